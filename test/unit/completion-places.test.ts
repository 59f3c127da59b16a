import assert from "node:assert/strict";
import { dialectOfBeginning } from "../../server/src/features/completion/recognise.ts";
import { chosen, complete, labels } from "../support/complete.ts";

const role = (properties: string): string =>
  `Parameters:\n  Stage: {Type: String}\n  Name: {Type: String}\nConditions:\n  IsLive: !Equals [!Ref Stage, live]\nResources:\n` +
  `  Lake: {Type: AWS::S3::Bucket}\n  Role:\n    Type: AWS::IAM::Role\n    Properties:\n${properties.replace(/^/gm, "      ")}\n`;

describe("what may be written between lines of YAML", () => {
  const cases: readonly (readonly [what: string, source: string, label: string, result: string])[] = [
    [
      "an entry behind a bare dash, above those it has already",
      role("Policies:\n  -^\n    PolicyDocument: {}"),
      "PolicyName",
      role("Policies:\n  - PolicyName: $0\n    PolicyDocument: {}"),
    ],
    [
      "an entry behind a bare dash, as far behind it as in the item before",
      role("Policies:\n  -   PolicyName: a\n  -^\n      PolicyDocument: {}"),
      "PolicyName",
      role("Policies:\n  -   PolicyName: a\n  -   PolicyName: $0\n      PolicyDocument: {}"),
    ],
    [
      "only the name of a key whose lines are there already",
      "Resources:\n  Lake:\n    Type: AWS::S3::Bucket\n    Prop^\n      BucketName: lake\n",
      "Properties",
      "Resources:\n  Lake:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: lake\n",
    ],
    [
      "a condition of a function on a line of its own",
      role("Description:\n  !If\n    - ^\n    - a\n    - b"),
      "IsLive",
      role("Description:\n  !If\n    - IsLive\n    - a\n    - b"),
    ],
    [
      "a condition in brackets that begin on a line of their own",
      role("Description:\n  !If [\n    ^,\n    a, b]"),
      "IsLive",
      role("Description:\n  !If [\n    IsLive,\n    a, b]"),
    ],
    [
      "a reference in a list in a list",
      role("Description: !Join\n  - '-'\n  - - !Ref ^\n    - b"),
      "Stage",
      role("Description: !Join\n  - '-'\n  - - !Ref Stage\n    - b"),
    ],
    [
      "what becomes of a resource, by a condition",
      "Resources:\n  B:\n    DeletionPolicy: !If [IsLive, ^, Delete]\n",
      "Retain",
      "Resources:\n  B:\n    DeletionPolicy: !If [IsLive, Retain, Delete]\n",
    ],
    [
      "an entry before another in brackets, whose comma is missing",
      role("Tags:\n  - {Ke^ Value: a}"),
      "Key",
      role("Tags:\n  - {Key: , Value: a}").replace("Key: ,", "Key: $0,"),
    ],
  ];
  for (const [what, source, label, result] of cases) {
    it(`is ${what}`, () => assert.equal(chosen(source, label), result));
  }

  it("leaves out what an item has below a bare dash", () => {
    assert.deepEqual(labels(role("Policies:\n  -^\n    PolicyDocument: {}")), ["PolicyName"]);
  });

  const silent: readonly (readonly [what: string, source: string])[] = [
    ["in the middle of a deeper block", role("Tags:\n  - Key: a\n^\n    Value: b")],
    ["between a key and its lines", "Resources:\n  ^\n    Type: AWS::SQS::Queue\n"],
    ["between a key and its list", role("Tags:\n    ^\n  - Key: a")],
    ["further right than the entries around", "Resources:\n  A:\n      ^\n    Type: AWS::SQS::Queue\n"],
    ["further left than the entries around", "Resources:\n  A:\n    Type: AWS::SQS::Queue\n   ^\n"],
    ["behind a dash among entries", role("Path: /\n- ^\nDescription: a")],
    ["behind a dash where names stand", "Resources:\n- ^\n  A: {Type: AWS::SQS::Queue}\n"],
    ["below an item that is a text", role("ManagedPolicyArns:\n  - a\n    ^\n  - b")],
    ["in the white space before an entry", role("Path: /").replace("      Path", "    ^  Path")],
    ["behind a key whose value stands below", role("Path: ^\n  Ref: Stage")],
    ["behind a key whose list stands below", role("Tags:\n  - Key: ^\n      Ref: Stage")],
    ["without a dash beside items", "Resources:\n  A:\n    DependsOn:\n      ^\n      - B\n  B: {}\n"],
    ["in a literal text that looks like YAML", role("Description: |\n  a:\n  ^\n  b: c")],
    ["in a text whose lines stand below its function", `${role('Description:\n  !Sub |\n  [{\n    "a": [\n      ^')}`],
    ["between the items of the key before", role("ManagedPolicyArns:\n- a\n^\n- b")],
    ["in a quoted text of several lines", role("Description: 'first\n\n  ^\n\n  last'")],
    ["on the first line of a quoted text of several lines", role("Description: 'first ^\n\n  last'")],
    ["behind the key of a JSON document", role("AssumeRolePolicyDocument: ^")],
    ["behind the key of a policy", role("Policies:\n  - PolicyDocument: ^")],
  ];
  for (const [what, source] of silent) {
    it(`is nothing ${what}`, () => assert.deepEqual(labels(source, { dialect: "cloudformation" }), []));
  }
});

