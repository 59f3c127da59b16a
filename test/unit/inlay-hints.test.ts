import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import { referenceInWords } from "../../server/src/features/hover/reference-hover.ts";
import { inlayHintsIn } from "../../server/src/features/inlay-hints.ts";
import { type HintKind, hintKinds } from "../../server/src/features/meaning/told.ts";
import { seen } from "../support/see.ts";

interface Asked {
  readonly kinds?: readonly HintKind[];
  /** The part of the text that is asked for; all of it by default. */
  readonly within?: string;
  readonly name?: string;
}

/** The lines that have hints, each with what stands before the hint, and the hint in brackets. */
function hintsIn(source: string, { kinds = hintKinds, within = source, name = "example.yaml" }: Asked = {}): string[] {
  const document = readDocument(`file:///${name}`, source);
  const [template] = readTemplates([document]);
  assert.ok(template && document.file);
  const start = source.indexOf(within);
  const hints = inlayHintsIn(document.file, template, { start, end: start + within.length }, new Set(kinds));
  const lines = source.split("\n");
  return hints.map(({ position: { line, character }, label }) => {
    return `${lines[line]!.slice(0, character).trim()} [${label}]`;
  });
}

function withProperties(type: string, properties: string, rest = ""): string {
  return `${rest}Resources:\n  It:\n    Type: ${type}\n    Properties:\n      ${properties}\n`;
}

