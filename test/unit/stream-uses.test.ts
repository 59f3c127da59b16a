import assert from "node:assert/strict";
import { flinkDirection, flinkPropertiesOf } from "../../server/src/model/flink-properties.ts";
import type { ResourceView } from "../../server/src/model/property.ts";
import { pollingConsumers, readersOf, type StreamUse, streamUsesOf } from "../../server/src/model/stream-uses.ts";
import { seen } from "../support/see.ts";

/** A stream with a registered consumer, a role, and what else stands in the template. */
const template = (more: string): string => `
Parameters:
  Given: { Type: String }
Resources:
  Clicks: { Type: AWS::Kinesis::Stream, Properties: { Name: clicks, ShardCount: 1 } }
  Other: { Type: AWS::Kinesis::Stream, Properties: { ShardCount: 1 } }
  Fan: { Type: AWS::Kinesis::StreamConsumer, Properties: { ConsumerName: fan, StreamARN: !GetAtt Clicks.Arn } }
  Role: { Type: AWS::IAM::Role }
  Reader: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn } }
  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Reader, Name: live } }
${more}`;

const mapping = (id: string, properties: string): string =>
  `  ${id}: { Type: AWS::Lambda::EventSourceMapping, Properties: { ${properties} } }\n`;

const application = (groups: string): string => `
  App:
    Type: AWS::KinesisAnalyticsV2::Application
    Properties:
      ServiceExecutionRole: !GetAtt Role.Arn
      ApplicationConfiguration: { EnvironmentProperties: { PropertyGroups: [${groups}] } }
`;

const group = (id: string, entries: string): string => `{ PropertyGroupId: ${id}, PropertyMap: { ${entries} } }`;

/** What is used, in short: `Map reads fan-out`. */
function sentence({ resource, relation, polls, isOn }: StreamUse): string {
  const manner = relation === "writes" || polls ? [] : ["fan-out"];
  const state = isOn === true ? [] : [isOn === false ? "off" : "maybe"];
  return [resource.id, relation, ...manner, ...state].join(" ");
}

const readers = (more: string): readonly string[] | undefined =>
  seen(template(more), "Clicks", (stream) => readersOf(stream).map(sentence))[0];

const polling = (more: string): readonly string[] | undefined =>
  seen(template(more), "Clicks", (stream) => pollingConsumers(stream).map(({ resource }) => resource.id))[0];

describe("who reads a stream", () => {
  const own = "EventSourceArn: !GetAtt Clicks.Arn, FunctionName: reader";
  const rows: readonly (readonly [what: string, more: string, expected: readonly string[]])[] = [
    ["nobody", "", []],
    ["a mapping", mapping("Map", own), ["Map reads"]],
    [
      "a mapping by the stream's name",
      mapping("Map", own.replace("!GetAtt Clicks.Arn", "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks")),
      ["Map reads"],
    ],
    ["a mapping that is off", mapping("Map", `${own}, Enabled: false`), ["Map reads off"]],
    ["a mapping that may be off", mapping("Map", `${own}, Enabled: !Ref Given`), ["Map reads maybe"]],
    [
      "a mapping of a registered consumer",
      mapping("Map", "EventSourceArn: !Ref Fan, FunctionName: reader"),
      ["Map reads fan-out"],
    ],
    ["a mapping of another stream", mapping("Map", "EventSourceArn: !GetAtt Other.Arn"), []],
    ["a mapping of what is not known", mapping("Map", "EventSourceArn: !Ref Given"), []],
    [
      "Firehose",
      "  Hose: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { KinesisStreamSourceConfiguration: { KinesisStreamARN: !GetAtt Clicks.Arn } } }",
      ["Hose reads"],
    ],
    ["a pipe", "  Pipe: { Type: AWS::Pipes::Pipe, Properties: { Source: !GetAtt Clicks.Arn } }", ["Pipe reads"]],
    [
      "a pipe that is stopped",
      "  Pipe: { Type: AWS::Pipes::Pipe, Properties: { Source: !GetAtt Clicks.Arn, DesiredState: STOPPED } }",
      ["Pipe reads off"],
    ],
    ["a pipe that writes", "  Pipe: { Type: AWS::Pipes::Pipe, Properties: { Target: !GetAtt Clicks.Arn } }", []],
    ["Flink", application(group("source", "arn: !GetAtt Clicks.Arn")), ["App reads"]],
    ["Flink twice", application(group("source", "arn: !GetAtt Clicks.Arn, name: clicks")), ["App reads"]],
    ["Flink as a sink", application(group("sink", "arn: !GetAtt Clicks.Arn")), []],
    ["Flink somehow", application(group("app", "arn: !GetAtt Clicks.Arn")), []],
    ["Flink with fan-out", application(group("source", "arn: !GetAtt Clicks.Arn, reader: EFO")), ["App reads fan-out"]],
    [
      "Flink with and without fan-out",
      application(
        `${group("source.a", "arn: !GetAtt Clicks.Arn, fan_out: x")}, ${group("source.b", "arn: !GetAtt Clicks.Arn")}`,
      ),
      ["App reads fan-out", "App reads"],
    ],
  ];
  for (const [what, more, expected] of rows) {
    it(what, () => {
      assert.deepEqual(readers(more), expected);
      const ids = expected.filter((text) => /reads$/.test(text)).map((text) => text.split(" ")[0]);
      assert.deepEqual(polling(more), ids);
    });
  }
});

