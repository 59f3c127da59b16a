import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import { hoverAt } from "../../server/src/features/hover/hover.ts";
import { commandLink } from "../../server/src/features/hover/links.ts";
import { linesOf } from "../../server/src/features/hover/text.ts";
import { propertyAt } from "../../server/src/model/property-at.ts";

/** What stands at the end of a text in an example. */
function at(example: string, text: string): { place: string | undefined; hover: string | undefined } {
  const source = readFileSync(`examples/${example}`, "utf8");
  const document = readDocument(`file:///${example}`, source);
  const [template] = readTemplates([document]);
  const index = source.indexOf(text);
  assert.ok(index >= 0 && template && document.file);
  const offset = index + text.length - 1;
  const place = propertyAt(template, document.file, offset);
  const hover = hoverAt(document.file, template, [], offset, { mode: "full" });
  return {
    place: place && `${place.resource.id} ${place.path}`,
    hover: (hover?.contents as { value: string } | undefined)?.value,
  };
}

describe("the property under the cursor", () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    [
      "cloudformation/clickstream.yaml",
      "SizeInMBs: 5",
      "Delivery ExtendedS3DestinationConfiguration.BufferingHints.SizeInMBs",
    ],
    [
      "cloudformation/clickstream.yaml",
      "StorageClass",
      "Lake LifecycleConfiguration.Rules.0.Transitions.0.StorageClass",
    ],
    ["cloudformation/clickstream.yaml", "  Clicks", "Clicks "],
    ["cloudformation/clickstream.yaml", "Type: AWS::S3", "Lake "],
    ["cloudformation/clickstream.yaml", "Parameters", undefined],
    [
      "cloudformation/clickstream.json",
      '"SizeInMBs"',
      "Delivery ExtendedS3DestinationConfiguration.BufferingHints.SizeInMBs",
    ],
    ["sam/template.yaml", "Seconds: 900", "Nightly Definition.States.Settle.Seconds"],
    ["terraform-json/main.tf.json", '"retention_period"', "aws_kinesis_stream.clicks RetentionPeriodHours"],
    [
      "terraform-json/main.tf.json",
      '"storage_class"',
      "aws_s3_bucket.lake LifecycleConfiguration.Rules.0.Transitions.0.StorageClass",
    ],
    ["terraform-yaml/main.tf.yaml", "bid_price", "aws_emr_cluster.reports Instances.CoreInstanceGroup.BidPrice"],
  ];
  for (const [example, text, expected] of cases) {
    it(`is ${expected ?? "none"} at ${text.trim()} in ${example}`, () =>
      assert.equal(at(example, text).place, expected));
  }
});