describe("hints in the line", () => {
  const cases: readonly (readonly [HintKind, string, string, string])[] = [
    ["capacity", "AWS::Kinesis::Stream", "ShardCount: 4 # wide", "ShardCount: 4 [4 MiB/s in, 8 MiB/s out]"],
    ["capacity", "AWS::Kinesis::Stream", 'ShardCount: "1"', 'ShardCount: "1" [1 MiB/s in, 2 MiB/s out]'],
    [
      "capacity",
      "AWS::Glue::Job",
      "{WorkerType: G.2X, NumberOfWorkers: 10}",
      "{WorkerType: G.2X, NumberOfWorkers: 10 [20 DPUs, 80 vCPUs, 320 GB]",
    ],
    [
      "capacity",
      "AWS::EMR::Cluster",
      "Instances: {MasterInstanceType: m5.2xlarge}",
      "Instances: {MasterInstanceType: m5.2xlarge [8 vCPUs, 32 GiB]",
    ],
    ["durations", "AWS::Kinesis::Stream", "RetentionPeriodHours: 48", "RetentionPeriodHours: 48 [2 days]"],
    ["durations", "AWS::Lambda::Function", "Timeout: 900", "Timeout: 900 [15 minutes]"],
    [
      "durations",
      "AWS::Lambda::EventSourceMapping",
      "MaximumRecordAgeInSeconds: 90061",
      "MaximumRecordAgeInSeconds: 90061 [about 1 day 1 hour]",
    ],
    ["durations", "AWS::SQS::Queue", "MessageRetentionPeriod: 1209600", "MessageRetentionPeriod: 1209600 [14 days]"],
    [
      "buffers",
      "AWS::KinesisFirehose::DeliveryStream",
      "ExtendedS3DestinationConfiguration:\n        BufferingHints: # often\n          IntervalInSeconds: 60\n          SizeInMBs: 5",
      "BufferingHints: [delivers at 5 MiB or after 1 minute]",
    ],
    [
      "buffers",
      "AWS::KinesisFirehose::DeliveryStream",
      "S3DestinationConfiguration: {BufferingHints: {IntervalInSeconds: 0}}",
      "S3DestinationConfiguration: {BufferingHints: {IntervalInSeconds: 0} [delivers without waiting]",
    ],
    [
      "buffers",
      "AWS::Lambda::EventSourceMapping",
      "{BatchSize: 500, MaximumBatchingWindowInSeconds: 30}",
      "{BatchSize: 500 [at 500 records or after 30 seconds]",
    ],
    [
      "schedules",
      "AWS::Events::Rule",
      "ScheduleExpression: rate(6 hours)",
      "ScheduleExpression: rate(6 hours) [every 6 hours]",
    ],
    [
      "schedules",
      "AWS::Glue::Trigger",
      "Schedule: cron(15 3 ? * MON-FRI *)",
      "Schedule: cron(15 3 ? * MON-FRI *) [at 03:15 UTC, Monday through Friday]",
    ],
    [
      "lifecycle",
      "AWS::S3::Bucket",
      "LifecycleConfiguration:\n        Rules:\n          - Status: Enabled\n            Transitions:\n              - {StorageClass: GLACIER, TransitionInDays: 30}\n            ExpirationInDays: 400",
      "- Status: Enabled [30 d GLACIER → 400 d deleted]",
    ],
    [
      "schedules",
      "AWS::Events::Rule",
      "ScheduleExpression: cron(0 2 * * ? *)",
      "ScheduleExpression: cron(0 2 * * ? *) [every day at 02:00 UTC]",
    ],
    [
      "schedules",
      "AWS::Scheduler::Schedule",
      "{ScheduleExpression: cron(0 2 * * ? *), ScheduleExpressionTimezone: Asia/Tokyo}",
      "{ScheduleExpression: cron(0 2 * * ? *) [every day at 02:00 Asia/Tokyo]",
    ],
    [
      "schedules",
      "AWS::Scheduler::Schedule",
      "{ScheduleExpression: cron(0 2 * * ? *), ScheduleExpressionTimezone: !ImportValue Zone}",
      "{ScheduleExpression: cron(0 2 * * ? *) [every day at 02:00]",
    ],
    [
      "lifecycle",
      "AWS::S3::Bucket",
      "LifecycleConfiguration: {Rules: [{Status: Disabled, ExpirationInDays: 7}]}",
      "LifecycleConfiguration: {Rules: [{Status: Disabled, ExpirationInDays: 7} [disabled: 7 d deleted]",
    ],
    [
      "lifecycle",
      "AWS::S3::Bucket",
      "LifecycleConfiguration: {Rules: [{NoncurrentVersionExpiration: {NoncurrentDays: 7}}]}",
      "LifecycleConfiguration: {Rules: [{NoncurrentVersionExpiration: {NoncurrentDays: 7}} [old versions: 7 d deleted]",
    ],
  ];
  for (const [kind, type, properties, expected] of cases) {
    it(`tell ${kind}: ${expected}`, () => {
      const source = withProperties(type, properties);
      assert.deepEqual(hintsIn(source, { kinds: [kind] }), [expected]);
      const others = hintKinds.filter((other) => other !== kind);
      assert.deepEqual(hintsIn(source, { kinds: others }), []);
    });
  }

  it("tell the shards that the stated load needs, beside what there is", () => {
    const stream = withProperties("AWS::Kinesis::Stream", "ShardCount: 4").replace(
      "    Type",
      "    # pipeline-hints: workload RecordsPerSecond=1000 RecordSizeKiB=8\n    Type",
    );
    assert.deepEqual(hintsIn(stream), ["ShardCount: 4 [4 MiB/s in, 8 MiB/s out]", "ShardCount: 4 [load needs 8]"]);
  });

  it("tell no capacity of what has none, whatever is written", () => {
    const onDemand = "{ShardCount: 4, StreamModeDetails: {StreamMode: ON_DEMAND}}";
    const loaded = withProperties("AWS::Kinesis::Stream", onDemand).replace(
      "    Type",
      "    # pipeline-hints: workload RecordsPerSecond=1000 RecordSizeKiB=8\n    Type",
    );
    assert.deepEqual(hintsIn(loaded), []);
    const units =
      "{BillingMode: PAY_PER_REQUEST, ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}}";
    assert.deepEqual(hintsIn(withProperties("AWS::DynamoDB::Table", units)), []);
  });

  it("tell no memory of instances that have more than others of their family", () => {
    const instances = "Instances: {MasterInstanceType: c5n.xlarge, CoreInstanceGroup: {InstanceType: c5.xlarge}}";
    assert.deepEqual(hintsIn(withProperties("AWS::EMR::Cluster", instances)), [
      `${instances.slice(0, -2)} [4 vCPUs, 8 GiB]`,
    ]);
  });

  it("tell nothing of what is not written", () => {
    const delivery = { name: "a", destination: "splunk", splunk_configuration: { hec_endpoint: "https://a" } };
    const source = JSON.stringify({ resource: { aws_kinesis_firehose_delivery_stream: { a: delivery } } }, null, 1);
    assert.deepEqual(hintsIn(source, { kinds: ["buffers"], name: "main.tf.json" }), []);
  });

  it("stand before what follows a value in its line", () => {
    const stream = { Type: "AWS::Kinesis::Stream", Properties: { ShardCount: 1, Name: "a" } };
    const source = JSON.stringify({ Resources: { A: stream } }, null, 1);
    assert.deepEqual(hintsIn(source, { name: "stack.json" }), ['"ShardCount": 1 [1 MiB/s in, 2 MiB/s out]']);
  });

  it("do not repeat a unit that the name has", () => {
    assert.deepEqual(hintsIn(withProperties("AWS::Kinesis::Stream", "RetentionPeriodHours: 7")), []);
  });
});

