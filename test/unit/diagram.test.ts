import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Diagram, diagramOf } from "../../server/src/features/diagram/diagram.ts";
import { dotOf } from "../../server/src/features/diagram/dot.ts";
import { mermaidOf } from "../../server/src/features/diagram/mermaid.ts";
import { placedDiagram } from "../../server/src/features/diagram/ranges.ts";
import type { Finding } from "../../server/src/model/finding.ts";
import { keyLocation } from "../../server/src/model/site.ts";
import type { Template } from "../../server/src/model/template.ts";
import { templateOf } from "../support/see.ts";

function exampleOf(path: string): Template {
  return templateOf(readFileSync(`examples/${path}`, "utf8"), path.endsWith("json") ? "json" : "yaml");
}

/** `stream Clicks: 4 shards: 4 MiB/s`. */
function nodesOf({ nodes }: Diagram): readonly string[] {
  return nodes.map(({ role, title, note }) => `${role} ${title}${note ? `: ${note}` : ""}`);
}

/** `Clicks is read by Delivery (Mapping)`; in brackets what stands between. */
function edgesOf({ edges }: Diagram): readonly string[] {
  return edges.map(({ from, label, to, through }) => {
    const between = through.map(({ id }) => id).join(", ");
    return `${from} ${label} ${to}${between ? ` (${between})` : ""}`;
  });
}

function drawn(text: string, language?: string): readonly string[] {
  return edgesOf(diagramOf(templateOf(text, language), []));
}