describe("references in broken text", () => {
  const cases: readonly (readonly [what: string, source: string, label: string, result: string])[] = [
    [
      "keep what stands behind a variable without its brace",
      role('Path: !Sub "${S^:${Name}"'),
      "Stage",
      role('Path: !Sub "${Stage}:${Name}"'),
    ],
    [
      "replace the rest of a variable with its brace",
      role('Path: !Sub "${^Name}/x"'),
      "Stage",
      role('Path: !Sub "${Stage}/x"'),
    ],
    [
      "keep the attribute behind a resource",
      role("Path: !GetAtt O^le.Arn").replace("Role:\n    Type", "Other: {Type: AWS::IAM::Role}\n  Role:\n    Type"),
      "Other",
      role("Path: !GetAtt Other.Arn").replace("Role:\n    Type", "Other: {Type: AWS::IAM::Role}\n  Role:\n    Type"),
    ],
    [
      "name the variables that a function has of its own",
      role('Path: !Sub ["${^}", {Own: 1}]'),
      "Own",
      role('Path: !Sub ["${Own}", {Own: 1}]'),
    ],
  ];
  for (const [what, source, label, result] of cases) it(what, () => assert.equal(chosen(source, label), result));

  it("name a variable once that hides a parameter", () => {
    const names = labels(role('Path:\n  Fn::Sub:\n    - "${^}"\n    - Stage: 1'));
    assert.equal(names.filter((name) => name === "Stage").length, 1);
  });

  it("name no resources in conditions, which are decided before there are any", () => {
    const names = labels(
      "Parameters:\n  P: {Type: String}\nConditions:\n  A: !Equals [!Ref ^, x]\nResources:\n  R: {Type: AWS::SQS::Queue}\n",
    );
    assert.ok(names.includes("P") && !names.includes("R"));
  });
});

describe("references that a place wants", () => {
  const template = (properties: string, type: string): string =>
    `Resources:\n  Lake: {Type: AWS::S3::Bucket}\n  Items: {Type: AWS::DynamoDB::Table}\n  Net: {Type: AWS::EC2::VPC}\n` +
    `  Guard: {Type: AWS::EC2::SecurityGroup}\n  A:\n    Type: ${type}\n    Properties:\n${properties.replace(/^/gm, "      ")}\n`;
  const cases: readonly (readonly [what: string, properties: string, type: string, found: readonly string[]])[] = [
    [
      "are what a statement is about",
      "Policies:\n  - PolicyDocument:\n      Statement:\n        - Resource:\n            - ^",
      "AWS::IAM::Role",
      ["!GetAtt Lake.Arn", "!GetAtt Items.Arn"],
    ],
    ["are the stream of a table", "EventSourceArn: ^", "AWS::Lambda::EventSourceMapping", ["!GetAtt Items.StreamArn"]],
    [
      "are ids of security groups",
      "VpcConfig:\n  SecurityGroupIds:\n    - ^",
      "AWS::Lambda::Function",
      ["!GetAtt Guard.GroupId"],
    ],
    ["are told by names in types that are not known", "VpcId: ^", "AWS::EC2::RouteTable", ["!Ref Net"]],
  ];
  it("are none where nothing says so", () => {
    assert.deepEqual(labels(template("PolicyDocument: ^", "AWS::IAM::Policy")), []);
    assert.deepEqual(labels(template("Tags: ^", "Custom::Thing")), []);
  });
  for (const [what, properties, type, found] of cases) {
    it(what, () => {
      const references = labels(template(properties, type)).filter((label) => / /.test(label));
      assert.deepEqual(references, found);
    });
  }
});