describe("what a resource does with streams", () => {
  const usesOf = (id: string, more: string): unknown =>
    seen(template(more), id, (resource) =>
      streamUsesOf(resource).map((use) => [sentence(use), use.property.path, use.role?.path, use.role?.resource.id]),
    )[0];

  it("a mapping reads in the role of its function", () => {
    for (const name of ["!Ref Reader", "!GetAtt Reader.Arn", "!Ref Live"]) {
      assert.deepEqual(usesOf("Map", mapping("Map", `EventSourceArn: !GetAtt Clicks.Arn, FunctionName: ${name}`)), [
        ["Map reads", "EventSourceArn", "Role", "Reader"],
      ]);
    }
    assert.deepEqual(usesOf("Map", mapping("Map", "EventSourceArn: !GetAtt Clicks.Arn, FunctionName: other")), [
      ["Map reads", "EventSourceArn", undefined, undefined],
    ]);
  });

  it("a pipe reads and writes", () => {
    const pipe =
      "  Pipe: { Type: AWS::Pipes::Pipe, Properties: { Source: !GetAtt Clicks.Arn, Target: !GetAtt Other.Arn } }";
    assert.deepEqual(usesOf("Pipe", pipe), [
      ["Pipe reads", "Source", "RoleArn", "Pipe"],
      ["Pipe writes", "Target", "RoleArn", "Pipe"],
    ]);
  });

  it("an IoT rule writes, each action in its role", () => {
    const rule = `
  Rule:
    Type: AWS::IoT::TopicRule
    Properties:
      TopicRulePayload:
        Actions: [{ Sqs: { QueueUrl: q } }, { Kinesis: { StreamName: !Ref Clicks, RoleArn: r } }]
        ErrorAction: { Kinesis: { StreamName: !Ref Other, RoleArn: r } }
        RuleDisabled: true
`;
    const actions = "TopicRulePayload.Actions.1.Kinesis";
    const error = "TopicRulePayload.ErrorAction.Kinesis";
    assert.deepEqual(usesOf("Rule", rule), [
      ["Rule writes off", `${actions}.StreamName`, `${actions}.RoleArn`, "Rule"],
      ["Rule writes", `${error}.StreamName`, `${error}.RoleArn`, "Rule"],
    ]);
  });

  it("an EventBridge rule writes", () => {
    const rule =
      "  Rule: { Type: AWS::Events::Rule, Properties: { Targets: [{ Id: a, Arn: !GetAtt Reader.Arn }, { Id: b, Arn: !GetAtt Clicks.Arn }] } }";
    assert.deepEqual(usesOf("Rule", rule), [["Rule writes", "Targets.1.Arn", "Targets.1.RoleArn", "Rule"]]);
  });

  it("Flink reads and writes", () => {
    const app = application(`${group("in", "arn: !GetAtt Clicks.Arn")}, ${group("out", "arn: !GetAtt Other.Arn")}`);
    const groups = "ApplicationConfiguration.EnvironmentProperties.PropertyGroups";
    assert.deepEqual(usesOf("App", app), [
      ["App reads", `${groups}.0.PropertyMap.arn`, "ServiceExecutionRole", "App"],
      ["App writes", `${groups}.1.PropertyMap.arn`, "ServiceExecutionRole", "App"],
    ]);
  });

  it("others do nothing", () => assert.deepEqual(usesOf("Role", ""), []));
});

describe("what a Flink property is for", () => {
  const direction = (name: string, key: string, actions?: string): string | undefined => {
    const policy = `{ PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: [${actions}], Resource: !GetAtt Clicks.Arn } } }`;
    const text = template(application(group(name, `${key}: !GetAtt Clicks.Arn`))).replace(
      "Role: { Type: AWS::IAM::Role }",
      `Role: { Type: AWS::IAM::Role, Properties: { Policies: [${actions === undefined ? "" : policy}] } }`,
    );
    const told = (resource: ResourceView): string | undefined =>
      flinkDirection(flinkPropertiesOf(resource)[0]!, resource.template.resource("Clicks"));
    return seen(text, "App", told)[0];
  };
  const rows: readonly (readonly [group: string, key: string, expected: string | undefined])[] = [
    ["source.events", "arn", "source"],
    ["InputStream0", "stream.arn", "source"],
    ["ConsumerConfigProperties", "arn", "source"],
    ["stream-in", "arn", "source"],
    ["stream_in", "arn", "source"],
    ["app", "input.stream", "source"],
    ["OutputStream0", "arn", "sink"],
    ["sink", "arn", "sink"],
    ["ProducerConfigProperties", "arn", "sink"],
    ["app", "target.arn", "sink"],
    ["app", "destination", "sink"],
    ["events.out", "arn", "sink"],
    // Whoever copies from a source to a sink names both.
    ["source.to.sink", "arn", "sink"],
    ["source", "sink.arn", "sink"],
    ["routing", "arn", undefined],
    ["main", "arn", undefined],
    ["app", "arn", undefined],
  ];
  for (const [name, key, expected] of rows) {
    it(`${name}, ${key}: ${expected ?? "not known"}`, () => assert.equal(direction(name, key), expected));
  }

  const rights: readonly (readonly [actions: string, expected: string | undefined])[] = [
    ['"kinesis:GetRecords", "kinesis:GetShardIterator"', "source"],
    ['"kinesis:Get*"', "source"],
    ['"kinesis:PutRecord"', "sink"],
    ['"kinesis:PutRecords"', "sink"],
    ['"kinesis:*"', undefined],
    ['"kinesis:ListShards"', undefined],
  ];
  for (const [actions, expected] of rights) {
    it(`by the right to ${actions}: ${expected ?? "not known"}`, () => {
      assert.equal(direction("app", "arn", actions), expected);
      assert.equal(direction("sink", "arn", actions), "sink");
    });
  }
});