describe("hints on references", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["a parameter's default", "ShardCount: !Ref Count", ["ShardCount: !Ref Count [default: 4]"]],
    ["a default among allowed values", "ShardCount: !Ref Few", ["ShardCount: !Ref Few [default: 2]"]],
    ["nothing of a parameter without default", "ShardCount: !Ref Open", []],
    ["the type of a resource", "Name: !Ref Other", ["Name: !Ref Other [Kinesis::Stream]"]],
    [
      "the type and the name of a resource",
      "Name: !GetAtt Named.Arn",
      ["Name: !GetAtt Named.Arn [Kinesis::Stream clicks]"],
    ],
    ["a text whose parts are known", "Name: !Sub 'shop-$" + "{Few}'", []],
    [
      "a text with a default in it",
      "Name: !Sub 'shop-$" + "{Count}'",
      ["Name: !Sub 'shop-${Count}' [by default: shop-4]"],
    ],
    [
      "what a mapping holds",
      "Name: !FindInMap [Names, eu, stream]",
      ["Name: !FindInMap [Names, eu, stream] [= orders]"],
    ],
    ["nothing of what is written", "Name: orders", []],
    ["nothing of what stands in the text", "Name: !Sub orders", []],
    ["nothing of several lines", "Name: !Join ['\\n', [a, !Ref Few]]", []],
    ["nothing of a parameter that is hidden", "Name: !Ref Hidden", []],
    ["nothing that is made of one", "Name: !Sub 'a-$" + "{Hidden}'", []],
    ["nothing of a password", "Tags: [{Password: !Ref Count}]", []],
    ["no type that the id tells", "Name: !GetAtt DeliveryRole.Arn", []],
    ["but the name", "Name: !GetAtt LakeBucket.Arn", ["Name: !GetAtt LakeBucket.Arn [name: shop-lake]"]],
    ["the end of a long name", "Name: !Ref Deep", ["Name: !Ref Deep [SQS::Queue test-shop…n-a-shop-clicks-dlq]"]],
    ["nothing of what is not known", "Name: !ImportValue orders", []],
  ];
  const around =
    "Parameters:\n  Count: {Type: Number, Default: 4}\n  Few: {Type: Number, Default: 2, AllowedValues: [1, 2]}\n" +
    "  Open: {Type: Number}\n  Hidden: {Type: String, NoEcho: true, Default: orders}\nMappings: {Names: {eu: {stream: orders}}}\n";
  const others =
    "  Other: {Type: AWS::Kinesis::Stream}\n  Named: {Type: AWS::Kinesis::Stream, Properties: {Name: clicks}}\n" +
    "  DeliveryRole: {Type: AWS::IAM::Role}\n  LakeBucket: {Type: AWS::S3::Bucket, Properties: {BucketName: shop-lake}}\n" +
    "  Deep: {Type: AWS::SQS::Queue, Properties: {QueueName: test-shop-of-all-things-in-a-shop-clicks-dlq}}\n";
  for (const [what, properties, expected] of cases) {
    it(`tell ${what}`, () => {
      const source = withProperties("AWS::Kinesis::Stream", properties, around) + others;
      assert.deepEqual(hintsIn(source, { kinds: ["references"] }), expected);
    });
  }

  it("compute from a default, but not from one of several allowed values", () => {
    const of = (properties: string): string[] =>
      hintsIn(withProperties("AWS::Kinesis::Stream", properties, around), { kinds: ["capacity"] });
    assert.deepEqual(of("ShardCount: !Ref Count"), ["ShardCount: !Ref Count [by default: 4 MiB/s in, 8 MiB/s out]"]);
    assert.deepEqual(of("ShardCount: !Ref Few"), []);
  });

  it("are told of data services only", () => {
    const source = withProperties("AWS::EC2::Instance", "ImageId: !Ref Count", around);
    assert.deepEqual(hintsIn(source), []);
  });

  it("say that they rest on a default, once", () => {
    const source = withProperties("AWS::Kinesis::Stream", "ShardCount: !Ref Count", around);
    assert.deepEqual(hintsIn(source), [
      "ShardCount: !Ref Count [default: 4]",
      "ShardCount: !Ref Count [4 MiB/s in, 8 MiB/s out]",
    ]);
  });

  it("are told without what is hidden, in hovers too", () => {
    const source = withProperties("AWS::Kinesis::Stream", "Name: !Sub '$" + "{Hidden}-$" + "{Count}'", around);
    const [words] = seen(source, "It", (resource) => referenceInWords(resource, "Name"));
    assert.equal(words, "Parameter `Hidden`: its default is not shown. Parameter `Count`: default `4`.");
  });

  it("have all of what they say behind them", () => {
    const long = "Name: !Sub 'a-long-name-of-a-stream-that-is-for-orders-$" + "{Count}'";
    const source = withProperties("AWS::Kinesis::Stream", long, around);
    const document = readDocument("file:///example.yaml", source);
    const whole = { start: 0, end: source.length };
    const [hint] = inlayHintsIn(document.file!, readTemplates([document])[0]!, whole, new Set(hintKinds));
    assert.match((hint!.tooltip as { value: string }).value, /`a-long-name-of-a-stream-that-is-for-orders-4`/);
  });

  it("tell what Terraform's attributes are, and nothing of sensitive variables", () => {
    const source = JSON.stringify(
      {
        variable: { key: { default: "abc", sensitive: true } },
        resource: {
          aws_rds_cluster: { main: { cluster_identifier: "shop", engine: "aurora-mysql", engine_version: "8.0.x" } },
          aws_rds_cluster_instance: {
            one: {
              cluster_identifier: "${aws_rds_cluster.main.id}",
              engine: "${aws_rds_cluster.main.engine}",
              availability_zone: "${aws_rds_cluster.main.port}",
              identifier: "${var.key}",
            },
          },
        },
      },
      null,
      1,
    );
    assert.deepEqual(hintsIn(source, { kinds: ["references"], name: "main.tf.json" }), [
      '"cluster_identifier": "${aws_rds_cluster.main.id}" [name: shop]',
      '"engine": "${aws_rds_cluster.main.engine}" [= aurora-mysql]',
    ]);
  });

  it("leave out what Terraform's addresses say", () => {
    const stream = (name: string) => ({ name, shard_count: 1 });
    const mapping = (address: string) => ({ event_source_arn: `\${aws_kinesis_stream.${address}.arn}` });
    const source = JSON.stringify(
      {
        resource: {
          aws_kinesis_stream: { clicks: stream("clicks"), orders: stream("shop-orders") },
          aws_lambda_event_source_mapping: { one: mapping("clicks"), two: mapping("orders") },
        },
      },
      null,
      1,
    );
    assert.deepEqual(hintsIn(source, { kinds: ["references"], name: "main.tf.json" }), [
      '"event_source_arn": "${aws_kinesis_stream.orders.arn}" [name: shop-orders]',
    ]);
  });
});

