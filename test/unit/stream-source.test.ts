import assert from "node:assert/strict";
import {
  type EventSourceKind,
  eventSourceKind,
  isFanOut,
  kinesisStreamOf,
  sourceKind,
} from "../../server/src/model/stream-source.ts";
import { seen } from "../support/see.ts";

const template = (mapping: string): string => `
Parameters:
  Given: { Type: String }
Resources:
  Clicks: { Type: AWS::Kinesis::Stream, Properties: { Name: clicks, ShardCount: 1 } }
  Fan: { Type: AWS::Kinesis::StreamConsumer, Properties: { ConsumerName: fan, StreamARN: !GetAtt Clicks.Arn } }
  Hose: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { DeliveryStreamName: hose } }
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: table } }
  Global: { Type: AWS::DynamoDB::GlobalTable }
  Jobs: { Type: AWS::SQS::Queue }
  Kafka: { Type: AWS::MSK::Cluster }
  Serverless: { Type: AWS::MSK::ServerlessCluster }
  Broker: { Type: AWS::AmazonMQ::Broker }
  Documents: { Type: AWS::DocDB::DBCluster }
  Map:
    Type: AWS::Lambda::EventSourceMapping
    Properties: { FunctionName: reader, ${mapping} }
`;

const arn = (service: string, resource: string): string => `"arn:aws:${service}:eu-west-1:111122223333:${resource}"`;
const sub = (service: string, resource: string): string =>
  `!Sub "arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}"`;

type Row = readonly [source: string, kind: EventSourceKind | undefined];

const sources: readonly Row[] = [
  ["!GetAtt Clicks.Arn", "kinesis"],
  ['!Sub "$' + '{Clicks.Arn}"', "kinesis"],
  ["!GetAtt Fan.ConsumerARN", "kinesis"],
  ["!Ref Fan", "kinesis"],
  [arn("kinesis", "stream/elsewhere"), "kinesis"],
  [arn("kinesis", "stream/clicks/consumer/fan:1"), "kinesis"],
  [sub("kinesis", "stream/$" + "{Given}"), "kinesis"],
  ["!GetAtt Table.StreamArn", "dynamodb"],
  ["!GetAtt Global.StreamArn", "dynamodb"],
  ["!GetAtt Table.Arn", undefined],
  ["!Ref Table", undefined],
  [arn("dynamodb", "table/t/stream/2026-01-01T00:00:00.000"), "dynamodb"],
  [sub("dynamodb", "table/$" + "{Table}/stream/2026-01-01T00:00:00.000"), "dynamodb"],
  [arn("dynamodb", "table/t"), undefined],
  ["!GetAtt Jobs.Arn", "sqs"],
  [arn("sqs", "jobs"), "sqs"],
  ["!Ref Kafka", "msk"],
  ["!GetAtt Serverless.Arn", "msk"],
  [arn("kafka", "cluster/events/1-2"), "msk"],
  ["!GetAtt Broker.Arn", "mq"],
  [arn("mq", "broker:b:b-1"), "mq"],
  [sub("rds", "cluster:$" + "{Documents}"), "documentdb"],
  ["!GetAtt Hose.Arn", undefined],
  [arn("firehose", "deliverystream/hose"), undefined],
  [sub("sns", "$" + "{Clicks}"), undefined],
  ["!Ref Given", undefined],
  ["!ImportValue clicks", undefined],
];