describe("a hover", () => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    [
      "cloudformation/clickstream.yaml",
      "Type: AWS::Kinesis::Stream",
      "says what the service is for",
      /several consumers/,
    ],
    ["cloudformation/clickstream.yaml", "Type: AWS::Kinesis::Stream", "names who reads", /Is read by `Delivery`/],
    ["cloudformation/clickstream.yaml", "  Delivery", "names both neighbours", /Reads `Clicks`.* delivers to `Lake`/],
    [
      "cloudformation/clickstream.yaml",
      "ShardCount",
      "tells the capacity",
      /4 shards: 4 MiB\/s and 4,000 records\/s in, 8 /,
    ],
    ["cloudformation/clickstream.yaml", "ShardCount", "tells what the load needs", /needs 16 shards, for 4 polling/],
    ["cloudformation/clickstream.yaml", "workload RecordsPerSecond", "tells it at the load too", /needs 16 shards/],
    ["cloudformation/clickstream.yaml", "RetentionPeriodHours", "gives the default", /integer; default `24`/],
    ["cloudformation/clickstream.yaml", "!Ref Retention", "tells of a parameter", /Parameter `Retention`: default `7`/],
    [
      "cloudformation/clickstream.yaml",
      "GetAtt Clicks.Arn",
      "says what is referred to",
      /`Arn` of `Clicks` \(AWS::Kinesis/,
    ],
    ["cloudformation/clickstream.yaml", "KinesisStreamARN", "says what replaces", /a change replaces the resource/],
    [
      "cloudformation/clickstream.yaml",
      "ExpirationInDays",
      "reads a lifecycle",
      /Below `clicks\/`: objects move to GLACIER after 30 days \(billed for at least 90 days there\), then are deleted/,
    ],
    [
      "cloudformation/clickstream.yaml",
      "StorageClass: GLACIER",
      "explains a storage class",
      /\*\*GLACIER\*\*.*90 days/,
    ],
    ["cloudformation/clickstream.yaml", "IntervalInSeconds", "reads a buffer", /once 5 MiB have .* or after 1 minute/],
    ["terraform-json/main.tf.json", '"retention_period"', "speaks the words of the file", /^\*\*retention_period\*\*/],
    ["terraform-json/main.tf.json", '"retention_period"', "has facts", /24 to 8760 hours/],
    [
      "terraform-json/main.tf.json",
      '"aws_kinesis_stream"',
      "links to the provider",
      /registry\.terraform\.io.*kinesis_stream/,
    ],
    ["sam/template.yaml", "Seconds: 900", "reads a time", /15 minutes/],
  ];
  for (const [example, text, what, expected] of cases) {
    it(`${what} at ${text.trim()} in ${example}`, () => assert.match(at(example, text).hover ?? "", expected));
  }

  const written: readonly (readonly [string, string, string, RegExp])[] = [
    [
      "AWS::Glue::Crawler",
      "Schedule: {ScheduleExpression: cron(15 3 ? * MON-FRI *)}",
      "cron",
      /At 03:15 UTC, Monday through/,
    ],
    ["AWS::Events::Rule", "ScheduleExpression: rate(1 hour)", "rate", /^Every hour\.$/m],
    ["AWS::Glue::Job", "WorkerType: G.2X\n      NumberOfWorkers: 10", "NumberOf", /20 DPUs, 80 vCPUs and 320 GB/],
    ["AWS::Glue::Job", "WorkerType: R.1X\n      NumberOfWorkers: 3", "NumberOf", /3 M-DPUs, 12 vCPUs and 96 GB/],
    [
      "AWS::DynamoDB::Table",
      "ProvisionedThroughput: {ReadCapacityUnits: 10}",
      "ReadCap",
      /10 reads .* or 20 eventually/,
    ],
    ["AWS::EMR::Cluster", "Instances: {MasterInstanceType: m5.2xlarge}", "m5", /8 vCPUs and 32 GiB of memory, general/],
    [
      "AWS::Lambda::EventSourceMapping",
      "EventSourceArn: arn:aws:kinesis:eu-west-1:1:stream/a",
      "kines",
      /Kinesis Data/,
    ],
    ["AWS::SQS::Queue", "MessageRetentionPeriod: 1209600", "MessageRet", /^14 days\.$/m],
  ];
  for (const [type, properties, text, expected] of written) {
    it(`computes ${properties.split("\n")[0]}`, () => {
      const source = `Resources:\n  It:\n    Type: ${type}\n    Properties:\n      ${properties}\n`;
      assert.match(hoverIn(source, source.lastIndexOf(text) + 1) ?? "", expected);
    });
  }

  const explained: readonly (readonly [string, string, RegExp])[] = [
    [
      "AWS::S3::Bucket",
      "ReplicationConfiguration: {Rules: [{Destination: {StorageClass: ONEZONE_IA}}]}",
      /30 days.*128 KB/,
    ],
    ["AWS::DataSync::LocationS3", "S3StorageClass: GLACIER_INSTANT_RETRIEVAL", /Minimum duration: 90 days/],
    ["AWS::Kinesis::Stream", "StreamModeDetails: {StreamMode: ON_DEMAND}", /from 4 MB\/s on/],
    ["AWS::KinesisAnalyticsV2::Application", "RuntimeEnvironment: SQL-1_0", /Ended on 27 January 2026/],
    ["AWS::Glue::Job", 'GlueVersion: "2.0"', /End of life on 1 April 2026/],
    ["AWS::Glue::Job", "WorkerType: R.2X", /Capacity: 2 M-DPU/],
    ["AWS::EMR::Cluster", "ReleaseLabel: emr-7.5.0", /EMR 7\.0 to 7\.10.*31 August 2027/],
    ["AWS::MSK::Cluster", "KafkaVersion: 3.6.0", /1 June 2026/],
    ["AWS::MSK::Cluster", "BrokerNodeGroupInfo: {InstanceType: express.m7g.large}", /nothing to size/],
    ["AWS::Redshift::Cluster", "NodeType: ra3.4xlarge", /Memory: 96 GiB/],
    ["AWS::OpenSearchService::Domain", "EngineVersion: OpenSearch_2.19", /7 November 2030/],
    ["AWS::Lambda::Function", "Runtime: python3.9", /Deprecated: 15 December 2025/],
    ["AWS::Lambda::EventSourceMapping", "StartingPosition: TRIM_HORIZON", /oldest record/],
    ["AWS::DynamoDB::Table", "StreamSpecification: {StreamViewType: KEYS_ONLY}", /The key attributes/],
    ["AWS::DMS::Endpoint", "EngineName: dynamodb", /Source: No; Target: Yes/],
    ["AWS::Batch::ComputeEnvironment", "ComputeResources: {AllocationStrategy: BEST_FIT}", /waits if it runs out/],
    ["AWS::FSx::FileSystem", "LustreConfiguration: {DeploymentType: SCRATCH_2}", /No copies/],
    ["AWS::StepFunctions::StateMachine", "StateMachineType: EXPRESS", /Longest run: 5 minutes/],
    [
      "AWS::Glue::Table",
      "TableInput: {StorageDescriptor: {SerdeInfo: {SerializationLibrary: org.openx.data.jsonserde.JsonSerDe}}}",
      /OpenX JSON SerDe.*one record on each line/,
    ],
  ];
  for (const [type, properties, expected] of explained) {
    it(`explains ${properties.replace(/^.*\b(\w+: [^ }]+)\W*$/, "$1")}`, () => {
      const source = `Resources:\n  It:\n    Type: ${type}\n    Properties:\n      ${properties}\n`;
      assert.match(hoverIn(source, source.lastIndexOf(": ") + 3) ?? "", expected);
    });
  }

  it("says nothing where there is nothing to say", () => {
    assert.equal(at("cloudformation/clickstream.yaml", "Properties").hover, undefined);
    assert.equal(at("cloudformation/clickstream.yaml", "Description: Clicks").hover, undefined);
    const source = "Resources:\n  It:\n    Type: AWS::Kinesis::Stream\n    Properties: {Nonsense: 1}\n";
    assert.doesNotMatch(hoverIn(source, source.indexOf("Nonsense")) ?? "", /\*\*Nonsense/);
    assert.equal(hoverIn("Resources: {A: {Type: AWS::Logs::QueryDefinition, Properties: {B: 1}}}", 65), undefined);
  });

  it("has at most twelve lines, wherever it is asked for", () => {
    for (const example of globSync("examples/**/*.{yaml,json}")) {
      const source = readFileSync(example, "utf8");
      const document = readDocument(`file:///${example}`, source);
      const [template] = readTemplates([document]);
      if (!template) continue;
      for (let offset = 0; offset < source.length; offset += 7) {
        const hover = hoverAt(document.file!, template, [], offset, { mode: "full" });
        const text = (hover?.contents as { value: string } | undefined)?.value;
        if (text !== undefined) assert.ok(linesOf([text]) <= 12, `${example} at ${offset}:\n${text}`);
      }
    }
  });

  it("leads to the pages where the client can open them", () => {
    const source = "Resources:\n  It:\n    Type: AWS::Kinesis::Stream\n";
    const hover = hoverIn(source, source.indexOf("Type") + 8, commandLink) ?? "";
    assert.match(hover, /\(command:dataPipelineHints\.openPage\?%5B%22services%2Fkinesis%22%5D\)/);
  });
});

function hoverIn(source: string, offset: number, pageLink?: typeof commandLink): string | undefined {
  const document = readDocument("file:///example.yaml", source);
  const [template] = readTemplates([document]);
  assert.ok(template && document.file);
  const hover = hoverAt(document.file, template, [], offset, { mode: "full", pageLink });
  return (hover?.contents as { value: string } | undefined)?.value;
}
