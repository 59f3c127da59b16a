import assert from "node:assert/strict";
import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import type { Edit, NewValue } from "../../server/src/model/edit.ts";
import { type Property, TemplateView } from "../../server/src/model/property.ts";
import { explore } from "../../server/src/model/scenario.ts";
import type { Resource, Template } from "../../server/src/model/template.ts";
import { applyEdits } from "../../server/src/syntax/write/operations.ts";
import { writeYaml } from "../../server/src/syntax/write/yaml.ts";

function templateOf(text: string): Template {
  const yaml = `Transform: AWS::Serverless-2016-10-31\n${text}`;
  const [template] = readTemplates([readDocument("file:///template.yaml", yaml)]);
  assert.ok(template, "the text is a template");
  assert.equal(template.dialect, "sam");
  return template;
}

function resourceOf(template: Template, id: string): Resource {
  const resource = template.resources.get(id);
  assert.ok(resource, `there is ${id}`);
  return resource;
}

/** A property as plain data: `->Stream.Arn` for a reference, `?` for what is not known. */
function plain(property: Property): unknown {
  const { value } = property;
  switch (value?.kind) {
    case "literal":
      return value.value;
    case "reference":
      return `->${value.resource}${value.attribute ? `.${value.attribute}` : ""}`;
    case "text":
      return value.parts.map((_, index) => plainPart(property, index)).join("");
    case "map":
      return Object.fromEntries(property.entries.map(([key, child]) => [key, plain(child)]));
    case "list":
      return property.items.map(plain);
    case "unknown":
      return "?";
    default:
      return undefined;
  }
}

function plainPart({ value }: Property, index: number): string {
  const part = value?.kind === "text" ? value.parts[index] : undefined;
  if (part?.kind === "literal") return String(part.value);
  return part?.kind === "reference" ? `{${part.resource}}` : "{?}";
}

/** What each scenario sees at the path of a resource; a resource that it does not have is `none`. */
function seen(template: Template, id: string, path: string): readonly unknown[] {
  return explore(template, (scenario) => {
    const resource = new TemplateView(template, scenario).resource(id);
    if (!resource) return "none";
    return plain(path === "" ? resource.properties : resource.get(path));
  }).map(({ result }) => result);
}

/** The text at the place of a property. */
function textAt(template: Template, id: string, path: string, where: "location" | "key" = "location"): string {
  const [outcome] = explore(template, (scenario) => {
    const property = new TemplateView(template, scenario).resource(id)!.get(path);
    const { start, end } = where === "key" ? property.key.location : property.location;
    return template.files[0]!.tree.text.slice(start, end);
  });
  return outcome!.result;
}

function written(template: Template, edit: Edit): string | undefined {
  const operations = template.vocabulary.operations(edit);
  const { tree } = template.files[0]!;
  return (
    operations &&
    applyEdits(
      tree.text,
      writeYaml(
        tree,
        operations.map(({ operation }) => operation),
      ),
    )
  );
}

/** A function with more properties, indented as they stand below `Properties`. */
function functionWith(properties: string, rest = ""): string {
  return `
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.main
${properties}
${rest}`;
}

function eventWith(type: string, properties: string, rest = ""): string {
  return functionWith(
    `      Events:
        In:
          Type: ${type}
          Properties:
${properties}`,
    rest,
  );
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly id?: string;
  readonly path: string;
  /** In each scenario. */
  readonly sees: readonly unknown[];
}

function checkAll(cases: readonly Case[]): void {
  for (const { name, text, id = "Fn", path, sees } of cases) {
    it(name, () => assert.deepEqual(seen(templateOf(text), id, path), sees));
  }
}