describe("unfinished JSON", () => {
  const cases: readonly (readonly [what: string, source: string, label: string, result: string])[] = [
    [
      "a type without quotes yet",
      '{"Resources": {"A": {"Type": AWS::S^}}}',
      "AWS::SQS::Queue",
      '{"Resources": {"A": {"Type": "AWS::SQS::Queue"}}}',
    ],
    [
      "a type at the first of its colons",
      '{"Resources": {"A": {"Type": AWS:^\n}}}',
      "AWS::SQS::Queue",
      '{"Resources": {"A": {"Type": "AWS::SQS::Queue"\n}}}',
    ],
    [
      "a parameter without quotes yet",
      '{"Resources": {"A": {"Properties": {"QueueName": {"Ref": AWS::R^}}, "Type": "AWS::SQS::Queue"}}}',
      "AWS::Region",
      '{"Resources": {"A": {"Properties": {"QueueName": {"Ref": "AWS::Region"}}, "Type": "AWS::SQS::Queue"}}}',
    ],
  ];
  for (const [what, source, label, result] of cases) {
    it(`takes ${what}`, () => assert.equal(chosen(source, label), result));
  }

  it("leaves out the sections below, with and without a colon", () => {
    for (const typed of ["^", '"De^"', '"De^": ""']) {
      const names = labels(`{\n  ${typed}\n  "Parameters": {},\n  "Resources": {}\n}\n`, { dialect: "cloudformation" });
      assert.ok(names.includes("Description") && !names.includes("Parameters"), typed);
    }
  });

  it("offers an attribute whose name the broken text seems to have", () => {
    const names = labels('{"Resources": {"A": {\n  "Ty^"\n  "Properties": {"Type": 1}}}}', {
      dialect: "cloudformation",
    });
    assert.ok(names.includes("Type") && !names.includes("Properties"));
  });

  it("sees what is missing before a key of a long text", () => {
    const filler = Array.from({ length: 3000 }, (_, at) => `"Q${at}": {"Type": "AWS::SQS::Queue"}`).join(",\n");
    const { items } = complete(`{"Resources": {${filler}}\n"Out^"}`, { dialect: "cloudformation" });
    const outputs = items.find(({ label }) => label === "Outputs");
    assert.equal(outputs?.additionalTextEdits?.[0]?.newText, ",");
  });
});

describe("a list that opens by itself", () => {
  it("does not open behind a colon in lines, where the author may go on below", () => {
    assert.deepEqual(labels(role("Path:^"), { trigger: ":" }), []);
    assert.ok(labels(role("Path:^")).includes("!Ref Stage"));
    assert.ok(labels("Resources:\n  A:\n    Type: AWS::^\n", { trigger: ":" }).includes("AWS::SQS::Queue"));
    assert.ok(labels('{"Resources": {"A": {"Type":^}}}', { trigger: ":" }).includes("AWS::SQS::Queue"));
  });

  it("does not open between the words of a text", () => {
    assert.deepEqual(labels(role("Description: my ^"), { trigger: " " }), []);
    assert.ok(labels(role("Description: ^"), { trigger: " " }).includes("!Ref Stage"));
  });
});

describe("a document whose section is being renamed", () => {
  it("stays ours", () => {
    const text = "Resources:\n  A: {}\nOutp: {}\n";
    assert.equal(dialectOfBeginning(text, "file:///a.yaml"), undefined);
    assert.equal(dialectOfBeginning(text, "file:///a.yaml", text.indexOf("Outp") + 4), "cloudformation");
    const json = '{"Resources": {}, "Outp": {}}';
    assert.equal(dialectOfBeginning(json, "file:///a.json", json.indexOf("Outp") + 4), "cloudformation");
  });
});
