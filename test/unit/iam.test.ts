import assert from "node:assert/strict";
import { type Granted, granted, hasPrincipal, policiesOf, statementsOf, trusts } from "../../server/src/model/iam.ts";
import { seen } from "../support/see.ts";

/** A stream, another one, a role with the properties given, and what else stands in the template. */
function template(role: string, more = ""): string {
  return `
Parameters:
  Name: { Type: String }
Conditions:
  IsLive: !Equals [!Ref Name, live]
Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties: { Name: clicks, ShardCount: 1 }
  Unnamed:
    Type: AWS::Kinesis::Stream
    Properties: { ShardCount: 1 }
  Chosen:
    Type: AWS::Kinesis::Stream
    Properties: { Name: !Ref Name, ShardCount: 1 }
  Reader:
    Type: AWS::IAM::Role
    Properties:
      RoleName: reader
      ${role}
${more}`;
}

const inline = (statement: string): string =>
  template(`Policies: [{ PolicyName: own, PolicyDocument: { Statement: [${statement}] } }]`);

const attached = (properties: string, type = "AWS::IAM::Policy"): string =>
  template(
    "Description: reads",
    `  Attached:
    Type: ${type}
    Properties: { PolicyName: read, PolicyDocument: { Statement: { Effect: Allow, Action: "kinesis:*", Resource: "*" } }, ${properties} }`,
  );

/** Whether the role may read records of a stream, in each scenario. */
function answers(text: string, stream = "Clicks", action = "kinesis:GetRecords"): (Granted | undefined)[] {
  return seen(text, "Reader", (role) => granted(role, action, role.template.resource(stream)!));
}

/** A statement that allows reading the records of a resource. */
const allow = (resource: string): string => `{ Effect: Allow, Action: "kinesis:Get*", Resource: ${resource} }`;

const arn = "arn:aws:kinesis:eu-west-1:111122223333";
const subArn = `arn:\${AWS::Partition}:kinesis:\${AWS::Region}:\${AWS::AccountId}`;