describe("AWS SAM", () => {
  describe("types", () => {
    const cases: readonly (readonly [declared: string, type: string])[] = [
      ["AWS::Serverless::Function", "AWS::Lambda::Function"],
      ["AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"],
      ["AWS::Serverless::SimpleTable", "AWS::DynamoDB::Table"],
      ["AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion"],
      ["AWS::Serverless::Application", "AWS::CloudFormation::Stack"],
      ["AWS::Serverless::Api", "AWS::ApiGateway::RestApi"],
      ["AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api"],
      ["AWS::Serverless::GraphQLApi", "AWS::AppSync::GraphQLApi"],
      ["AWS::Serverless::Connector", "AWS::Serverless::Connector"],
      ["AWS::Kinesis::Stream", "AWS::Kinesis::Stream"],
    ];
    for (const [declared, type] of cases) {
      it(`${declared} is seen as ${type}`, () => {
        const resource = resourceOf(templateOf(`Resources:\n  It:\n    Type: ${declared}\n`), "It");
        assert.deepEqual([resource.type, resource.declaredType, resource.generated], [type, declared, false]);
      });
    }

    it("keeps resources in the order of the file, each followed by what it brings along", () => {
      const template = templateOf(
        eventWith("Kinesis", "            Stream: !GetAtt Clicks.Arn", "  Clicks:\n    Type: AWS::Kinesis::Stream\n"),
      );
      assert.deepEqual([...template.resources.keys()], ["Fn", "FnRole", "FnIn", "Clicks"]);
    });
  });

  describe("properties of a function", () => {
    checkAll([
      { name: "same words pass", text: functionWith("      Timeout: 30"), path: "Timeout", sees: [30] },
      {
        name: "inline code",
        text: functionWith("      InlineCode: pass"),
        path: "Code",
        sees: [{ ZipFile: "pass" }],
      },
      { name: "a local path to code", text: functionWith("      CodeUri: src/"), path: "Code", sees: ["?"] },
      {
        name: "a URI of code",
        text: functionWith("      CodeUri: s3://code/app.zip?versionId=7"),
        path: "Code",
        sees: [{ S3Bucket: "code", S3Key: "app.zip", S3ObjectVersion: "7" }],
      },
      {
        name: "code in a bucket",
        text: functionWith("      CodeUri: {Bucket: code, Key: app.zip}"),
        path: "Code",
        sees: [{ S3Bucket: "code", S3Key: "app.zip" }],
      },
      { name: "tracing", text: functionWith("      Tracing: Active"), path: "TracingConfig.Mode", sees: ["Active"] },
      {
        name: "the dead-letter queue, without its type",
        text: functionWith("      DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Dead.Arn}", queue("Dead")),
        path: "DeadLetterConfig",
        sees: [{ TargetArn: "->Dead.Arn" }],
      },
      {
        name: "tags",
        text: functionWith("      Tags: {team: data}"),
        path: "Tags",
        sees: [[{ Key: "team", Value: "data" }]],
      },
      {
        name: "what is said to SAM alone",
        text: functionWith("      Policies: AmazonS3ReadOnlyAccess\n      AutoPublishAlias: live"),
        path: "",
        sees: [{ Handler: "app.main", Role: "->FnRole.Arn" }],
      },
      {
        name: "properties behind a condition",
        text: `Conditions: {Big: !Equals [!Ref AWS::Region, us-east-1]}\n${functionWith("      Tags: !If [Big, {size: l}, !Ref AWS::NoValue]")}`,
        path: "Tags",
        sees: [[{ Key: "size", Value: "l" }], undefined],
      },
      {
        name: "properties that a transform writes",
        text: "Resources:\n  Fn:\n    Type: AWS::Serverless::Function\n    Properties: {'Fn::Transform': {Name: AWS::Include}}\n",
        path: "Timeout",
        sees: ["?"],
      },
    ]);
  });

  describe("Globals", () => {
    const globals = `
Globals:
  Function:
    Timeout: 60
    Layers: [shared]
    Environment:
      Variables: {STAGE: prod, LEVEL: info}
    Tracing: Active
`;
    const own = `${globals}${functionWith(`      Timeout: 5
      Layers: [own]
      Environment:
        Variables: {LEVEL: debug}`)}`;
    checkAll([
      { name: "are inherited", text: globals + functionWith(""), path: "Timeout", sees: [60] },
      {
        name: "are renamed like the rest",
        text: globals + functionWith(""),
        path: "TracingConfig.Mode",
        sees: ["Active"],
      },
      { name: "give way to the function's own scalars", text: own, path: "Timeout", sees: [5] },
      { name: "stand before the function's own items", text: own, path: "Layers", sees: [["shared", "own"]] },
      {
        name: "are merged key by key",
        text: own,
        path: "Environment.Variables",
        sees: [{ LEVEL: "debug", STAGE: "prod" }],
      },
      {
        name: "give way to a function such as Ref",
        text: `${globals}${functionWith("      Environment: !FindInMap [A, B, C]")}`,
        path: "Environment",
        sees: ["?"],
      },
      {
        name: "hold without Properties",
        text: `${globals}\nResources:\n  Fn:\n    Type: AWS::Serverless::Function\n`,
        path: "Timeout",
        sees: [60],
      },
      ...[
        ["*", undefined, undefined],
        ["[Timeout]", undefined, ["shared"]],
      ].map(([ignored, timeout, layers]) => ({
        name: `are left out by IgnoreGlobals: ${ignored}`,
        text: `${globals}\nResources:\n  Fn:\n    Type: AWS::Serverless::Function\n    IgnoreGlobals: '${ignored}'\n`.replace(
          "'[Timeout]'",
          "[Timeout]",
        ),
        path: "",
        sees: [
          {
            ...(timeout ? { Timeout: timeout } : {}),
            ...(layers
              ? {
                  Layers: layers,
                  Environment: { Variables: { STAGE: "prod", LEVEL: "info" } },
                  TracingConfig: { Mode: "Active" },
                }
              : {}),
            Role: "->FnRole.Arn",
          },
        ],
      })),
      {
        name: "of another section do not matter",
        text: `Globals: {SimpleTable: {SSESpecification: {SSEEnabled: true}}}\n${functionWith("")}`,
        path: "SSESpecification",
        sees: [undefined],
      },
    ]);

    it("are shown where they are written, as the function's own are", () => {
      const template = templateOf(own);
      assert.equal(textAt(template, "Fn", "Timeout"), "5");
      assert.equal(textAt(template, "Fn", "Environment.Variables.STAGE"), "prod");
      assert.equal(textAt(template, "Fn", "TracingConfig.Mode", "key"), "Tracing");
    });

    it("are known to be written for others too", () => {
      const template = templateOf(own);
      const origins = explore(template, (scenario) => {
        const fn = new TemplateView(template, scenario).resource("Fn")!;
        return ["Timeout", "TracingConfig.Mode", "Layers.0", "Layers.1"].map((path) => !!fn.get(path).origin);
      });
      assert.deepEqual(origins[0]!.result, [false, true, true, false]);
    });
  });

  describe("the role of a function", () => {
    const basic = managed("service-role/AWSLambdaBasicExecutionRole");
    const policies = (items: string): string =>
      functionWith(`      Policies:\n${items}`, "  Clicks:\n    Type: AWS::Kinesis::Stream\n");
    checkAll([
      { name: "is generated", text: functionWith(""), path: "Role", sees: ["->FnRole.Arn"] },
      {
        name: "is the author's where one is given",
        text: functionWith("      Role: !GetAtt Mine.Arn", "  Mine:\n    Type: AWS::IAM::Role\n"),
        path: "Role",
        sees: ["->Mine.Arn"],
      },
      {
        name: "trusts Lambda",
        text: functionWith(""),
        id: "FnRole",
        path: "AssumeRolePolicyDocument.Statement.0.Principal.Service",
        sees: [["lambda.amazonaws.com"]],
      },
      {
        name: "trusts whom the author says",
        text: functionWith("      AssumeRolePolicyDocument: {Statement: [{Action: none}]}"),
        id: "FnRole",
        path: "AssumeRolePolicyDocument.Statement.0",
        sees: [{ Action: "none" }],
      },
      {
        name: "has a path and a boundary",
        text: functionWith("      RolePath: /data/\n      PermissionsBoundary: arn:aws:iam::1:policy/b"),
        id: "FnRole",
        path: "",
        sees: [
          {
            Path: "/data/",
            PermissionsBoundary: "arn:aws:iam::1:policy/b",
            AssumeRolePolicyDocument: trust("lambda.amazonaws.com"),
            ManagedPolicyArns: [basic],
          },
        ],
      },
      {
        name: "has the policies that properties call for",
        text: functionWith("      Tracing: Active\n      VpcConfig: {SubnetIds: [a]}"),
        id: "FnRole",
        path: "ManagedPolicyArns",
        sees: [[basic, managed("AWSXRayDaemonWriteAccess"), managed("service-role/AWSLambdaVPCAccessExecutionRole")]],
      },
      {
        name: "has managed policies by name, ARN and reference",
        text: policies(
          "        - AmazonKinesisFullAccess\n        - AWSGlueServiceRole\n        - arn:aws:iam::1:policy/own\n        - !ImportValue p",
        ),
        id: "FnRole",
        path: "ManagedPolicyArns",
        sees: [
          [
            basic,
            managed("AmazonKinesisFullAccess"),
            managed("service-role/AWSGlueServiceRole"),
            "arn:aws:iam::1:policy/own",
            "?",
          ],
        ],
      },
      {
        name: "has a lone policy",
        text: functionWith("      Policies: AmazonS3ReadOnlyAccess"),
        id: "FnRole",
        path: "ManagedPolicyArns",
        sees: [[basic, managed("AmazonS3ReadOnlyAccess")]],
      },
      {
        name: "has policy documents",
        text: policies("        - Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]"),
        id: "FnRole",
        path: "Policies",
        sees: [
          [
            {
              PolicyName: "FnRolePolicy0",
              PolicyDocument: { Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] },
            },
          ],
        ],
      },
      {
        name: "has policy templates",
        text: policies("        - KinesisStreamReadPolicy: {StreamName: !Ref Clicks}"),
        id: "FnRole",
        path: "Policies.0.PolicyDocument.Statement.1",
        sees: [
          {
            Effect: "Allow",
            Action: [
              "kinesis:DescribeStream",
              "kinesis:DescribeStreamSummary",
              "kinesis:GetRecords",
              "kinesis:GetShardIterator",
            ],
            Resource: ["arn:{?}:kinesis:{?}:{?}:stream/{Clicks}"],
          },
        ],
      },
      {
        name: "has policy templates for more than one resource",
        text: policies("        - S3ReadPolicy: {BucketName: lake}"),
        id: "FnRole",
        path: "Policies.0.PolicyDocument.Statement.0.Resource",
        sees: [["arn:{?}:s3:::lake", "arn:{?}:s3:::lake/*"]],
      },
      {
        name: "does not know what other policy templates grant",
        text: policies("        - TextractPolicy: {}"),
        id: "FnRole",
        path: "Policies",
        sees: [["?"]],
      },
      {
        name: "has policies behind conditions in the list of their kind",
        text: `Conditions: {Big: !Equals [!Ref AWS::Region, us-east-1]}\n${policies(
          "        - !If [Big, AmazonS3ReadOnlyAccess, {Statement: [{Action: 's3:GetObject'}]}]",
        )}`,
        id: "FnRole",
        path: "",
        sees: [
          {
            AssumeRolePolicyDocument: trust("lambda.amazonaws.com"),
            ManagedPolicyArns: [basic, managed("AmazonS3ReadOnlyAccess")],
            Policies: [],
          },
          {
            AssumeRolePolicyDocument: trust("lambda.amazonaws.com"),
            ManagedPolicyArns: [basic],
            Policies: [{ PolicyName: "FnRolePolicy0", PolicyDocument: { Statement: [{ Action: "s3:GetObject" }] } }],
          },
        ],
      },
      {
        name: "may send to the dead-letter queue",
        text: functionWith("      DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Dead.Arn}", queue("Dead")),
        id: "FnRole",
        path: "Policies.0.PolicyDocument.Statement",
        sees: [[{ Effect: "Allow", Action: ["sqs:SendMessage"], Resource: ["->Dead.Arn"] }]],
      },
    ]);

    it("is not generated where one is given", () => {
      assert.equal(templateOf(functionWith("      Role: arn:aws:iam::1:role/mine")).resources.get("FnRole"), undefined);
    });

    it("is generated for the branch that gives none", () => {
      const template = templateOf(
        `Conditions: {Own: !Equals [!Ref AWS::Region, us-east-1]}\n${functionWith("      Role: !If [Own, arn:mine, !Ref AWS::NoValue]")}`,
      );
      assert.deepEqual(seen(template, "Fn", "Role"), ["arn:mine", "->FnRole.Arn"]);
      assert.deepEqual(seen(template, "FnRole", "AssumeRolePolicyDocument.Version"), ["none", "2012-10-17"]);
    });
  });

  describe("events that Lambda polls for", () => {
    const cases: readonly (readonly [type: string, properties: string, mapping: Record<string, unknown>])[] = [
      [
        "Kinesis",
        "            Stream: !GetAtt Clicks.Arn\n            StartingPosition: LATEST\n            BatchSize: 10",
        { EventSourceArn: "->Clicks.Arn", StartingPosition: "LATEST", BatchSize: 10 },
      ],
      [
        "DynamoDB",
        "            Stream: !GetAtt Orders.StreamArn\n            BisectBatchOnFunctionError: true",
        { EventSourceArn: "->Orders.StreamArn", BisectBatchOnFunctionError: true },
      ],
      [
        "SQS",
        "            Queue: !GetAtt Jobs.Arn\n            ScalingConfig: {MaximumConcurrency: 5}",
        { EventSourceArn: "->Jobs.Arn", ScalingConfig: { MaximumConcurrency: 5 } },
      ],
      [
        "MSK",
        "            Stream: arn:msk\n            Topics: [clicks]\n            ConsumerGroupId: g",
        {
          EventSourceArn: "arn:msk",
          Topics: ["clicks"],
          AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: "g" },
        },
      ],
      [
        "SelfManagedKafka",
        "            KafkaBootstrapServers: [a:9092]\n            ConsumerGroupId: g",
        {
          SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ["a:9092"] } },
          SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: "g" },
        },
      ],
      [
        "MQ",
        "            Broker: !GetAtt Broker.Arn\n            Queues: [q]\n            DynamicPolicyName: true",
        { EventSourceArn: "->Broker.Arn", Queues: ["q"] },
      ],
      [
        "DocumentDB",
        "            Cluster: arn:docdb\n            DatabaseName: shop\n            FullDocument: Default",
        {
          EventSourceArn: "arn:docdb",
          DocumentDBEventSourceConfig: { DatabaseName: "shop", FullDocument: "Default" },
        },
      ],
    ];
    const sources = `  Clicks: {Type: AWS::Kinesis::Stream}
  Orders: {Type: AWS::DynamoDB::Table}
  Jobs: {Type: AWS::SQS::Queue}
  Broker: {Type: AWS::AmazonMQ::Broker}
`;
    for (const [type, properties, mapping] of cases) {
      it(`${type} becomes an event source mapping`, () => {
        const template = templateOf(eventWith(type, properties, sources));
        assert.equal(resourceOf(template, "FnIn").type, "AWS::Lambda::EventSourceMapping");
        assert.deepEqual(seen(template, "FnIn", ""), [{ ...mapping, FunctionName: "->Fn" }]);
      });
    }

    const grants: readonly (readonly [type: string, properties: string, path: string, granted: unknown])[] = [
      ["Kinesis", "", "ManagedPolicyArns.1", managed("service-role/AWSLambdaKinesisExecutionRole")],
      ["DynamoDB", "", "ManagedPolicyArns.1", managed("service-role/AWSLambdaDynamoDBExecutionRole")],
      ["SQS", "", "ManagedPolicyArns.1", managed("service-role/AWSLambdaSQSQueueExecutionRole")],
      ["MSK", "", "ManagedPolicyArns.1", managed("service-role/AWSLambdaMSKExecutionRole")],
      ["MSK", "", "Policies", undefined],
      [
        "MQ",
        "            Broker: arn:mq\n            SourceAccessConfigurations: [{Type: BASIC_AUTH, URI: arn:s}, {Type: VIRTUAL_HOST, URI: /}]",
        "Policies.0.PolicyDocument.Statement",
        [
          { Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: ["arn:s"] },
          { Effect: "Allow", Action: ["mq:DescribeBroker"], Resource: ["arn:mq"] },
        ],
      ],
      [
        "Kinesis",
        "            DestinationConfig: {OnFailure: {Type: S3, Destination: arn:aws:s3:::dead}}",
        "Policies.0.PolicyDocument.Statement",
        [
          { Effect: "Allow", Action: ["s3:PutObject"], Resource: ["arn:aws:s3:::dead/*"] },
          { Effect: "Allow", Action: ["s3:ListBucket"], Resource: ["arn:aws:s3:::dead"] },
        ],
      ],
      ["Kinesis", "            DestinationConfig: {OnFailure: {Destination: arn:q}}", "Policies", undefined],
    ];
    for (const [type, properties, path, granted] of grants) {
      it(`${type} gives the role ${JSON.stringify(granted)}`, () => {
        const text = eventWith(type, properties || "            Stream: arn:stream");
        assert.deepEqual(seen(templateOf(text), "FnRole", path), [granted]);
      });
    }
  });

  describe("S3 events", () => {
    const lake = (properties = ""): string => `  Lake:\n    Type: AWS::S3::Bucket\n${properties}`;
    const event = `            Bucket: !Ref Lake
            Events: [s3:ObjectCreated:*, s3:ObjectRemoved:*]
            Filter: {S3Key: {Rules: [{Name: suffix, Value: .csv}]}}`;
    const filter = { S3Key: { Rules: [{ Name: "suffix", Value: ".csv" }] } };
    const added = [
      { Event: "s3:ObjectCreated:*", Function: "->Fn.Arn", Filter: filter },
      { Event: "s3:ObjectRemoved:*", Function: "->Fn.Arn", Filter: filter },
    ];
    const path = "NotificationConfiguration.LambdaConfigurations";
    checkAll([
      { name: "are a part of the bucket", text: eventWith("S3", event, lake()), id: "Lake", path, sees: [added] },
      {
        name: "stand behind what the bucket has",
        text: eventWith(
          "S3",
          event,
          lake("    Properties: {NotificationConfiguration: {LambdaConfigurations: [{Event: e, Function: arn:f}]}}\n"),
        ),
        id: "Lake",
        path,
        sees: [[{ Event: "e", Function: "arn:f" }, ...added]],
      },
      {
        name: "leave the rest of the bucket's notifications",
        text: eventWith(
          "S3",
          "            Bucket: !Ref Lake\n            Events: e",
          lake("    Properties: {NotificationConfiguration: {EventBridgeConfiguration: {EventBridgeEnabled: true}}}\n"),
        ),
        id: "Lake",
        path: "NotificationConfiguration",
        sees: [
          {
            EventBridgeConfiguration: { EventBridgeEnabled: true },
            LambdaConfigurations: [{ Event: "e", Function: "->Fn.Arn" }],
          },
        ],
      },
      {
        name: "exist when the function does",
        text: `Conditions: {On: !Equals [!Ref AWS::Region, us-east-1]}\n${eventWith("S3", "            Bucket: !Ref Lake\n            Events: e", lake())}`.replace(
          "    Properties:",
          "    Condition: On\n    Properties:",
        ),
        id: "Lake",
        path,
        sees: [[{ Event: "e", Function: "->Fn.Arn" }], []],
      },
      {
        name: "let S3 call the function",
        text: eventWith("S3", event, lake()),
        id: "FnInPermission",
        path: "",
        sees: [
          {
            Action: "lambda:InvokeFunction",
            FunctionName: "->Fn",
            Principal: "s3.amazonaws.com",
            SourceAccount: "?",
          },
        ],
      },
      {
        name: "of a bucket elsewhere change nothing",
        text: eventWith("S3", "            Bucket: !ImportValue lake\n            Events: e", lake()),
        id: "Lake",
        path,
        sees: [undefined],
      },
    ]);
  });

  describe("events that services send", () => {
    const permission = { Action: "lambda:InvokeFunction", FunctionName: "->Fn" };
    const target = { Arn: "->Fn.Arn", Id: "FnInLambdaTarget" };
    const cases: readonly {
      readonly type: string;
      readonly properties: string;
      readonly becomes: Readonly<Record<string, readonly [type: string, properties: unknown]>>;
    }[] = [
      {
        type: "Schedule",
        properties: "            Schedule: rate(1 hour)\n            Enabled: false\n            Input: '{}'",
        becomes: {
          FnIn: [
            "AWS::Events::Rule",
            { ScheduleExpression: "rate(1 hour)", State: "DISABLED", Targets: [{ Input: "{}", ...target }] },
          ],
          FnInPermission: [
            "AWS::Lambda::Permission",
            { ...permission, Principal: "events.amazonaws.com", SourceArn: "->FnIn.Arn" },
          ],
        },
      },
      {
        type: "EventBridgeRule",
        properties: "            EventBusName: bus\n            RuleName: r\n            Pattern: {source: [a]}",
        becomes: {
          FnIn: [
            "AWS::Events::Rule",
            { EventBusName: "bus", Name: "r", EventPattern: { source: ["a"] }, Targets: [target] },
          ],
        },
      },
      {
        type: "CloudWatchEvent",
        properties: "            Pattern: {source: [a]}\n            DeadLetterConfig: {Arn: arn:q}",
        becomes: {
          FnIn: [
            "AWS::Events::Rule",
            { EventPattern: { source: ["a"] }, Targets: [{ DeadLetterConfig: { Arn: "arn:q" }, ...target }] },
          ],
        },
      },
      {
        type: "EventBridgeRule",
        properties: "            Pattern: {source: [a]}\n            DeadLetterConfig: {Type: SQS}",
        becomes: {
          FnIn: [
            "AWS::Events::Rule",
            {
              EventPattern: { source: ["a"] },
              Targets: [{ DeadLetterConfig: { Arn: "->FnInQueue.Arn" }, ...target }],
            },
          ],
          FnInQueue: ["AWS::SQS::Queue", {}],
          FnInQueuePolicy: [
            "AWS::SQS::QueuePolicy",
            {
              PolicyDocument: {
                Version: "2012-10-17",
                Statement: [
                  {
                    Effect: "Allow",
                    Principal: { Service: "events.amazonaws.com" },
                    Action: ["sqs:SendMessage"],
                    Resource: "->FnInQueue.Arn",
                    Condition: { ArnEquals: { "aws:SourceArn": "->FnIn.Arn" } },
                  },
                ],
              },
              Queues: ["->FnInQueue"],
            },
          ],
        },
      },
      {
        type: "ScheduleV2",
        properties: "            ScheduleExpression: rate(1 hour)\n            RetryPolicy: {MaximumRetryAttempts: 1}",
        becomes: {
          FnIn: [
            "AWS::Scheduler::Schedule",
            {
              ScheduleExpression: "rate(1 hour)",
              Name: "FnIn",
              FlexibleTimeWindow: { Mode: "OFF" },
              Target: { RetryPolicy: { MaximumRetryAttempts: 1 }, Arn: "->Fn.Arn", RoleArn: "->FnInRole.Arn" },
            },
          ],
          FnInRole: [
            "AWS::IAM::Role",
            {
              AssumeRolePolicyDocument: trust("scheduler.amazonaws.com"),
              Policies: [
                {
                  PolicyName: "FnInStartExecutionPolicy",
                  PolicyDocument: {
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: ["->Fn.Arn"] }],
                  },
                },
              ],
            },
          ],
        },
      },
      {
        type: "SNS",
        properties: "            Topic: arn:topic\n            FilterPolicy: {kind: [a]}",
        becomes: {
          FnIn: [
            "AWS::SNS::Subscription",
            { FilterPolicy: { kind: ["a"] }, TopicArn: "arn:topic", Protocol: "lambda", Endpoint: "->Fn.Arn" },
          ],
          FnInPermission: [
            "AWS::Lambda::Permission",
            { ...permission, Principal: "sns.amazonaws.com", SourceArn: "arn:topic" },
          ],
        },
      },
      {
        type: "SNS",
        properties: "            Topic: arn:topic\n            SqsSubscription: true",
        becomes: {
          FnIn: ["AWS::SNS::Subscription", { TopicArn: "arn:topic", Protocol: "sqs", Endpoint: "->FnInQueue.Arn" }],
          FnInQueue: ["AWS::SQS::Queue", {}],
          FnInEventSourceMapping: [
            "AWS::Lambda::EventSourceMapping",
            { EventSourceArn: "->FnInQueue.Arn", FunctionName: "->Fn", BatchSize: 10 },
          ],
        },
      },
      {
        type: "SNS",
        properties:
          "            Topic: arn:topic\n            SqsSubscription: {QueueArn: arn:q, QueueUrl: url, BatchSize: 5}",
        becomes: {
          FnIn: ["AWS::SNS::Subscription", { TopicArn: "arn:topic", Protocol: "sqs", Endpoint: "arn:q" }],
          FnInEventSourceMapping: [
            "AWS::Lambda::EventSourceMapping",
            { BatchSize: 5, EventSourceArn: "arn:q", FunctionName: "->Fn" },
          ],
        },
      },
      {
        type: "CloudWatchLogs",
        properties: "            LogGroupName: app\n            FilterPattern: ERROR",
        becomes: {
          FnIn: [
            "AWS::Logs::SubscriptionFilter",
            { LogGroupName: "app", FilterPattern: "ERROR", DestinationArn: "->Fn.Arn" },
          ],
          FnInPermission: [
            "AWS::Lambda::Permission",
            {
              ...permission,
              Principal: "logs.amazonaws.com",
              SourceArn: "arn:{?}:logs:{?}:{?}:log-group:app:*",
            },
          ],
        },
      },
      {
        type: "IoTRule",
        properties: "            Sql: SELECT *",
        becomes: {
          FnIn: [
            "AWS::IoT::TopicRule",
            {
              TopicRulePayload: {
                Sql: "SELECT *",
                RuleDisabled: false,
                Actions: [{ Lambda: { FunctionArn: "->Fn.Arn" } }],
              },
            },
          ],
        },
      },
    ];
    for (const { type, properties, becomes } of cases) {
      it(`${type} becomes ${Object.keys(becomes).join(", ")}`, () => {
        const template = templateOf(eventWith(type, properties));
        for (const [id, [kind, expected]] of Object.entries(becomes)) {
          assert.equal(resourceOf(template, id).type, kind);
          assert.deepEqual(seen(template, id, ""), [expected]);
        }
      });
    }

    it("need nothing where no pipeline is concerned", () => {
      const template = templateOf(eventWith("Api", "            Path: /\n            Method: get"));
      assert.deepEqual([...template.resources.keys()], ["Fn", "FnRole"]);
    });
  });

  describe("what else a function brings along", () => {
    checkAll([
      {
        name: "an alias",
        text: functionWith("      AutoPublishAlias: live"),
        id: "FnAliaslive",
        path: "",
        sees: [{ Name: "live", FunctionName: "->Fn", FunctionVersion: "->FnVersion.Version" }],
      },
      {
        name: "a configuration of asynchronous calls",
        text: functionWith(
          "      EventInvokeConfig:\n        MaximumRetryAttempts: 1\n        DestinationConfig: {OnFailure: {Type: SQS}, OnSuccess: {Type: Lambda, Destination: arn:f}}",
        ),
        id: "FnEventInvokeConfig",
        path: "",
        sees: [
          {
            MaximumRetryAttempts: 1,
            DestinationConfig: {
              OnSuccess: { Destination: "arn:f" },
              OnFailure: { Destination: "->FnEventInvokeConfigOnFailureQueue.Arn" },
            },
            FunctionName: "->Fn",
            Qualifier: "$LATEST",
          },
        ],
      },
      {
        name: "the right to write to its destinations",
        text: functionWith("      EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SNS}}}"),
        id: "FnRole",
        path: "Policies.0.PolicyDocument.Statement",
        sees: [[{ Effect: "Allow", Action: ["sns:Publish"], Resource: ["->FnEventInvokeConfigOnFailureTopic"] }]],
      },
    ]);

    it("exists only when the function does", () => {
      const text = eventWith("SQS", "            Queue: arn:q").replace(
        "    Properties:",
        "    Condition: On\n    Properties:",
      );
      const template = templateOf(`Conditions: {On: !Equals [!Ref AWS::Region, us-east-1]}\n${text}`);
      assert.deepEqual(seen(template, "FnIn", "EventSourceArn"), ["arn:q", "none"]);
    });

    it("never takes the place of a declared resource", () => {
      const template = templateOf(functionWith("", "  FnRole:\n    Type: AWS::IAM::Role\n"));
      assert.equal(resourceOf(template, "FnRole").generated, false);
    });
  });

  describe("state machines", () => {
    const machine = (properties: string): string =>
      `Resources:\n  Flow:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n${properties}`;
    checkAll([
      {
        name: "have other words",
        text: machine(
          "      Name: flow\n      Type: EXPRESS\n      Role: arn:role\n      Logging: {Level: ALL}\n      Tracing: {Enabled: true}\n      Tags: {a: b}\n      DefinitionSubstitutions: {A: b}\n      Definition: {StartAt: One}",
        ),
        id: "Flow",
        path: "",
        sees: [
          {
            DefinitionSubstitutions: { A: "b" },
            Definition: { StartAt: "One" },
            StateMachineName: "flow",
            StateMachineType: "EXPRESS",
            RoleArn: "arn:role",
            LoggingConfiguration: { Level: "ALL" },
            TracingConfiguration: { Enabled: true },
            Tags: [{ Key: "a", Value: "b" }],
          },
        ],
      },
      {
        name: "may be defined in another file",
        text: machine("      DefinitionUri: flow.asl.json\n      Role: arn:role"),
        id: "Flow",
        path: "",
        sees: [{ RoleArn: "arn:role", DefinitionS3Location: "?", Definition: "?" }],
      },
      {
        name: "have a role",
        text: machine("      Policies: [LambdaInvokePolicy: {FunctionName: f}]\n      Tracing: {Enabled: true}"),
        id: "FlowRole",
        path: "",
        sees: [
          {
            AssumeRolePolicyDocument: trust("states.amazonaws.com"),
            ManagedPolicyArns: [managed("AWSXRayDaemonWriteAccess")],
            Policies: [
              {
                PolicyName: "FlowRolePolicy0",
                PolicyDocument: {
                  Version: "2012-10-17",
                  Statement: [
                    {
                      Effect: "Allow",
                      Action: ["lambda:InvokeFunction"],
                      Resource: ["arn:{?}:lambda:{?}:{?}:function:f*"],
                    },
                  ],
                },
              },
            ],
          },
        ],
      },
      {
        name: "are started by a rule in a role",
        text: machine("      Events: {At: {Type: Schedule, Properties: {Schedule: rate(1 day), State: DISABLED}}}"),
        id: "FlowAt",
        path: "",
        sees: [
          {
            State: "DISABLED",
            ScheduleExpression: "rate(1 day)",
            Targets: [{ Arn: "->Flow", Id: "FlowAtStepFunctionsTarget", RoleArn: "->FlowAtRole.Arn" }],
          },
        ],
      },
      {
        name: "may be started in that role",
        text: machine("      Events: {At: {Type: EventBridgeRule, Properties: {Pattern: {source: [a]}}}}"),
        id: "FlowAtRole",
        path: "Policies.0.PolicyDocument.Statement.0",
        sees: [{ Effect: "Allow", Action: ["states:StartExecution"], Resource: ["->Flow"] }],
      },
    ]);
  });

  describe("simple tables", () => {
    const table = (properties: string): string =>
      `Resources:\n  Orders:\n    Type: AWS::Serverless::SimpleTable\n${properties}`;
    const keyed = (name: string, type: string): Record<string, unknown> => ({
      AttributeDefinitions: [{ AttributeName: name, AttributeType: type }],
      KeySchema: [{ AttributeName: name, KeyType: "HASH" }],
    });
    checkAll([
      {
        name: "have a key of their own",
        text: table(""),
        id: "Orders",
        path: "",
        sees: [{ ...keyed("id", "S"), BillingMode: "PAY_PER_REQUEST" }],
      },
      {
        name: "have the author's key and capacity",
        text: table(
          "    Properties: {PrimaryKey: {Name: order, Type: Number}, ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}, TableName: orders}\n",
        ),
        id: "Orders",
        path: "",
        sees: [
          {
            ...keyed("order", "N"),
            ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
            TableName: "orders",
          },
        ],
      },
      {
        name: "have Globals",
        text: `Globals: {SimpleTable: {SSESpecification: {SSEEnabled: true}}}\n${table("")}`,
        id: "Orders",
        path: "SSESpecification.SSEEnabled",
        sees: [true],
      },
    ]);
  });

  describe("connectors", () => {
    const cases: readonly (readonly [name: string, text: string])[] = [
      [
        "of their own",
        functionWith(
          "",
          `${queue("Jobs")}  Link:\n    Type: AWS::Serverless::Connector\n    Properties: {Source: {Id: Fn}, Destination: [{Id: Jobs}], Permissions: [Write]}\n`,
        ),
      ],
      [
        "within a resource",
        functionWith("", queue("Jobs")).replace(
          "    Properties:",
          "    Connectors: {Link: {Properties: {Destination: {Id: Jobs}, Permissions: [Write]}}}\n    Properties:",
        ),
      ],
    ];
    for (const [name, text] of cases) {
      it(`${name} may add to both ends and to the role`, () => {
        const template = templateOf(text);
        const passedOn = ["Fn", "FnRole", "Jobs"].map((id) => resourceOf(template, id).passedOn);
        assert.deepEqual(passedOn, [true, true, true]);
      });
    }
  });

  describe("the words of the file", () => {
    const text = `
Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties: {Type: EXPRESS, Logging: {Level: "OFF"}, Definition: {}}
  Orders:
    Type: AWS::Serverless::SimpleTable
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        In: {Type: Kinesis, Properties: {Stream: !GetAtt Clicks.Arn}}
        At: {Type: Schedule, Properties: {Schedule: rate(1 hour)}}
  Clicks:
    Type: AWS::Kinesis::Stream
`;
    const cases: readonly (readonly [id: string, path: string, name: string])[] = [
      ["Flow", "StateMachineType", "Type"],
      ["Flow", "LoggingConfiguration.Level", "Level"],
      ["Flow", "LoggingConfiguration", "Logging"],
      ["Flow", "Definition.States", "States"],
      ["Orders", "AttributeDefinitions", "PrimaryKey"],
      ["Orders", "AttributeDefinitions.0.AttributeName", "Name"],
      ["Orders", "BillingMode", "BillingMode"],
      ["Fn", "TracingConfig", "Tracing"],
      ["Fn", "TracingConfig.Mode", "Tracing"],
      ["Fn", "Code.ZipFile", "InlineCode"],
      ["Fn", "Timeout", "Timeout"],
      ["FnRole", "ManagedPolicyArns.0", "Policies"],
      ["FnIn", "EventSourceArn", "Stream"],
      ["FnIn", "BatchSize", "BatchSize"],
      ["FnAt", "Targets.0.Input", "Input"],
      ["FnAt", "Targets", "Targets"],
      ["Clicks", "StreamModeDetails.StreamMode", "StreamMode"],
    ];
    for (const [id, path, name] of cases) {
      it(`${id}.${path} is called ${name}`, () => {
        const template = templateOf(text);
        assert.equal(template.vocabulary.property(resourceOf(template, id), path), name);
      });
    }

    it("show what SAM makes at the type that causes it", () => {
      const template = templateOf(text);
      const shown: readonly (readonly [id: string, path: string, text: string])[] = [
        ["Orders", "BillingMode", "AWS::Serverless::SimpleTable"],
        ["FnRole", "AssumeRolePolicyDocument", "AWS::Serverless::Function"],
        ["FnIn", "FunctionName", "Kinesis"],
        ["FnIn", "BatchSize", "Kinesis"],
        ["FnIn", "EventSourceArn", "!GetAtt Clicks.Arn"],
        ["Flow", "StateMachineType", "EXPRESS"],
      ];
      for (const [id, path, expected] of shown) assert.equal(textAt(template, id, path), expected, `${id}.${path}`);
    });

    it("have each resource that SAM makes stand with its cause, the event itself not being made", () => {
      const template = templateOf(text);
      const labels = ["FnRole", "FnIn", "FnAtPermission"].map((id) => {
        const { site, generated, declaredType } = resourceOf(template, id);
        return [site.key?.value, declaredType, generated];
      });
      assert.deepEqual(labels, [
        ["Fn", "AWS::Serverless::Function", true],
        ["In", "Kinesis", false],
        ["At", "Schedule", true],
      ]);
    });
  });

  describe("edits", () => {
    const text = `
Globals:
  Function:
    Layers: [shared]
    Environment: {Variables: {A: b}}
Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Type: EXPRESS
      Definition: {}
  Orders:
    Type: AWS::Serverless::SimpleTable
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.main
      Events:
        In:
          Type: S3
          Properties:
            Bucket: !Ref Lake
            Events: e
  Lake:
    Type: AWS::S3::Bucket
`;
    const additions: readonly (readonly [id: string, path: string, value: NewValue, line: string | undefined])[] = [
      ["Flow", "StateMachineName", "flow", "      Name: flow"],
      ["Flow", "LoggingConfiguration", { Level: "ALL" }, "      Logging:\n        Level: ALL"],
      ["Flow", "LoggingConfiguration.Level", "ALL", "      Logging:\n        Level: ALL"],
      ["Flow", "EncryptionConfiguration", { Type: "x" }, undefined],
      ["Flow", "Tags", [{ Key: "a", Value: "b" }], undefined],
      ["Fn", "Timeout", 30, "      Timeout: 30"],
      ["Fn", "TracingConfig.Mode", "Active", "      Tracing: Active"],
      ["Fn", "TracingConfig", { Mode: "Active" }, undefined],
      ["Fn", "DeadLetterConfig.TargetArn", "arn:q", undefined],
      ["Fn", "Environment.Variables.B", "c", "      Environment:\n        Variables:\n          B: c"],
      [
        "Orders",
        "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
        true,
        "    Properties:\n      PointInTimeRecoverySpecification:\n        PointInTimeRecoveryEnabled: true",
      ],
      ["Orders", "StreamSpecification.StreamViewType", "NEW_IMAGE", undefined],
      ["FnRole", "Path", "/", undefined],
      ["FnInPermission", "SourceArn", "arn:b", undefined],
      ["Lake", "VersioningConfiguration.Status", "Enabled", "      VersioningConfiguration:\n        Status: Enabled"],
      ["Lake", "NotificationConfiguration.TopicConfigurations", [], undefined],
    ];
    for (const [id, path, value, line] of additions) {
      it(`add ${path} to ${id}: ${line ? JSON.stringify(line.trim()) : "not possible"}`, () => {
        const template = templateOf(text);
        const result = written(template, { op: "add", resource: resourceOf(template, id), path, value });
        if (line === undefined) assert.equal(result, undefined);
        else assert.ok(result?.includes(`\n${line}\n`), result);
      });
    }

    it("append to the function's own list, not to the one in Globals", () => {
      const template = templateOf(text);
      const result = written(template, {
        op: "append",
        resource: resourceOf(template, "Fn"),
        path: "Layers",
        value: "x",
      });
      assert.match(result ?? "", /\n {6}Layers:\n {8}- x\n/);
      assert.match(result ?? "", /Layers: \[shared\]/);
    });

    it("never reach what SAM makes", () => {
      const template = templateOf(text);
      const made: readonly (readonly [id: string, path: string])[] = [
        ["Orders", "BillingMode"],
        ["Fn", "Role"],
        ["FnRole", "AssumeRolePolicyDocument"],
        ["Lake", "NotificationConfiguration.LambdaConfigurations"],
      ];
      for (const [id, path] of made) {
        const resource = resourceOf(template, id);
        const site = explore(
          template,
          (scenario) => new TemplateView(template, scenario).resource(id)!.get(path).site!,
        )[0]!.result;
        assert.equal(written(template, { op: "set", resource, path, site, value: "x" }), undefined, path);
        assert.equal(written(template, { op: "remove", resource, path, site }), undefined, path);
      }
    });

    it("set a renamed property where it is written", () => {
      const template = templateOf(text);
      const resource = resourceOf(template, "Flow");
      const path = "StateMachineType";
      const { site } = explore(template, (scenario) =>
        new TemplateView(template, scenario).resource("Flow")!.get(path),
      )[0]!.result;
      const result = written(template, { op: "set", resource, path, site: site!, value: "STANDARD" });
      assert.match(result ?? "", /\n {6}Type: STANDARD\n/);
    });

    it("add a resource beside the one that has the event", () => {
      const template = templateOf(text);
      const result = written(template, {
        op: "addResource",
        beside: resourceOf(template, "FnInPermission"),
        resource: { id: "Dead", type: "AWS::SQS::Queue", properties: {} },
      });
      assert.match(result ?? "", /\n {2}Dead:\n {4}Type: AWS::SQS::Queue/);
    });

    it("have no generated resource wait for another", () => {
      const template = templateOf(text);
      const on = { id: "Lake", type: "AWS::S3::Bucket", properties: {} };
      assert.equal(written(template, { op: "dependOn", resource: resourceOf(template, "FnRole"), on }), undefined);
    });
  });
});

function managed(path: string): string {
  return `arn:aws:iam::aws:policy/${path}`;
}

function trust(service: string): unknown {
  const statement = { Effect: "Allow", Principal: { Service: [service] }, Action: ["sts:AssumeRole"] };
  return { Version: "2012-10-17", Statement: [statement] };
}

function queue(id: string): string {
  return `  ${id}:\n    Type: AWS::SQS::Queue\n`;
}
