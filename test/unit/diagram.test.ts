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

/** `Clicks to Delivery: 8 MiB/s`, for the edges that say more than a verb. */
function notedEdges({ edges }: Diagram): readonly string[] {
  return edges.filter(({ note }) => note).map(({ from, to, note }) => `${from} to ${to}: ${note}`);
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
      "delivery Delivery: Parquet",
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
      "delivery Delivery: Parquet",
      "catalogue Catalogue",
      "catalogue ClicksTable",
      "query Queries",
      "stream Arrivals",
    ],
    edges: [
      "Lake notifies Arrivals",
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
      "delivery Delivery",
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
      "delivery delivery: Parquet",
      "catalogue shop",
      "catalogue clicks",
      "query queries",
    ],
    edges: [
      "aws_s3_bucket.lake triggers aws_batch_job_queue.convert",
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
      "delivery delivery",
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
              - {Effect: Allow, Action: [dynamodb:GetItem, dynamodb:DeleteItem], Resource: !GetAtt Sessions.Arn}
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
      [
        "Sessions is read by Count",
        "Count writes to Sessions",
        "Count writes to Lake",
        "Send writes to Clicks",
        "Send uses Sessions",
      ],
    ],
    "databases that a function is told of, whose traffic no policy tells": [
      `
  Shop: {Type: AWS::RDS::DBCluster}
  Find: {Type: AWS::OpenSearchService::Domain}
  Raw: {Type: AWS::S3::Bucket}
  Load:
    Type: AWS::Lambda::Function
    Properties: {Role: !ImportValue role, Environment: {Variables: {HOST: !GetAtt Shop.Endpoint.Address, BUCKET: !Ref Raw}}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies: [{PolicyDocument: {Statement: [{Effect: Allow, Action: "es:ESHttpPost", Resource: !Sub "\${Find.Arn}/*"}]}}]
  Index:
    Type: AWS::Lambda::Function
    Properties: {Role: !GetAtt Role.Arn, Environment: {Variables: {DOMAIN: !GetAtt Find.DomainEndpoint, OTHER: !GetAtt Open.DomainEndpoint}}}
  Open: {Type: AWS::OpenSearchService::Domain, Properties: {AccessPolicies: {Statement: [{Effect: Allow, Principal: "*", Action: "es:*"}]}}}`,
      ["Load uses Shop", "Load uses Raw", "Index writes to Find", "Index uses Open"],
    ],
    "functions that call others": [
      `
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies: [{PolicyDocument: {Statement: [{Effect: Allow, Action: "lambda:InvokeFunction", Resource: !GetAtt Clean.Arn}]}}]
  Clean: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {OUTPUT_BUCKET: !Ref Lake}}}}
  Lake: {Type: AWS::S3::Bucket}
  Start:
    Type: AWS::Lambda::Function
    Properties: {Role: !GetAtt Role.Arn, Environment: {Variables: {NEXT: !Ref Clean}}}
  Api: {Type: AWS::ApiGatewayV2::Api}
  Post: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Api, IntegrationUri: !GetAtt Start.Arn}}`,
      ["Clean writes to Lake", "Start triggers Clean", "Api triggers Start"],
    ],
    "no functions that only call each other, and no queue for the errors of what has no part": [
      `
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies: [{PolicyDocument: {Statement: [{Effect: Allow, Action: "lambda:InvokeFunction", Resource: "*"}]}}]
  Answer: {Type: AWS::Lambda::Function, Properties: {DeadLetterConfig: {TargetArn: !GetAtt Failed.Arn}}}
  Failed: {Type: AWS::SQS::Queue}
  Start: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn, Environment: {Variables: {NEXT: !Ref Answer}}}}
  Api: {Type: AWS::ApiGatewayV2::Api}
  Post: {Type: AWS::ApiGatewayV2::Integration, Properties: {ApiId: !Ref Api, IntegrationUri: !GetAtt Start.Arn}}`,
      [],
    ],
    "what is sent by what sends it": [
      `
  News: {Type: AWS::SNS::Topic}
  Jobs: {Type: AWS::SQS::Queue}
  Told: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref News, Protocol: sqs, Endpoint: !GetAtt Jobs.Arn}}`,
      ["News sends messages to Jobs (Told)"],
    ],
    "no use where more is known": [
      `
  Lake: {Type: AWS::S3::Bucket}
  Copy: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {BUCKET: !Ref Lake, INPUT_BUCKET: !Ref Lake}}}}`,
      ["Lake is read by Copy"],
    ],
    "containers, by their environment": [
      `
  Clicks: {Type: AWS::KinesisFirehose::DeliveryStream}
  Lake: {Type: AWS::S3::Bucket}
  Site:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: !GetAtt SiteRole.Arn
      ContainerDefinitions: [{Name: a}, {Name: b, Environment: [{Name: TO, Value: !Ref Clicks}]}]
  SiteRole:
    Type: AWS::IAM::Role
    Properties:
      Policies: [{PolicyDocument: {Statement: [{Effect: Allow, Action: "firehose:PutRecord*", Resource: !GetAtt Clicks.Arn}]}}]
  Convert:
    Type: AWS::Batch::JobDefinition
    Properties: {Type: container, ContainerProperties: {Environment: [{Name: INPUT_BUCKET, Value: !Ref Lake}]}}
  Queue: {Type: AWS::Batch::JobQueue}
  Daily:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 day)
      Targets: [{Id: a, Arn: !Ref Queue, BatchParameters: {JobDefinition: !Ref Convert, JobName: a}}]
  Hourly:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 hour)
      Targets: [{Id: a, Arn: !GetAtt Cluster.Arn, EcsParameters: {TaskDefinitionArn: !Ref Site}}]
  Cluster: {Type: AWS::ECS::Cluster}`,
      [
        "Site writes to Clicks",
        "Lake is read by Convert",
        "Daily triggers Queue",
        "Daily triggers Convert",
        "Hourly triggers Site",
      ],
    ],
    "what is named by a name that only one has": [
      `
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {Name: clicks}}
  Lake: {Type: AWS::S3::Bucket, Properties: {BucketName: shop}}
  Sales: {Type: AWS::DynamoDB::Table, Properties: {TableName: shop}}
  Send: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {TARGET: clicks, STAGE: prod, NAME: shop}}}}`,
      ["Send writes to Clicks"],
    ],
    "a function once that polls what it is told of": [
      `
  Jobs: {Type: AWS::SQS::Queue}
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies: [{PolicyDocument: {Statement: [{Effect: Allow, Action: ["sqs:ReceiveMessage", "sqs:SendMessage"], Resource: !GetAtt Jobs.Arn}]}}]
  Work:
    Type: AWS::Lambda::Function
    Properties: {Role: !GetAtt Role.Arn, Environment: {Variables: {QUEUE: !Ref Jobs}}}
  Mapping: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Jobs.Arn, FunctionName: !Ref Work}}`,
      ["Work sends messages to Jobs", "Jobs triggers Work (Mapping)"],
    ],
    "what a job is told of, by its role where the names do not tell": [
      `
  Raw: {Type: AWS::S3::Bucket}
  Sales: {Type: AWS::Glue::Table, Properties: {DatabaseName: !Ref Shop}}
  Shop: {Type: AWS::Glue::Database}
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies: [{PolicyDocument: {Statement: [{Effect: Allow, Action: ["s3:GetObject"], Resource: !Sub "\${Raw.Arn}/*"}]}}]
  Clean:
    Type: AWS::Glue::Job
    Properties:
      Role: !GetAtt Role.Arn
      DefaultArguments: {--bucket: !Ref Raw, --database: !Ref Shop, --table: !Ref Sales, --TempDir: !Sub "s3://\${Raw}/"}`,
      ["Sales belongs to Shop", "Raw is read by Clean", "Clean uses Sales"],
    ],
    "what a state machine is given whose definition stands elsewhere": [
      `
  Clean: {Type: AWS::Glue::Job}
  Count: {Type: AWS::Lambda::Function}
  Runs: {Type: AWS::DynamoDB::Table}
  Done: {Type: AWS::SNS::Topic}
  Nightly:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !GetAtt Role.Arn
      DefinitionS3Location: {Bucket: code, Key: nightly.json}
      DefinitionSubstitutions: {Job: !Ref Clean, Fn: !GetAtt Count.Arn, Table: !Ref Runs, Topic: !Ref Done}
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies: [{PolicyDocument: {Statement: [{Effect: Allow, Action: "dynamodb:PutItem", Resource: !GetAtt Runs.Arn}]}}]`,
      ["Nightly triggers Clean", "Nightly triggers Count", "Nightly writes to Runs", "Nightly sends messages to Done"],
    ],
    "what is put in for a name in a state machine's definition": [
      `
  Clean: {Type: AWS::Batch::JobQueue}
  Count: {Type: AWS::Lambda::Function}
  Unused: {Type: AWS::Glue::Job}
  Nightly:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionSubstitutions: {Fn: !GetAtt Count.Arn, Queue: !Ref Clean, Job: !Ref Unused}
      Definition:
        StartAt: Count
        States:
          Count: {Type: Task, Resource: "\${Fn}", Next: Clean}
          Clean: {Type: Task, Resource: "arn:aws:states:::batch:submitJob.sync", Parameters: {JobQueue: "\${Queue}"}, End: true}`,
      ["Nightly triggers Count", "Nightly triggers Clean"],
    ],
    "the jobs of a workflow": [
      `
  Nightly: {Type: AWS::Glue::Workflow}
  Clean: {Type: AWS::Glue::Job}
  Load: {Type: AWS::Glue::Job}
  First:
    Type: AWS::Glue::Trigger
    Properties: {Type: ON_DEMAND, WorkflowName: !Ref Nightly, Actions: [{JobName: !Ref Clean}]}
  Second:
    Type: AWS::Glue::Trigger
    Properties:
      Type: CONDITIONAL
      WorkflowName: !Ref Nightly
      Predicate: {Conditions: [{JobName: !Ref Clean, State: SUCCEEDED, LogicalOperator: EQUALS}]}
      Actions: [{JobName: !Ref Load}]`,
      ["Nightly triggers Clean (First)", "Clean triggers Load (Second)"],
    ],
    "an API in front of a stream": [
      `
  Clicks: {Type: AWS::Kinesis::Stream}
  Jobs: {Type: AWS::SQS::Queue}
  Page: {Type: AWS::Lambda::Function}
  Api: {Type: AWS::ApiGateway::RestApi}
  Put:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      Integration:
        Uri: !Sub "arn:aws:apigateway:\${AWS::Region}:kinesis:action/PutRecord"
        RequestTemplates: {application/json: !Sub '{"StreamName": "\${Clicks}"}'}
  Post:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      Integration: {Uri: !Sub "arn:aws:apigateway:\${AWS::Region}:sqs:path/\${AWS::AccountId}/\${Jobs.QueueName}"}
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      Integration: {Uri: !Sub "arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Page.Arn}/invocations"}`,
      ["Api writes to Clicks", "Api sends messages to Jobs"],
    ],
    "a function that works for a delivery, and one that works for a pipe": [
      `
  Clicks: {Type: AWS::Kinesis::Stream}
  Clean: {Type: AWS::Lambda::Function}
  Delivery:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      ExtendedS3DestinationConfiguration:
        ProcessingConfiguration:
          Processors: [{Type: Lambda, Parameters: [{ParameterName: LambdaArn, ParameterValue: !GetAtt Clean.Arn}]}]
  Copy: {Type: AWS::Pipes::Pipe, Properties: {Source: !GetAtt Clicks.Arn, Enrichment: !GetAtt Clean.Arn, Target: !GetAtt Load.Arn}}
  Load: {Type: AWS::Lambda::Function}`,
      ["Delivery is transformed by Clean", "Clicks is read by Copy", "Copy triggers Load", "Copy is enriched by Clean"],
    ],
    "messages and events by what they are": [
      `
  Lake: {Type: AWS::S3::Bucket, Properties: {NotificationConfiguration: {QueueConfigurations: [{Queue: !GetAtt Jobs.Arn}]}}}
  Jobs: {Type: AWS::SQS::Queue}
  Bus: {Type: AWS::Events::EventBus}
  Rule: {Type: AWS::Events::Rule, Properties: {EventBusName: !Ref Bus, Targets: [{Id: a, Arn: !GetAtt Delivery.Arn}]}}
  Delivery: {Type: AWS::KinesisFirehose::DeliveryStream}`,
      ["Lake notifies Jobs", "Bus sends events to Delivery (Rule)"],
    ],
    "nobody who only gets a mail, and no registration": [
      `
  Lake: {Type: AWS::S3::Bucket}
  Registered: {Type: AWS::LakeFormation::Resource, Properties: {ResourceArn: !GetAtt Lake.Arn}}
  Alarms: {Type: AWS::SNS::Topic}
  Mail: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref Alarms, Protocol: email, Endpoint: a@example.com}}`,
      [],
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

  it("shows what a state machine in Terraform is given whose definition is a template elsewhere", () => {
    const text = (definition: string): string => `{
  "data": {"template_file": {"states": {"template": "\${file("a.json")}", "vars": {"load": "\${aws_lambda_function.load.arn}"}}}},
  "resource": {
    "aws_lambda_function": {"load": {"function_name": "load"}},
    "aws_sfn_state_machine": {"nightly": {"name": "nightly", "definition": "\${${definition}}"}}
  }
}`;
    const edges = ["aws_sfn_state_machine.nightly triggers aws_lambda_function.load"];
    const file = 'templatefile(\\"a.json\\", {load = aws_lambda_function.load.arn})';
    assert.deepEqual(drawn(text(file), "tf.json"), edges);
    assert.deepEqual(drawn(text("data.template_file.states.rendered"), "tf.json"), edges);
  });

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

  it("says what can pass along an edge, and in what portions", () => {
    const text = `Resources:
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 4}}
  Delivery:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      KinesisStreamSourceConfiguration: {KinesisStreamARN: !GetAtt Clicks.Arn}
      ExtendedS3DestinationConfiguration: {BucketARN: !GetAtt Lake.Arn, BufferingHints: {SizeInMBs: 64, IntervalInSeconds: 300}}
  Lake: {Type: AWS::S3::Bucket}
  Count: {Type: AWS::Lambda::Function}
  Counting:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: !GetAtt Clicks.Arn, FunctionName: !Ref Count, BatchSize: 100, MaximumBatchingWindowInSeconds: 5, ParallelizationFactor: 2}
  Alert: {Type: AWS::Lambda::Function}
  Fan: {Type: AWS::Kinesis::StreamConsumer, Properties: {StreamARN: !GetAtt Clicks.Arn}}
  Alerting: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !Ref Fan, FunctionName: !Ref Alert}}
`;
    const shared = diagramOf(templateOf(text), []);
    assert.deepEqual(notedEdges(shared), [
      "Clicks to Delivery: up to 8 MiB/s, shared",
      "Delivery to Lake: at 64 MiB or after 5 minutes",
      "Clicks to Count: up to 8 MiB/s, shared, up to 100 records or 5 seconds, 2 batches a shard",
      "Clicks to Alert: up to 8 MiB/s of its own",
    ]);
    assert.deepEqual(nodesOf(shared).slice(0, 2), ["stream Clicks: 4 shards: 4 MiB/s", "delivery Delivery"]);
    const elsewhere = templateOf(text.replace("!GetAtt Lake.Arn", "!ImportValue lake"));
    assert.equal(nodesOf(diagramOf(elsewhere, []))[1], "delivery Delivery: at 64 MiB or after 5 minutes");
  });

  it("gives names that people know, each once", () => {
    const bucket = (id: string, path?: string): string =>
      `  ${id}: {Type: AWS::S3::Bucket${path ? `, Metadata: {"aws:cdk:path": ${path}}` : ""}}\n`;
    const titles = (text: string): readonly string[] =>
      diagramOf(templateOf(`Resources:\n${text}`), []).nodes.map(({ title }) => title);
    assert.deepEqual(
      titles(bucket("RawA1B2C3D4", "Shop/Raw/Resource") + bucket("LakeBucket0A1B2C3D", "Shop/Lake/Bucket/Resource")),
      ["Raw", "Bucket"],
    );
    assert.deepEqual(
      titles(
        bucket("InBucketA1B2C3D4", "Shop/In/Bucket/Resource") + bucket("OutBucket0A1B2C3D", "Shop/Out/Bucket/Resource"),
      ),
      ["In/Bucket", "Out/Bucket"],
    );
    assert.deepEqual(titles(bucket("RawA1B2C3D4", "Shop/Raw") + bucket("LakeBucket0A1B2C3D")), ["Raw", "LakeBucket"]);
    assert.deepEqual(titles(bucket("RawA1B2C3D4")), ["RawA1B2C3D4"]);
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
    const more = { ...one.diagram, nodes: [{ ...lake!, title: "%%{x}%% $$x$$ fa:fa-car a: b\u0001\n" }, ...others] };
    assert.match(
      mermaidOf([{ ...one, diagram: more }]),
      /"#37;#37;\{x\}#37;#37; #36;#36;x#36;#36; fa#58;fa-car a: b <br\/>/,
    );
    assert.match(dotOf([{ ...one, diagram: more }]), /label="%%\{x\}%% \$\$x\$\$ fa:fa-car a: b \\n/);
  });
});