describe("granted", () => {
  describe("by a statement's resource", () => {
    const rows: readonly (readonly [resource: string, stream: string, answer: Granted])[] = [
      ['"*"', "Clicks", "yes"],
      ["!GetAtt Clicks.Arn", "Clicks", "yes"],
      ["!GetAtt Clicks.Arn", "Unnamed", "no"],
      [`"${arn}:stream/clicks"`, "Clicks", "yes"],
      [`"${arn}:stream/orders"`, "Clicks", "no"],
      [`"${arn}:stream/cl?cks"`, "Clicks", "yes"],
      [`"${arn}:stream/o*"`, "Clicks", "no"],
      [`"${arn}:stream/*"`, "Unnamed", "yes"],
      [`"${arn}:stream/o*"`, "Unnamed", "unknown"],
      [`"${arn}:stream/orders"`, "Unnamed", "no"],
      [`"${arn}:stream/orders"`, "Chosen", "unknown"],
      ['"arn:aws:s3:::clicks"', "Clicks", "no"],
      ['"arn:aws:s3:::*"', "Clicks", "no"],
      [`!Sub "${subArn}:stream/\${Clicks}"`, "Clicks", "yes"],
      [`!Sub "${subArn}:stream/\${Clicks}"`, "Unnamed", "no"],
      [`!Sub "${subArn}:stream/clicks"`, "Clicks", "yes"],
      [`!Sub "${subArn}:stream/orders"`, "Clicks", "no"],
      [`!Sub "${subArn}:stream/*"`, "Clicks", "yes"],
      [`!Sub "${subArn}:stream/\${Name}"`, "Clicks", "unknown"],
      [`!Sub "${subArn}:stream/o-\${Name}"`, "Clicks", "no"],
      [`!Join ["", ["arn:aws:kinesis:", !Ref AWS::Region, ":1:stream/", !Ref Clicks]]`, "Clicks", "yes"],
      [`["${arn}:stream/orders", !GetAtt Clicks.Arn]`, "Clicks", "yes"],
      ["!Ref Name", "Clicks", "unknown"],
      ["!ImportValue clicks", "Clicks", "unknown"],
    ];
    for (const [resource, stream, answer] of rows) {
      it(`${resource} for ${stream}: ${answer}`, () => {
        assert.deepEqual(answers(inline(allow(resource)), stream), [answer]);
      });
    }
  });

  describe("by the rest of a statement", () => {
    const rows: readonly (readonly [statement: string, answer: Granted])[] = [
      ['{ Effect: Allow, Action: "KINESIS:getrecords", Resource: "*" }', "yes"],
      ['{ Effect: Allow, Action: ["kinesis:Put*", "kinesis:?etRecords"], Resource: "*" }', "yes"],
      ['{ Effect: Allow, Action: "kinesis:Put*", Resource: "*" }', "no"],
      ['{ Effect: Allow, Action: !Ref Name, Resource: "*" }', "unknown"],
      ['{ Effect: Allow, NotAction: "s3:*", Resource: "*" }', "unknown"],
      ['{ Effect: Allow, Action: "kinesis:*", NotResource: "*" }', "unknown"],
      ['{ Effect: Deny, Action: "kinesis:*", Resource: "*" }', "no"],
      ['{ Effect: !Ref Name, Action: "kinesis:*", Resource: "*" }', "unknown"],
      [
        '{ Effect: Allow, Action: "kinesis:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": true } } }',
        "yes",
      ],
      ["!Ref Name", "unknown"],
    ];
    for (const [statement, answer] of rows) {
      it(`${statement}: ${answer}`, () => {
        assert.deepEqual(answers(inline(statement)), [answer]);
      });
    }
  });

  describe("by the policies of the template", () => {
    const rows: readonly (readonly [what: string, text: string, answer: Granted])[] = [
      ["no policy at all", template("Description: reads"), "no"],
      ["inline policies that are not known", template("Policies: !Ref Name"), "unknown"],
      [
        "a document that is not known",
        template("Policies: [{ PolicyName: own, PolicyDocument: !Ref Name }]"),
        "unknown",
      ],
      ["a policy with the role by reference", attached("Roles: [!Ref Reader]"), "yes"],
      ["a policy with the role by name", attached("Roles: [reader]"), "yes"],
      ["a policy of another role", attached("Roles: [writer]"), "no"],
      ["a policy of roles that are not known", attached("Roles: [!Ref Name]"), "unknown"],
      ["a managed policy of the template", attached("Roles: [!Ref Reader]", "AWS::IAM::ManagedPolicy"), "yes"],
      ["a policy of a role", attached("RoleName: !Ref Reader", "AWS::IAM::RolePolicy"), "yes"],
      [
        "a managed policy that the role names",
        attached("Roles: [writer]", "AWS::IAM::ManagedPolicy").replace(
          "Description: reads",
          "ManagedPolicyArns: [!Ref Attached]",
        ),
        "yes",
      ],
      ["a boundary", template("PermissionsBoundary: !Ref Name"), "unknown"],
    ];
    for (const [what, text, answer] of rows) {
      it(`${what}: ${answer}`, () => {
        assert.deepEqual(answers(text), [answer]);
      });
    }

    it("in each scenario by what is attached there", () => {
      const text = template(`Policies:
        - Fn::If:
            - IsLive
            - { PolicyName: own, PolicyDocument: { Statement: ${allow('"*"')} } }
            - !Ref AWS::NoValue`);
      assert.deepEqual(answers(text), ["yes", "no"]);
    });
  });

  describe("by AWS's managed policies", () => {
    const rows: readonly (readonly [arn: string, action: string, answer: Granted])[] = [
      ["arn:aws:iam::aws:policy/AdministratorAccess", "kinesis:GetRecords", "yes"],
      ["arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess", "kinesis:ListShards", "yes"],
      ["arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess", "kinesis:SubscribeToShard", "no"],
      ["arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole", "kinesis:SubscribeToShard", "yes"],
      ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", "kinesis:GetRecords", "no"],
      ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", "logs:PutLogEvents", "yes"],
      ["arn:aws:iam::aws:policy/AmazonS3FullAccess", "kinesis:GetRecords", "unknown"],
      ["arn:aws:iam::111122223333:policy/AWSLambdaBasicExecutionRole", "kinesis:GetRecords", "unknown"],
      [`!Sub "arn:\${AWS::Partition}:iam::aws:policy/AmazonKinesisFullAccess"`, "kinesis:GetRecords", "yes"],
      ["!Ref Name", "kinesis:GetRecords", "unknown"],
    ];
    for (const [managed, action, answer] of rows) {
      it(`${managed} and ${action}: ${answer}`, () => {
        assert.deepEqual(answers(template(`ManagedPolicyArns: [${managed}]`), "Clicks", action), [answer]);
      });
    }
  });

  describe("for a resource that is named by a property", () => {
    const rows: readonly (readonly [resource: string, wanted: string, answer: Granted])[] = [
      [`"${arn}:stream/foreign"`, `"${arn}:stream/foreign"`, "yes"],
      [`"${arn}:stream/for*"`, `"${arn}:stream/foreign"`, "yes"],
      [`"${arn}:stream/orders"`, `"${arn}:stream/foreign"`, "no"],
      [`!Sub "${subArn}:stream/foreign"`, `"${arn}:stream/foreign"`, "unknown"],
      [`!Sub "${subArn}:stream/orders"`, `"${arn}:stream/foreign"`, "no"],
      ["!GetAtt Clicks.Arn", "!GetAtt Clicks.Arn", "yes"],
      ["!GetAtt Clicks.Arn", `"${arn}:stream/clicks"`, "yes"],
      ["!GetAtt Unnamed.Arn", "!GetAtt Clicks.Arn", "no"],
      [`"${arn}:stream/orders"`, "!Ref Name", "unknown"],
    ];
    for (const [resource, wanted, answer] of rows) {
      it(`${resource} for ${wanted}: ${answer}`, () => {
        const policies = `Policies: [{ PolicyName: own, PolicyDocument: { Statement: ${allow(resource)} } }]`;
        const text = template(
          policies,
          `  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties: { FunctionName: read, EventSourceArn: ${wanted} }`,
        );
        const found = seen(text, "Mapping", (mapping) =>
          granted(mapping.template.resource("Reader")!, "kinesis:GetRecords", mapping.get("EventSourceArn")),
        );
        assert.deepEqual(found, [answer]);
      });
    }
  });
});