describe("the kind of an event source", () => {
  for (const [source, kind] of sources) {
    it(source, () => {
      const text = template(`EventSourceArn: ${source}`);
      assert.deepEqual(seen(text, "Map", eventSourceKind), [kind]);
      assert.deepEqual(
        seen(text, "Map", (mapping) => sourceKind(mapping.get("EventSourceArn"))),
        [kind],
      );
    });
  }

  it("a Kafka cluster of one's own", () => {
    const endpoints = "SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: [one.example.com:9092] } }";
    assert.deepEqual(seen(template(endpoints), "Map", eventSourceKind), ["kafka"]);
    const pipe = "EventSourceArn: smk://one.example.com:9092";
    assert.deepEqual(
      seen(template(pipe), "Map", (mapping) => sourceKind(mapping.get("EventSourceArn"))),
      ["kafka"],
    );
  });

  it("nothing", () => {
    assert.deepEqual(seen(template("BatchSize: 1"), "Map", eventSourceKind), [undefined]);
  });

  it("by branch", () => {
    const text = template("EventSourceArn: !If [IsOwn, !GetAtt Clicks.Arn, !GetAtt Jobs.Arn]").replace(
      "Resources:",
      "Conditions: { IsOwn: !Equals [!Ref Given, own] }\nResources:",
    );
    assert.deepEqual(seen(text, "Map", eventSourceKind).sort(), ["kinesis", "sqs"]);
  });

  describe("in SAM", () => {
    const rows: readonly (readonly [event: string, kind: EventSourceKind | undefined])[] = [
      ["Type: Kinesis, Properties: { Stream: !Ref Given, StartingPosition: LATEST }", "kinesis"],
      ["Type: DynamoDB, Properties: { Stream: !GetAtt Table.StreamArn, StartingPosition: LATEST }", "dynamodb"],
      ["Type: DynamoDB, Properties: { Stream: !GetAtt Table.Arn, StartingPosition: LATEST }", undefined],
      ["Type: SQS, Properties: { Queue: !ImportValue jobs }", "sqs"],
      ["Type: MSK, Properties: { Stream: !Ref Given, Topics: [clicks] }", "msk"],
      ["Type: MQ, Properties: { Broker: !Ref Given, Queues: [clicks] }", "mq"],
      ["Type: SelfManagedKafka, Properties: { KafkaBootstrapServers: [one:9092], Topics: [clicks] }", "kafka"],
      ["Type: DocumentDB, Properties: { Cluster: !Ref Given, DatabaseName: shop }", "documentdb"],
    ];
    for (const [event, kind] of rows) {
      it(event, () => {
        const text = `
Transform: AWS::Serverless-2016-10-31
Parameters:
  Given: { Type: String }
Resources:
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: table } }
  Reader:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: python3.13
      InlineCode: "def handler(event, context): pass"
      Events:
        Map: { ${event} }
`;
        assert.deepEqual(seen(text, "ReaderMap", eventSourceKind), [kind]);
      });
    }
  });

  it("in Terraform", () => {
    const kindOf = (source: string): unknown => {
      const text = JSON.stringify({
        resource: {
          aws_kinesis_stream: { clicks: { name: "clicks", shard_count: 1 } },
          aws_kinesis_stream_consumer: { fan: { name: "fan", stream_arn: `\${aws_kinesis_stream.clicks.arn}` } },
          aws_dynamodb_table: { table: { name: "table" } },
          aws_msk_cluster: { kafka: { cluster_name: "kafka" } },
          aws_msk_serverless_cluster: { serverless: { cluster_name: "serverless" } },
          aws_mq_broker: { broker: { broker_name: "broker" } },
          aws_docdb_cluster: { documents: { cluster_identifier: "documents" } },
          aws_sqs_queue: { jobs: { name: "jobs" } },
          aws_lambda_event_source_mapping: {
            map: { function_name: "reader", event_source_arn: `\${${source}}` },
          },
        },
      });
      return seen(text, "aws_lambda_event_source_mapping.map", eventSourceKind, "json")[0];
    };
    const rows: readonly Row[] = [
      ["aws_kinesis_stream.clicks.arn", "kinesis"],
      ["aws_kinesis_stream_consumer.fan.arn", "kinesis"],
      ["aws_dynamodb_table.table.stream_arn", "dynamodb"],
      ["aws_dynamodb_table.table.arn", undefined],
      ["aws_msk_cluster.kafka.arn", "msk"],
      ["aws_msk_serverless_cluster.serverless.arn", "msk"],
      ["aws_mq_broker.broker.arn", "mq"],
      ["aws_docdb_cluster.documents.arn", "documentdb"],
      ["aws_sqs_queue.jobs.arn", "sqs"],
    ];
    assert.deepEqual(
      rows.map(([source]) => [source, kindOf(source)]),
      rows,
    );
  });
});

describe("the stream of the template that is read", () => {
  const rows: readonly (readonly [source: string, stream: string | undefined, fanOut: boolean])[] = [
    ["!GetAtt Clicks.Arn", "Clicks", false],
    ["!GetAtt Fan.ConsumerARN", "Clicks", true],
    ["!Ref Fan", "Clicks", true],
    ['!Sub "$' + '{Fan.ConsumerARN}"', "Clicks", true],
    [arn("kinesis", "stream/clicks"), "Clicks", false],
    [arn("kinesis", "stream/elsewhere"), undefined, false],
    [arn("kinesis", "stream/elsewhere/consumer/fan:1"), undefined, true],
    ["!GetAtt Jobs.Arn", undefined, false],
    ["!Ref Given", undefined, false],
  ];
  for (const [source, stream, fanOut] of rows) {
    it(source, () => {
      const [found] = seen(template(`EventSourceArn: ${source}`), "Map", (mapping) => {
        const property = mapping.get("EventSourceArn");
        return [kinesisStreamOf(property)?.id, isFanOut(property)];
      });
      assert.deepEqual(found, [stream, fanOut]);
    });
  }
});