describe("hints on the events of SAM", () => {
  it("are told where they are written", () => {
    const source =
      "Transform: AWS::Serverless-2016-10-31\nResources:\n  Clicks: {Type: AWS::Kinesis::Stream}\n  Reader:\n    Type: AWS::Serverless::Function\n" +
      "    Properties:\n      Events:\n        Tick: {Type: Schedule, Properties: {Schedule: rate(5 minutes)}}\n        Read:\n          Type: Kinesis\n" +
      "          Properties:\n            Stream: !GetAtt Clicks.Arn\n            BatchSize: 100\n            MaximumBatchingWindowInSeconds: 120\n";
    assert.deepEqual(hintsIn(source), [
      "Tick: {Type: Schedule, Properties: {Schedule: rate(5 minutes) [every 5 minutes]",
      "Stream: !GetAtt Clicks.Arn [Kinesis::Stream]",
      "BatchSize: 100 [at 100 records or after 2 minutes]",
    ]);
  });
});

describe("conditions", () => {
  const head = "Conditions: {Big: !Equals [!Ref AWS::Region, eu-west-1]}\n";

  it("give each branch its hint", () => {
    const source = withProperties("AWS::Kinesis::Stream", "ShardCount: !If [Big, 8, 2]", head);
    assert.deepEqual(hintsIn(source), [
      "ShardCount: !If [Big, 8 [8 MiB/s in, 16 MiB/s out]",
      "ShardCount: !If [Big, 8, 2 [2 MiB/s in, 4 MiB/s out]",
    ]);
  });

  it("leave a value without hint where it has two meanings", () => {
    const source = withProperties("AWS::Glue::Job", "{WorkerType: !If [Big, G.2X, G.1X], NumberOfWorkers: 10}", head);
    assert.deepEqual(hintsIn(source), []);
  });
});

describe("hints in a part of the file", () => {
  const stream = (id: string): string => `  ${id}:\n    Type: AWS::Kinesis::Stream\n    Properties: {ShardCount: 1}\n`;

  it("are those of the part", () => {
    const source = `Resources:\n${stream("One")}${stream("Two")}`;
    assert.equal(hintsIn(source).length, 2);
    assert.equal(hintsIn(source, { within: stream("Two") }).length, 1);
    assert.deepEqual(hintsIn(source, { within: "  Two:\n    Type" }), []);
  });

  it("are short wherever they stand, and have a sentence behind them", () => {
    for (const example of globSync("examples/**/*.{yaml,json}")) {
      const source = readFileSync(example, "utf8");
      const document = readDocument(`file:///${example}`, source);
      const [template] = readTemplates([document]);
      if (!template || !document.file) continue;
      const whole = { start: 0, end: source.length };
      for (const { label, tooltip } of inlayHintsIn(document.file, template, whole, new Set(hintKinds))) {
        assert.ok(String(label).length <= 40, String(label));
        assert.ok((tooltip as { value: string }).value.length > 0);
      }
    }
  });
});