describe("policiesOf", () => {
  it("lists a role's own documents before those attached to it", () => {
    const text = attached("Roles: [reader]").replace(
      "Description: reads",
      "Policies: [{ PolicyName: own, PolicyDocument: { Statement: [] } }]",
    );
    const paths = seen(text, "Reader", (role) =>
      policiesOf(role).map((document) => document && `${document.resource.id} ${document.path}`),
    );
    assert.deepEqual(paths, [["Reader Policies.0.PolicyDocument", "Attached PolicyDocument"]]);
  });
});

describe("trusts", () => {
  const rows: readonly (readonly [principal: string, answer: Granted])[] = [
    ["Principal: { Service: firehose.amazonaws.com }", "yes"],
    ["Principal: { Service: [lambda.amazonaws.com, firehose.amazonaws.com] }", "yes"],
    ["Principal: { Service: lambda.amazonaws.com }", "no"],
    ['Principal: "*"', "yes"],
    ['Principal: { AWS: "*" }', "yes"],
    ['Principal: { AWS: "111122223333" }', "no"],
    ["Principal: { Service: !Ref Name }", "unknown"],
    [`Principal: { Service: !Sub "firehose.\${AWS::URLSuffix}" }`, "unknown"],
    ["Principal: !Ref Name", "unknown"],
    ["NotPrincipal: { Service: lambda.amazonaws.com }", "unknown"],
  ];
  for (const [principal, answer] of rows) {
    it(`${principal}: ${answer}`, () => {
      const statement = `{ Effect: Allow, Action: "sts:AssumeRole", ${principal} }`;
      const text = template(`AssumeRolePolicyDocument: { Statement: ${statement} }`);
      assert.deepEqual(
        seen(text, "Reader", (role) => trusts(role, "firehose.amazonaws.com")),
        [answer],
      );
      assert.deepEqual(
        seen(text, "Reader", (role) => {
          const [only] = statementsOf(role.get("AssumeRolePolicyDocument")) ?? [];
          return only && hasPrincipal(only, "Service", "firehose.amazonaws.com");
        }),
        [answer],
      );
    });
  }

  it("asks for sts:AssumeRole", () => {
    const text = template(
      'AssumeRolePolicyDocument: { Statement: { Effect: Allow, Action: "sts:TagSession", Principal: "*" } }',
    );
    assert.deepEqual(
      seen(text, "Reader", (role) => trusts(role, "firehose.amazonaws.com")),
      ["no"],
    );
  });
});
