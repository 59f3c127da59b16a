import assert from "node:assert/strict";
import { functionEvents, stateMachineEvents } from "../../server/src/dialects/cloudformation/sam/events.ts";
import { functionEventWords, stateMachineEventWords } from "../../server/src/features/completion/serverless-words.ts";
import { chosen, complete, labels } from "../support/complete.ts";

const sam = (properties: string): string =>
  `Transform: AWS::Serverless-2016-10-31\nResources:\n  Clicks: {Type: AWS::Kinesis::Stream}\n  F:\n` +
  `    Type: AWS::Serverless::Function\n    Properties:\n${properties.replace(/^/gm, "      ")}\n`;

describe("completion in SAM", () => {
  const cases: readonly (readonly [what: string, source: string, label: string, result: string])[] = [
    ["the type of an event", sam("Events:\n  E:\n    Type: Kin^"), "Kinesis", sam("Events:\n  E:\n    Type: Kinesis")],
    [
      "the properties of an event, with what SAM requires",
      sam("Events:\n  E:\n    Type: Kinesis\n    ^"),
      "Properties",
      sam("Events:\n  E:\n    Type: Kinesis\n    Properties:\n      Stream: $1\n      StartingPosition: $2"),
    ],
    [
      "a property that Lambda knows under another name",
      sam("Events:\n  E:\n    Type: SQS\n    Properties:\n      ^"),
      "Queue",
      sam("Events:\n  E:\n    Type: SQS\n    Properties:\n      Queue: $0"),
    ],
    [
      "a value of such a property",
      sam("Events:\n  E:\n    Type: Kinesis\n    Properties:\n      Stream: ^"),
      "!GetAtt Clicks.Arn",
      sam("Events:\n  E:\n    Type: Kinesis\n    Properties:\n      Stream: !GetAtt Clicks.Arn"),
    ],
    [
      "a policy template with its parameters",
      sam("Policies:\n  - S3R^"),
      "S3ReadPolicy",
      sam("Policies:\n  - S3ReadPolicy:\n      BucketName: $0"),
    ],
    [
      "a policy template without parameters",
      sam("Policies:\n  ^"),
      "CloudWatchPutMetricPolicy",
      sam("Policies:\n  - CloudWatchPutMetricPolicy: {}"),
    ],
    [
      "a parameter of a policy template",
      sam("Policies:\n  - SQSPollerPolicy:\n      ^"),
      "QueueName",
      sam("Policies:\n  - SQSPollerPolicy:\n      QueueName: $0"),
    ],
    [
      "a section of what all functions have",
      "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  ^\nResources: {}\n",
      "Function",
      "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    $0\nResources: {}\n",
    ],
    [
      "what all functions have",
      "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    Run^\nResources: {}\n",
      "Runtime",
      "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    Runtime: $0\nResources: {}\n",
    ],
  ];
  for (const [what, source, label, result] of cases)
    it(`writes ${what}`, () => assert.equal(chosen(source, label), result));

  it("offers for an event what its type has, the required first", () => {
    const { items } = complete(sam("Events:\n  E:\n    Type: Kinesis\n    Properties:\n      ^"));
    const names = items.map(({ label }) => label);
    assert.deepEqual(names.slice(0, 2), ["StartingPosition", "Stream"]);
    assert.ok(names.includes("BisectBatchOnFunctionError"));
    assert.ok(!names.includes("FunctionName") && !names.includes("EventSourceArn") && !names.includes("Topics"));
    assert.deepEqual(labels(sam("Events:\n  E:\n    Type: S3\n    Properties:\n      ^")), [
      "Bucket",
      "Events",
      "Filter",
    ]);
  });

  it("offers for all functions nothing that names one", () => {
    const names = labels("Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    ^\nResources: {}\n");
    assert.ok(!names.includes("FunctionName") && !names.includes("Events"));
  });

  it("knows all events that are read", () => {
    for (const name of Object.keys(functionEvents)) assert.ok(Object.hasOwn(functionEventWords, name), name);
    for (const name of Object.keys(stateMachineEvents)) assert.ok(Object.hasOwn(stateMachineEventWords, name), name);
  });
});