interface Example {
  readonly path: string;
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

const examples: readonly Example[] = [
  {
    path: "cloudformation/clickstream.yaml",
    nodes: [
      "stream Clicks: 4 shards: 4 MiB/s",
      "store Lake",
      "process Register: python3.13",
      "delivery Delivery: 5 MiB or 1 minute, Parquet",
      "catalogue Catalogue",
      "catalogue ClicksTable",
      "query Queries",
    ],
    edges: [
      "Lake triggers Register",
      "Clicks is read by Delivery",
      "Delivery delivers to Lake",
      "ClicksTable gives its schema to Delivery",
      "Lake is described by ClicksTable",
      "ClicksTable belongs to Catalogue",
      "Queries writes results to Lake",
    ],
  },
  {
    path: "cloudformation/clickstream.json",
    nodes: [
      "stream Clicks: on demand",
      "store Lake",
      "delivery Delivery: 5 MiB or 1 minute, Parquet",
      "catalogue Catalogue",
      "catalogue ClicksTable",
      "query Queries",
      "stream Arrivals",
    ],
    edges: [
      "Lake writes to Arrivals",
      "Clicks is read by Delivery",
      "Delivery delivers to Lake",
      "ClicksTable gives its schema to Delivery",
      "Lake is described by ClicksTable",
      "ClicksTable belongs to Catalogue",
      "Queries writes results to Lake",
    ],
  },
  {
    path: "sam/template.yaml",
    nodes: [
      "stream Readings: 2 shards: 2 MiB/s",
      "process Enrich: nodejs22.x",
      "delivery Delivery: 64 MiB or 5 minutes",
      "store Lake",
      "store Sensors: on demand",
      "process Nightly: express",
      "catalogue Catalogue",
      "catalogue ReadingsTable",
      "query Queries",
    ],
    edges: [
      "Readings is read by Delivery",
      "Delivery delivers to Lake",
      "Nightly triggers Queries",
      "Lake is described by ReadingsTable",
      "ReadingsTable belongs to Catalogue",
      "Queries writes results to Lake",
      "Readings triggers Enrich (EnrichReadings)",
    ],
  },
  {
    path: "terraform-json/main.tf.json",
    nodes: [
      "stream clicks: 4 shards: 4 MiB/s",
      "store lake",
      "process convert",
      "delivery delivery: 5 MiB or 5 minutes, Parquet",
      "catalogue shop",
      "catalogue clicks",
      "query queries",
    ],
    edges: [
      "aws_s3_bucket.lake writes to aws_batch_job_queue.convert",
      "aws_kinesis_stream.clicks is read by aws_kinesis_firehose_delivery_stream.delivery",
      "aws_kinesis_firehose_delivery_stream.delivery delivers to aws_s3_bucket.lake",
      "aws_glue_catalog_table.clicks gives its schema to aws_kinesis_firehose_delivery_stream.delivery",
      "aws_s3_bucket.lake is described by aws_glue_catalog_table.clicks",
      "aws_glue_catalog_table.clicks belongs to aws_glue_catalog_database.shop",
      "aws_athena_workgroup.queries writes results to aws_s3_bucket.lake",
    ],
  },
  {
    path: "terraform-yaml/main.tf.yaml",
    nodes: [
      "stream clicks: on demand",
      "process sessions: FLINK-1_20",
      "delivery delivery: 64 MiB or 5 minutes",
      "store lake",
      "catalogue shop",
      "catalogue clicks",
      "process reports: 2 core nodes of m6g.xlarge, emr-7.13.0",
      "query queries",
    ],
    edges: [
      "aws_kinesis_firehose_delivery_stream.delivery is read by aws_kinesisanalyticsv2_application.sessions",
      "aws_kinesis_stream.clicks is read by aws_kinesis_firehose_delivery_stream.delivery",
      "aws_kinesis_firehose_delivery_stream.delivery delivers to aws_s3_bucket.lake",
      "aws_s3_bucket.lake is described by aws_glue_catalog_table.clicks",
      "aws_glue_catalog_table.clicks belongs to aws_glue_catalog_database.shop",
      "aws_athena_workgroup.queries writes results to aws_s3_bucket.lake",
    ],
  },
];

describe("the diagram of a pipeline", () => {
  for (const { path, nodes, edges } of examples) {
    it(`shows ${path}`, () => {
      const diagram = diagramOf(exampleOf(path), []);
      assert.deepEqual([nodesOf(diagram), edgesOf(diagram)], [nodes, edges]);
    });
  }

  /** Resources of a template, and what is drawn of them. */
  const cases: Readonly<Record<string, readonly [resources: string, edges: readonly string[]]>> = {
    "an event rule between a bucket and a state machine": [
      `
  Lake: {Type: AWS::S3::Bucket}
  Load: {Type: AWS::StepFunctions::StateMachine}
  Arrivals:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: {source: [aws.s3], detail: {bucket: {name: [!Ref Lake]}}}
      Targets: [{Id: load, Arn: !Ref Load, RoleArn: !GetAtt Role.Arn}]
  Role: {Type: AWS::IAM::Role}`,
      ["Lake triggers Load (Arrivals)"],
    ],
    "a rule with a schedule as the beginning": [
      `
  Load: {Type: AWS::Lambda::Function}
  Daily: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 day), Targets: [{Id: load, Arn: !GetAtt Load.Arn}]}}`,
      ["Daily triggers Load"],
    ],
    "a consumer, a mapping and an alias as one edge": [
      `
  Clicks: {Type: AWS::Kinesis::Stream}
  Fan: {Type: AWS::Kinesis::StreamConsumer, Properties: {StreamARN: !GetAtt Clicks.Arn}}
  Count: {Type: AWS::Lambda::Function}
  Live: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Count}}
  Failed: {Type: AWS::SQS::Queue}
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !Ref Fan
      FunctionName: !Ref Live
      DestinationConfig: {OnFailure: {Destination: !GetAtt Failed.Arn}}`,
      ["Clicks triggers Count (Fan, Mapping)", "Clicks sends errors to Failed (Fan, Mapping)"],
    ],
    "the way of a DMS task, by its endpoints": [
      `
  Shop: {Type: AWS::RDS::DBInstance}
  Lake: {Type: AWS::S3::Bucket}
  From: {Type: AWS::DMS::Endpoint, Properties: {EndpointType: source, ServerName: !GetAtt Shop.Endpoint.Address}}
  To: {Type: AWS::DMS::Endpoint, Properties: {EndpointType: target, S3Settings: {BucketName: !Ref Lake}}}
  Copy: {Type: AWS::DMS::ReplicationTask, Properties: {SourceEndpointArn: !Ref From, TargetEndpointArn: !Ref To}}`,
      ["Shop is read by From", "To writes to Lake", "From is read by Copy", "Copy writes to To"],
    ],
    "the sources and sinks of a Flink application": [
      `
  In: {Type: AWS::Kinesis::Stream}
  Out: {Type: AWS::Kinesis::Stream}
  App:
    Type: AWS::KinesisAnalyticsV2::Application
    Properties:
      ApplicationConfiguration:
        EnvironmentProperties:
          PropertyGroups:
            - {PropertyGroupId: source, PropertyMap: {stream.arn: !GetAtt In.Arn}}
            - {PropertyGroupId: sink, PropertyMap: {stream.arn: !GetAtt Out.Arn}}`,
      ["In is read by App", "App writes to Out"],
    ],
    "what the tasks of a state machine do": [
      `
  Clean: {Type: AWS::Glue::Job, Properties: {DefaultArguments: {--input_path: !Sub "s3://\${Raw}/in/", --TempDir: !Sub "s3://\${Raw}/t/"}}}
  Raw: {Type: AWS::S3::Bucket}
  Runs: {Type: AWS::DynamoDB::Table}
  Nightly:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      Definition:
        StartAt: Clean
        States:
          Clean: {Type: Task, Resource: "arn:aws:states:::glue:startJobRun.sync", Parameters: {JobName: !Ref Clean}, Next: Last}
          Last: {Type: Task, Resource: "arn:aws:states:::dynamodb:getItem", Parameters: {TableName: !Ref Runs}, Next: Note}
          Note: {Type: Task, Resource: "arn:aws:states:::dynamodb:putItem", Parameters: {TableName: !Ref Runs}, End: true}`,
      ["Raw is read by Clean", "Nightly triggers Clean", "Runs is read by Nightly", "Nightly writes to Runs"],
    ],
    "Firehose's cluster by its address, and the buckets beside it": [
      `
  Stage: {Type: AWS::S3::Bucket}
  Warehouse: {Type: AWS::Redshift::Cluster}
  Delivery:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      RedshiftDestinationConfiguration:
        ClusterJDBCURL: !Sub "jdbc:redshift://\${Warehouse.Endpoint.Address}:\${Warehouse.Endpoint.Port}/shop"
        S3Configuration: {BucketARN: !GetAtt Stage.Arn}
        S3BackupConfiguration: {BucketARN: !GetAtt Stage.Arn}`,
      ["Delivery delivers to Warehouse", "Delivery stages in Stage", "Delivery backs up to Stage"],
    ],
    "what a function is told of, by what its role may do": [
      `
  Clicks: {Type: AWS::Kinesis::Stream}
  Sessions: {Type: AWS::DynamoDB::Table}
  Lake: {Type: AWS::S3::Bucket}
  Alone: {Type: AWS::SQS::Queue}
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyDocument:
            Statement:
              - {Effect: Allow, Action: [dynamodb:GetItem, dynamodb:PutItem], Resource: !GetAtt Sessions.Arn}
              - {Effect: Allow, Action: s3:PutObject, Resource: !Sub "\${Lake.Arn}/*"}
  Count:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment: {Variables: {TABLE: !Ref Sessions, LAKE: !Ref Lake, QUEUE: !Ref Alone}}
  Send:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/send
      Environment: {Variables: {OUTPUT_STREAM: !Ref Clicks, TABLE: !Ref Sessions}}`,
      ["Sessions is read by Count", "Count writes to Sessions", "Count writes to Lake", "Send writes to Clicks"],
    ],
    "notifications as the CDK makes them": [
      `
  Lake: {Type: AWS::S3::Bucket}
  Load: {Type: AWS::Lambda::Function}
  Told:
    Type: Custom::S3BucketNotifications
    Properties:
      BucketName: !Ref Lake
      NotificationConfiguration: {LambdaFunctionConfigurations: [{LambdaFunctionArn: !GetAtt Load.Arn}]}`,
      ["Lake triggers Load (Told)"],
    ],
  };
  for (const [what, [resources, edges]] of Object.entries(cases)) {
    it(`shows ${what}`, () => assert.deepEqual(drawn(`Resources:${resources}\n`), edges));
  }

  it("shows both branches of a condition", () => {
    const text = `
Parameters: {Stage: {Type: String}}
Conditions: {Prod: !Equals [!Ref Stage, prod]}
Resources:
  A: {Type: AWS::Kinesis::Stream, Condition: Prod}
  B: {Type: AWS::Kinesis::Stream}
  Consumer: {Type: AWS::Pipes::Pipe, Properties: {Source: !If [Prod, !GetAtt A.Arn, !GetAtt B.Arn]}}
`;
    assert.deepEqual(drawn(text), ["A is read by Consumer", "B is read by Consumer"]);
  });

  it("leaves out what has no part in a pipeline, and roles and keys unless asked for", () => {
    const text = `Resources:
  Key: {Type: AWS::KMS::Key}
  Role: {Type: AWS::IAM::Role}
  Alone: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn}}
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {StreamEncryption: {KeyId: !Ref Key}}}
`;
    const template = templateOf(text);
    assert.deepEqual(nodesOf(diagramOf(template, [])), ["stream Clicks"]);
    assert.deepEqual(edgesOf(diagramOf(template, [], { access: true })), [
      "Alone acts as Role",
      "Clicks is encrypted with Key",
    ]);
  });

  it("counts findings and says where everything stands, the parts of a resource included", () => {
    const template = exampleOf("terraform-json/main.tf.json");
    const bucket = template.resources.get("aws_s3_bucket.lake")!;
    const finding = { severity: "warning", resource: bucket, location: keyLocation(bucket.site) } as Finding;
    const { nodes } = placedDiagram(diagramOf(template, [finding, finding]), template);
    const lake = nodes.find(({ id }) => id === bucket.id)!;
    assert.equal(lake.findings.warning, 2);
    assert.deepEqual(lake.location.range, { start: { line: 17, character: 6 }, end: { line: 17, character: 12 } });
    assert.deepEqual(
      lake.extents.map(({ range }) => range.start.line),
      [17, 22, 38],
    );
  });
});

const tricky = templateOf(`Resources:
  Lake: {Type: AWS::S3::Bucket}
  Queries: {Type: AWS::Athena::WorkGroup, Properties: {WorkGroupConfiguration: {ResultConfiguration: {OutputLocation: !Sub "s3://\${Lake}/"}}}}
`);

describe("a diagram as text", () => {
  const one = { name: "stack.yaml", diagram: diagramOf(tricky, []) };

  it("is a flowchart of Mermaid", () => {
    assert.equal(
      mermaidOf([one]),
      `flowchart LR
  n0[("Lake<br/>S3 bucket")]:::store
  n1{{"Queries<br/>Athena workgroup"}}:::query
  n1 -.->|"writes results to"| n0
  classDef store fill:#dcf2dd,stroke:#2b7a34,color:#1f1f1f
  classDef query fill:#fadfe9,stroke:#a8326b,color:#1f1f1f
`,
    );
  });

  it("is a graph of Graphviz", () => {
    const text = dotOf([one]);
    assert.match(text, /^digraph pipeline \{\n/);
    assert.match(text, /\n {2}"Queries" -> "Lake" \[label="writes results to" style=dashed constraint=false\]\n/);
    assert.match(text, /\n {2}"Lake" \[label="Lake\\nS3 bucket" shape=cylinder /);
  });

  it("frames several diagrams, whose ids may be the same", () => {
    const both = [one, { ...one, name: 'other "one".yaml' }];
    assert.match(mermaidOf(both), /subgraph d1\["other #34;one#34;\.yaml"\]\n {4}d1n0/);
    assert.match(dotOf(both), /subgraph cluster_1 \{\n {4}label="other \\"one\\"\.yaml"\n {4}"1:Lake"/);
  });

  it("lets no name break out of its quotes", () => {
    const [lake, ...others] = one.diagram.nodes;
    const diagram = { ...one.diagram, nodes: [{ ...lake!, title: '"]<b>\\' }, ...others] };
    assert.match(mermaidOf([{ ...one, diagram }]), /n0\[\("#34;\]#60;b#62;#92;<br\/>S3 bucket"\)\]/);
    assert.match(dotOf([{ ...one, diagram }]), /label="\\"\]<b>\\\\\\nS3 bucket"/);
  });
});
