import assert from "node:assert/strict";
import { seen } from "../support/see.ts";

/** The actions of a topic rule as the model has them, in each scenario: their kinds and one attribute of each. */
function actionsOf(blocks: Readonly<Record<string, unknown>>): unknown {
  const text = JSON.stringify({
    variable: { on: {} },
    resource: { aws_iot_topic_rule: { rule: { sql: "x", ...blocks } } },
  });
  return seen(
    text,
    "aws_iot_topic_rule.rule",
    (rule) =>
      rule
        .get("TopicRulePayload.Actions")
        .items.flatMap((action) =>
          action.entries.map(([kind, settings]) => [
            kind,
            settings.entries.map(([name, value]) => `${name}=${value.string}`),
          ]),
        ),
    "json",
  );
}

describe("Terraform's actions of IoT rules", () => {
  it("make one list, whatever their kind", () => {
    const blocks = {
      kinesis: { stream_name: "a", partition_key: "$" + "$" + "{topic()}" },
      firehose: [{ delivery_stream_name: "b" }, { delivery_stream_name: "c", separator: "\n" }],
    };
    assert.deepEqual(actionsOf(blocks), [
      [
        ["Kinesis", ["StreamName=a", "PartitionKey=$" + "{topic()}"]],
        ["Firehose", ["DeliveryStreamName=b"]],
        ["Firehose", ["DeliveryStreamName=c", "Separator=\n"]],
      ],
    ]);
  });

  it("are one list where there is one kind", () => {
    assert.deepEqual(actionsOf({ lambda: { function_arn: "f" } }), [[["Lambda", ["FunctionArn=f"]]]]);
    assert.deepEqual(actionsOf({}), [[]]);
  });

  it("have nested blocks", () => {
    const dynamodbv2 = { role_arn: "r", put_item: { table_name: "t" } };
    assert.deepEqual(actionsOf({ dynamodbv2, kafka: { topic: "k", header: [{ key: "a", value: "b" }] } }), [
      [
        ["DynamoDBv2", ["RoleArn=r", "PutItem=undefined"]],
        ["Kafka", ["Topic=k", "Headers=undefined"]],
      ],
    ]);
  });

  it("may depend on a variable", () => {
    const blocks = {
      sqs: { queue_url: "q" },
      dynamic: { s3: { for_each: '${var.on ? ["b"] : []}', content: { key: "k" } } },
    };
    const scenarios = actionsOf(blocks) as unknown[][];
    assert.deepEqual(scenarios.map((actions) => actions.length).sort(), [1, 2]);
  });
});

describe("Terraform's IoT rules", () => {
  it("are enabled or disabled, and have an error action", () => {
    const text = JSON.stringify({
      resource: { aws_iot_topic_rule: { rule: { enabled: false, error_action: { sqs: { queue_url: "q" } } } } },
    });
    const [found] = seen(
      text,
      "aws_iot_topic_rule.rule",
      (rule) => [
        rule.get("TopicRulePayload.RuleDisabled").boolean,
        rule.get("TopicRulePayload.ErrorAction.Sqs.QueueUrl").string,
      ],
      "json",
    );
    assert.deepEqual(found, [true, "q"]);
  });
});
