import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import type { TextEdit } from "vscode-languageserver-types";
import { definitionsIn } from "../../server/src/dialects/symbols.ts";
import {
  type CompletionMode,
  completionsAt,
  projectFileCompletionsAt,
} from "../../server/src/features/completion/completion.ts";
import { jsonPlaceAt } from "../../server/src/features/completion/flow-place.ts";
import { functionOfTag, type Step } from "../../server/src/features/completion/place.ts";
import { dialectOfBeginning } from "../../server/src/features/completion/recognise.ts";
import type { Source } from "../../server/src/features/completion/source.ts";
import { yamlPlaceAt } from "../../server/src/features/completion/yaml-place.ts";
import type { DialectId } from "../../server/src/model/template.ts";
import { examplesOf } from "../../server/src/rules/page.ts";
import { offsetAt } from "../../server/src/syntax/lines.ts";
import { readText } from "../../server/src/syntax/read.ts";
import type { Language, Node, ScalarNode } from "../../server/src/syntax/tree.ts";
import { chosen, complete, labels } from "../support/complete.ts";

const bucket = (properties: string): string =>
  `Resources:\n  Lake:\n    Type: AWS::S3::Bucket\n    Properties:\n${properties.replace(/^/gm, "      ")}`;
const job = (properties: string): string => `Parameters:
  Stage: {Type: String}
Conditions:
  IsLive: !Equals [!Ref Stage, live]
Mappings:
  Sizes:
    live: {workers: 10, hours: 2}
    test: {workers: 2, hours: 2}
Resources:
  Lake: {Type: AWS::S3::Bucket}
  Role: {Type: AWS::IAM::Role}
  Other: {Type: AWS::IAM::Role}
  Job:
    Type: AWS::Glue::Job
    Properties:
${properties.replace(/^/gm, "      ")}
  Queue:
    Type: AWS::SQS::Queue
`;

describe("completion in CloudFormation, as YAML", () => {
  const cases: readonly (readonly [what: string, source: string, label: string, result: string])[] = [
    [
      "a resource type",
      "Resources:\n  A:\n    Type: AWS::Kin^\n",
      "AWS::Kinesis::Stream",
      "Resources:\n  A:\n    Type: AWS::Kinesis::Stream\n",
    ],
    [
      "a resource type right behind the colon",
      "Resources:\n  A:\n    Type:^\n",
      "AWS::Kinesis::Stream",
      "Resources:\n  A:\n    Type: AWS::Kinesis::Stream\n",
    ],
    [
      "a resource type in the place of another",
      "Resources:\n  A:\n    Type: AWS::S^3::Bucket # ours\n",
      "AWS::SQS::Queue",
      "Resources:\n  A:\n    Type: AWS::SQS::Queue # ours\n",
    ],
    [
      "a resource type on a line of its own",
      "Resources:\n  A:\n    Type:\n      AWS^\n",
      "AWS::SQS::Queue",
      "Resources:\n  A:\n    Type:\n      AWS::SQS::Queue\n",
    ],
    [
      "a resource type in quotes",
      'Resources:\n  A:\n    Type: "AWS^"\n',
      "AWS::SQS::Queue",
      'Resources:\n  A:\n    Type: "AWS::SQS::Queue"\n',
    ],
    [
      "a resource type in quotes that are still open",
      "Resources:\n  A:\n    Type: 'AWS^\n",
      "AWS::SQS::Queue",
      "Resources:\n  A:\n    Type: 'AWS::SQS::Queue'\n",
    ],
    [
      "a resource type in brackets",
      "Resources:\n  A: {Type: AWS^, Properties: {}}\n",
      "AWS::SQS::Queue",
      "Resources:\n  A: {Type: AWS::SQS::Queue, Properties: {}}\n",
    ],
    [
      "properties with what is required",
      "Resources:\n  A:\n    Type: AWS::Glue::Job\n    Prop^\n",
      "Properties",
      "Resources:\n  A:\n    Type: AWS::Glue::Job\n    Properties:\n      Role: $1\n      Command:\n        $2\n",
    ],
    [
      "a resource before its type is known to the parser",
      "Resources:\n  A:\n    ^\n    Type: AWS::SQS::Queue\n",
      "DeletionPolicy",
      "Resources:\n  A:\n    DeletionPolicy: $0\n    Type: AWS::SQS::Queue\n",
    ],
    ["a number", bucket("^"), "BucketName", bucket("BucketName: $0")],
    [
      "a nested map",
      bucket("^"),
      "VersioningConfiguration",
      bucket("VersioningConfiguration:\n  Status: ${1|Enabled,Suspended|}"),
    ],
    [
      "a list of maps",
      bucket("LifecycleConfiguration:\n  ^"),
      "Rules",
      bucket("LifecycleConfiguration:\n  Rules:\n    - Status: ${1|Enabled,Disabled|}"),
    ],
    [
      "an item whose dash is missing",
      bucket("LifecycleConfiguration:\n  Rules:\n    ^"),
      "Transitions",
      bucket("LifecycleConfiguration:\n  Rules:\n    - Transitions:\n        - StorageClass: $0"),
    ],
    [
      "the first property of an item",
      bucket("LifecycleConfiguration:\n  Rules:\n    - ^"),
      "NoncurrentVersionExpiration",
      bucket("LifecycleConfiguration:\n  Rules:\n    - NoncurrentVersionExpiration:\n        NoncurrentDays: $0"),
    ],
    [
      "a further property of an item",
      bucket("LifecycleConfiguration:\n  Rules:\n  - Id: a\n    St^\n  - Id: b"),
      "Status",
      bucket("LifecycleConfiguration:\n  Rules:\n  - Id: a\n    Status: ${1|Enabled,Disabled|}\n  - Id: b"),
    ],
    ["a name before its colon", bucket("Bucket^: lake"), "BucketName", bucket("BucketName: lake")],
    [
      "a storage class",
      bucket("LifecycleConfiguration:\n  Rules:\n    - Transitions:\n        - StorageClass: GL^\n          Days: 3"),
      "GLACIER_IR",
      bucket(
        "LifecycleConfiguration:\n  Rules:\n    - Transitions:\n        - StorageClass: GLACIER_IR\n          Days: 3",
      ),
    ],
    ["an item right behind its dash", bucket("Tags:\n  -^"), "Key", bucket("Tags:\n  - Key: $0")],
    [
      "a value of a list",
      "Resources:\n  A:\n    Type: AWS::Kinesis::Stream\n    Properties:\n      DesiredShardLevelMetrics:\n        ^\n",
      "ALL",
      "Resources:\n  A:\n    Type: AWS::Kinesis::Stream\n    Properties:\n      DesiredShardLevelMetrics:\n        - ALL\n",
    ],
    ["a type of worker", job("WorkerType: ^"), "G.2X", job("WorkerType: G.2X")],
    ["a version that is no number", job("GlueVersion: ^"), "5.0", job('GlueVersion: "5.0"')],
    [
      "a boolean",
      bucket("PublicAccessBlockConfiguration: {BlockPublicAcls: ^}"),
      "true",
      bucket("PublicAccessBlockConfiguration: {BlockPublicAcls: true}"),
    ],
    ["the role that a property wants", job("Role: ^"), "!GetAtt Role.Arn", job("Role: !GetAtt Role.Arn")],
    ["a parameter as a value", job("Name: ^"), "!Ref Stage", job("Name: !Ref Stage")],
    ["a short function", job("Name: !S^"), "!Sub", job('Name: !Sub "$0"')],
    ["a reference", job("Name: !Ref S^"), "Stage", job("Name: !Ref Stage")],
    ["a reference in its long form", job("Name:\n  Ref: ^"), "Stage", job("Name:\n  Ref: Stage")],
    ["a reference in brackets", job("Name: {Ref: S^}"), "Stage", job("Name: {Ref: Stage}")],
    ["a resource for its attribute", job("Role: !GetAtt R^"), "Role", job("Role: !GetAtt Role")],
    ["an attribute", job("Role: !GetAtt Role.^"), "Arn", job("Role: !GetAtt Role.Arn")],
    ["an attribute in a list", job("Role: !GetAtt [Role, ^]"), "Arn", job("Role: !GetAtt [Role, Arn]")],
    [
      "an attribute in a list of lines",
      job("Role:\n  Fn::GetAtt:\n    - Role\n    - ^"),
      "RoleId",
      job("Role:\n  Fn::GetAtt:\n    - Role\n    - RoleId"),
    ],
    ["a variable of a text", job("Name: !Sub job-${S^"), "Stage", job("Name: !Sub job-${Stage}")],
    ["a variable before its brace", job('Name: !Sub "job-${S^}-x"'), "Stage", job('Name: !Sub "job-${Stage}-x"')],
    ["an attribute in a text", job('Role: !Sub "${Role.^}"'), "Arn", job('Role: !Sub "${Role.Arn}"')],
    [
      "a variable of a text of several lines",
      job("Name: !Sub |\n  first\n    job-${AWS::R^\n  last"),
      "AWS::Region",
      job("Name: !Sub |\n  first\n    job-${AWS::Region}\n  last"),
    ],
    [
      "a variable of a text with variables of its own",
      job("Name:\n  Fn::Sub:\n    - job-${S^\n    - {X: 1}"),
      "Stage",
      job("Name:\n  Fn::Sub:\n    - job-${Stage}\n    - {X: 1}"),
    ],
    ["a condition", job("Timeout: !If [^, 1, 2]"), "IsLive", job("Timeout: !If [IsLive, 1, 2]")],
    [
      "a value behind a condition",
      job("WorkerType: !If\n  - IsLive\n  - ^\n  - G.1X"),
      "G.4X",
      job("WorkerType: !If\n  - IsLive\n  - G.4X\n  - G.1X"),
    ],
    [
      "a property behind a condition",
      job("ExecutionProperty:\n  Fn::If:\n    - IsLive\n    - M^"),
      "MaxConcurrentRuns",
      job("ExecutionProperty:\n  Fn::If:\n    - IsLive\n    - MaxConcurrentRuns: $0"),
    ],
    [
      "what a condition compares",
      "Parameters:\n  Stage: {Type: String}\nConditions:\n  A: !Equals [^, live]\nResources: {}\n",
      "!Ref Stage",
      "Parameters:\n  Stage: {Type: String}\nConditions:\n  A: !Equals [!Ref Stage, live]\nResources: {}\n",
    ],
    [
      "how conditions are joined",
      "Conditions:\n  A: !^\nResources: {}\n",
      "!Not",
      "Conditions:\n  A: !Not [$0]\nResources: {}\n",
    ],
    ["a mapping", job("Timeout: !FindInMap [^]"), "Sizes", job("Timeout: !FindInMap [Sizes]")],
    ["a key of a mapping", job("Timeout: !FindInMap [Sizes, ^]"), "live", job("Timeout: !FindInMap [Sizes, live]")],
    [
      "a second key of a mapping",
      job("Timeout: !FindInMap [Sizes, !Ref Stage, ^]"),
      "hours",
      job("Timeout: !FindInMap [Sizes, !Ref Stage, hours]"),
    ],
    [
      "a resource to wait for",
      "Resources:\n  A: {Type: AWS::SQS::Queue}\n  B:\n    DependsOn: [^]\n",
      "A",
      "Resources:\n  A: {Type: AWS::SQS::Queue}\n  B:\n    DependsOn: [A]\n",
    ],
    [
      "what becomes of a resource",
      "Resources:\n  B:\n    DeletionPolicy: ^\n",
      "Retain",
      "Resources:\n  B:\n    DeletionPolicy: Retain\n",
    ],
    [
      "a choice of values that YAML would take for something else",
      "Resources:\n  A:\n    Type: AWS::Scheduler::Schedule\n    Properties:\n      Fl^\n",
      "FlexibleTimeWindow",
      'Resources:\n  A:\n    Type: AWS::Scheduler::Schedule\n    Properties:\n      FlexibleTimeWindow:\n        Mode: ${1|"OFF",FLEXIBLE|}\n',
    ],
    [
      "a policy with its statement",
      "Resources:\n  A:\n    Type: AWS::IAM::Role\n    Prop^\n",
      "Properties",
      'Resources:\n  A:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: "2012-10-17"\n' +
        "        Statement:\n          - Effect: Allow\n            Principal:\n              Service: $0\n            Action: sts:AssumeRole\n",
    ],
    [
      "an export with its name",
      "Outputs:\n  A:\n    Ex^\nResources: {}\n",
      "Export",
      "Outputs:\n  A:\n    Export:\n      Name: $0\nResources: {}\n",
    ],
    ["a section", "Resources:\n  A: {}\nPar^\n", "Parameters", "Resources:\n  A: {}\nParameters:\n  $0\n"],
  ];
  for (const [what, source, label, result] of cases) {
    it(`writes ${what}`, () => assert.equal(chosen(source, label), result));
  }

  it("has SAM's words in SAM's resources", () => {
    const sam = (properties: string): string =>
      `Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      ${properties}\n`;
    const names = labels(sam("^"));
    assert.ok(["CodeUri", "Events", "Policies", "MemorySize", "Tracing"].every((name) => names.includes(name)));
    assert.ok(!names.includes("Code") && !names.includes("TracingConfig"));
    assert.ok(labels(sam("Runtime: ^")).includes("python3.13"));
    assert.ok(labels(sam("Tracing: ^")).includes("PassThrough"));
  });

  it("leaves out what is there", () => {
    const names = labels(bucket("BucketName: a\n^\nTags: []"));
    assert.ok(names.includes("CorsConfiguration"));
    assert.ok(!names.includes("BucketName") && !names.includes("Tags"));
    assert.ok(!labels("Resources:\n  A:\n    ^\n    Type: AWS::SQS::Queue\n").includes("Type"));
    assert.ok(!labels("Resources:\n  A: {Type: X}\n  B:\n    DependsOn:\n      - A\n      - ^\n").includes("A"));
  });

  it("puts first what is required, and what is explained", () => {
    const [first, second] = labels(job("^"));
    assert.deepEqual([first, second].sort(), ["Command", "Role"]);
    const [item] = complete(
      bucket("LifecycleConfiguration:\n  Rules:\n    - Transitions:\n        - StorageClass: ^"),
    ).items;
    assert.match(item?.detail ?? "", /Minimum duration/);
  });

  it("finds a type by each of its words, best by the last", () => {
    for (const typed of ["AWS::Kin", "Kinesis", "Stream"]) {
      const source = `Resources:\n  A:\n    Type: ${typed}^\n`;
      assert.equal(chosen(source, "AWS::Kinesis::Stream"), "Resources:\n  A:\n    Type: AWS::Kinesis::Stream\n");
    }
    const type = complete('{"Resources": {"A": {"Type": "Str^"}}}').items.find(
      ({ label }) => label === "AWS::Kinesis::Stream",
    );
    assert.match(type?.filterText ?? "", /^"Stream /);
  });

  it("offers resources of fitting types only", () => {
    const references = labels(job("Role: ^")).filter((label) => label.startsWith("!GetAtt "));
    assert.deepEqual(references, ["!GetAtt Role.Arn", "!GetAtt Other.Arn"]);
  });

  const silent: readonly (readonly [what: string, source: string])[] = [
    ["in a comment", "Resources:\n  A:\n    Type: AWS::SQS::Queue # AWS^\n"],
    ["on a line of comment", "Resources:\n  # ^\n"],
    ["behind a value", "Resources:\n  A:\n    Type: 'AWS::SQS::Queue' ^\n"],
    ["behind the key of a map, whose author goes on below", bucket("VersioningConfiguration: ^")],
    ["below a value", "Resources:\n  A:\n    Type: AWS::SQS::Queue\n      ^\n"],
    ["in a text of several lines", bucket("BucketName: |\n  ^")],
    ["outside of the braces of a text", job('Name: !Sub "job-^"')],
    ["behind an escaped brace", job('Name: !Sub "job-${!S^"')],
    ["in a property that is not known", bucket("Nonsense:\n  ^")],
    ["where a resource is named", "Resources:\n  ^\n"],
    ["behind brackets", "Resources:\n  A: {Type: AWS::SQS::Queue} ^\n"],
  ];
  for (const [what, source] of silent) {
    it(`is silent ${what}`, () => assert.deepEqual(labels(source), []));
  }

  it("leaves to schemas what schemas give", () => {
    const mode = "values" as const;
    assert.deepEqual(labels("Resources:\n  A:\n    Type: ^\n", { mode }), []);
    assert.ok(!labels(bucket("^"), { mode }).includes("BucketName"));
    assert.deepEqual(
      labels(bucket("AccessControl: ^"), { mode }).filter((label) => !label.startsWith("!")),
      [],
    );
    assert.ok(labels(job("WorkerType: ^"), { mode }).includes("G.1X"));
    assert.ok(labels(job("Name: !Ref ^"), { mode }).includes("Stage"));
    assert.deepEqual(labels(job("WorkerType: ^"), { mode: "off" }), []);
  });

  it("writes no snippets for editors without them", () => {
    const snippets = false;
    assert.equal(chosen(bucket("^"), "VersioningConfiguration", { snippets }), bucket("VersioningConfiguration:"));
    assert.equal(chosen(bucket("^"), "BucketName", { snippets }), bucket("BucketName: "));
    assert.equal(chosen(job("Name: ^"), "!Ref", { snippets }), job("Name: !Ref "));
  });
});

describe("completion in CloudFormation, as JSON", () => {
  const json = (properties: string): string =>
    `{\n  "Parameters": {"Stage": {"Type": "String"}},\n  "Resources": {\n    "Role": {"Type": "AWS::IAM::Role"},\n` +
    `    "Job": {\n      "Properties": {\n        ${properties}\n      },\n      "Type": "AWS::Glue::Job"\n    }\n  }\n}\n`;
  const cases: readonly (readonly [what: string, source: string, label: string, result: string])[] = [
    [
      "a resource type",
      '{"Resources": {"A": {"Type": "AWS::S^"}}}',
      "AWS::SQS::Queue",
      '{"Resources": {"A": {"Type": "AWS::SQS::Queue"}}}',
    ],
    [
      "a resource type without quotes yet",
      '{"Resources": {"A": {"Type": ^}}}',
      "AWS::SQS::Queue",
      '{"Resources": {"A": {"Type": "AWS::SQS::Queue"}}}',
    ],
    [
      "a resource type in quotes that are still open",
      '{"Resources": {"A": {"Type": "^\n}}}',
      "AWS::SQS::Queue",
      '{"Resources": {"A": {"Type": "AWS::SQS::Queue"\n}}}',
    ],
    ["a property in quotes", json('"Ti^"'), "Timeout", json('"Timeout": $0')],
    ["a property without quotes", json("Ti^"), "Timeout", json('"Timeout": $0')],
    ["a text", json("^"), "Name", json('"Name": "$0"')],
    ["a name before its colon", json('"Ti^": 3'), "Timeout", json('"Timeout": 3')],
    ["a map", json("^"), "ExecutionProperty", json('"ExecutionProperty": {$0}')],
    ["a comma before", json('"Name": "a"\n        ^'), "Timeout", json('"Name": "a",\n        "Timeout": $0')],
    ["a comma behind", json('^\n        "Name": "a"'), "Timeout", json('"Timeout": $0,\n        "Name": "a"')],
    ["a value", json('"WorkerType": "G^"'), "G.2X", json('"WorkerType": "G.2X"')],
    ["a value without quotes", json('"WorkerType": ^'), "G.2X", json('"WorkerType": "G.2X"')],
    ["the role that is wanted", json('"Role": ^'), "GetAtt Role.Arn", json('"Role": {"Fn::GetAtt": ["Role", "Arn"]}')],
    [
      "the role in the place of a text",
      json('"Role": "^"'),
      "GetAtt Role.Arn",
      json('"Role": {"Fn::GetAtt": ["Role", "Arn"]}'),
    ],
    ["a reference", json('"Name": {"Ref": "^"}'), "Stage", json('"Name": {"Ref": "Stage"}')],
    [
      "an attribute",
      json('"Role": {"Fn::GetAtt": ["Role", "^"]}'),
      "Arn",
      json('"Role": {"Fn::GetAtt": ["Role", "Arn"]}'),
    ],
    ["a variable", json('"Name": {"Fn::Sub": "a-${^"}'), "Stage", json('"Name": {"Fn::Sub": "a-${Stage}"}')],
    [
      "a resource attribute",
      '{"Resources": {"A": {"Type": "AWS::SQS::Queue", ^}}}',
      "DependsOn",
      '{"Resources": {"A": {"Type": "AWS::SQS::Queue", "DependsOn": "$0"}}}',
    ],
    ["a section", '{"Resources": {}, "^"}', "Outputs", '{"Resources": {}, "Outputs": {$0}}'],
  ];
  for (const [what, source, label, result] of cases) {
    it(`writes ${what}`, () => assert.equal(chosen(source, label), result));
  }

  it("indents as the text does", () => {
    const source =
      '{\n    "Resources": {\n        "A": {\n            ^\n            "Type": "AWS::Glue::Trigger"\n        }\n    }\n}\n';
    const result = chosen(source, "Properties");
    assert.match(result, /^ {12}"Properties": \{\n {16}"Type": "\$1",\n {16}"Actions": \[\n {20}\{/m);
  });

  it("is the same in a long text", () => {
    const filler = Array.from({ length: 3000 }, (_, at) => `"Q${at}": {"Type": "AWS::SQS::Queue"},\n`).join("");
    const source = `{"Resources": {${filler}"A": {"Properties": {"WorkerType": "^"}, "Type": "AWS::Glue::Job"}, ${filler}"Z": {}}}`;
    assert.ok(labels(source, { dialect: "cloudformation" }).includes("G.2X"));
  });
});

describe("a document that has just been begun", () => {
  const cases: readonly (readonly [text: string, name: string, dialect: DialectId | undefined])[] = [
    ["Resources:\n", "a.yaml", "cloudformation"],
    ["AWSTemplateFormatVersion: 2010-09-09\n", "a.yaml", "cloudformation"],
    ['{"Resources": {', "a.json", "cloudformation"],
    ["Transform: AWS::Serverless-2016-10-31\nResources:\n", "a.yaml", "sam"],
    ["Resources:\nservices:\n", "a.yaml", undefined],
    ["apiVersion: v1\nkind: Pod\n", "a.yaml", undefined],
    ['{"name": "x", "Resources": 1}', "a.json", undefined],
    ["resource:\n  aws_kin", "a.yaml", "terraform"],
    ["resource:\n", "main.tf.yaml", "terraform"],
    ["resource:\n", "a.yaml", undefined],
    ["", "a.yaml", undefined],
  ];
  for (const [text, name, dialect] of cases) {
    it(`is ${dialect ?? "not ours"}: ${JSON.stringify(text)} in ${name}`, () =>
      assert.equal(dialectOfBeginning(text, `file:///${name}`), dialect));
  }
});

describe("completion in Terraform", () => {
  const yaml = (attributes: string, type = "aws_glue_job"): string =>
    `variable: {stage: {}}\nlocals: {name: x}\nresource:\n  aws_s3_bucket: {lake: {}}\n  aws_iam_role: {job: {}}\n` +
    `  ${type}:\n    own:\n${attributes.replace(/^/gm, "      ")}\n`;
  const cases: readonly (readonly [what: string, source: string, label: string, result: string])[] = [
    [
      "a type of resource",
      "resource:\n  aws_kin^\n",
      "aws_kinesis_stream",
      "resource:\n  aws_kinesis_stream:\n    $1:\n      name: $2\n",
    ],
    ["an attribute", yaml("work^"), "worker_type", yaml("worker_type: $0")],
    ["a block", yaml("^"), "execution_property", yaml("execution_property:\n  $0")],
    [
      "an attribute in a block",
      yaml("execution_property:\n  ^"),
      "max_concurrent_runs",
      yaml("execution_property:\n  max_concurrent_runs: $0"),
    ],
    ["a value", yaml("worker_type: ^"), "G.1X", yaml("worker_type: G.1X")],
    [
      "a value in a block of a part of a resource",
      yaml("rule:\n  - transition:\n      - storage_class: ^", "aws_s3_bucket_lifecycle_configuration"),
      "GLACIER_IR",
      yaml("rule:\n  - transition:\n      - storage_class: GLACIER_IR", "aws_s3_bucket_lifecycle_configuration"),
    ],
    [
      "a word that only Terraform has",
      yaml("versioning_configuration: {status: ^}", "aws_s3_bucket_versioning"),
      "Disabled",
      yaml("versioning_configuration: {status: Disabled}", "aws_s3_bucket_versioning"),
    ],
    [
      "the owner of a part",
      yaml("bucket: ^", "aws_s3_bucket_versioning"),
      "aws_s3_bucket.lake.id",
      yaml('bucket: "${aws_s3_bucket.lake.id}"', "aws_s3_bucket_versioning"),
    ],
    [
      "the role that is wanted",
      yaml("role_arn: ^"),
      "aws_iam_role.job.arn",
      yaml('role_arn: "${aws_iam_role.job.arn}"'),
    ],
    ["an address", yaml('name: "${aws_s^"'), "aws_s3_bucket.lake", yaml('name: "${aws_s3_bucket.lake"')],
    [
      "an attribute of an address",
      yaml('name: "${aws_s3_bucket.lake.^}"'),
      "arn",
      yaml('name: "${aws_s3_bucket.lake.arn}"'),
    ],
    ["a variable", yaml("name: job-${var.^}"), "var.stage", yaml("name: job-${var.stage}")],
    ["a local value in a call", yaml('name: "${upper(lo^)}"'), "local.name", yaml('name: "${upper(local.name)}"')],
    ["what to wait for", yaml("depends_on: [^]"), "aws_iam_role.job", yaml("depends_on: [aws_iam_role.job]")],
    ["an attribute of a variable", "variable:\n  x:\n    ^\n", "default", "variable:\n  x:\n    default: $0\n"],
    [
      "an attribute in JSON",
      '{"resource": {"aws_glue_job": {"own": {"work^"}}}}',
      "worker_type",
      '{"resource": {"aws_glue_job": {"own": {"worker_type": "$0"}}}}',
    ],
    [
      "a reference in JSON",
      '{"resource": {"aws_iam_role": {"r": {}}, "aws_glue_job": {"own": {"role_arn": "${^}"}}}}',
      "aws_iam_role.r",
      '{"resource": {"aws_iam_role": {"r": {}}, "aws_glue_job": {"own": {"role_arn": "${aws_iam_role.r}"}}}}',
    ],
    [
      "a property of the Cloud Control provider",
      yaml("stream_mode_details:\n  ^", "awscc_kinesis_stream"),
      "stream_mode",
      yaml("stream_mode_details:\n  stream_mode: $0", "awscc_kinesis_stream"),
    ],
    [
      "a directive in a key",
      '{"resource": {"aws_glue_job": {"own": {"//": "pipeline-hints: ^"}}}}',
      "disable-resource",
      '{"resource": {"aws_glue_job": {"own": {"//": "pipeline-hints: disable-resource "}}}}',
    ],
  ];
  for (const [what, source, label, result] of cases) {
    it(`writes ${what}`, () => assert.equal(chosen(source, label, { dialect: "terraform" }), result));
  }

  it("leaves out what is there", () => {
    const names = labels(yaml("worker_type: G.1X\n^"), { dialect: "terraform" });
    assert.ok(names.includes("number_of_workers") && !names.includes("worker_type"));
  });

  it("gives names of CloudFormation's schemas in any mode, for no schema has Terraform's", () => {
    assert.ok(labels(yaml("^"), { dialect: "terraform", mode: "values" }).includes("worker_type"));
  });
});

describe("completion of what is said to this product", () => {
  const resource = "Resources:\n  A:\n    Type: AWS::Kinesis::Stream\n";
  const rule = "kinesis-retention-out-of-range";
  const cases: readonly (readonly [what: string, source: string, label: string, result: string])[] = [
    [
      "a directive",
      `${resource}# pipeline-hints: dis^\n`,
      "disable-next-line",
      `${resource}# pipeline-hints: disable-next-line \n`,
    ],
    [
      "a directive without a space",
      `${resource}# pipeline-hints:^\n`,
      "workload",
      `${resource}# pipeline-hints: workload \n`,
    ],
    [
      "a rule",
      `${resource}# pipeline-hints: disable-file kinesis-ret^\n`,
      rule,
      `${resource}# pipeline-hints: disable-file ${rule}\n`,
    ],
    [
      "a further rule before a reason",
      `${resource}# pipeline-hints: disable-line s3-a, ^ -- why\n`,
      rule,
      `${resource}# pipeline-hints: disable-line s3-a, ${rule} -- why\n`,
    ],
    [
      "an argument of a load",
      `${resource}# pipeline-hints: workload RecordsPerSecond=1 Rec^\n`,
      "RecordSizeKiB",
      `${resource}# pipeline-hints: workload RecordsPerSecond=1 RecordSizeKiB=\n`,
    ],
    [
      "a section of metadata",
      '{"Resources": {"A": {"Metadata": {"^"}}}}',
      "DataPipelineHints",
      '{"Resources": {"A": {"Metadata": {"DataPipelineHints": {$0}}}}}',
    ],
    [
      "a rule in metadata",
      '{"Resources": {"A": {"Metadata": {"DataPipelineHints": {"Disable": {"^"}}}}}}',
      rule,
      `{"Resources": {"A": {"Metadata": {"DataPipelineHints": {"Disable": {"${rule}": "$0"}}}}}}`,
    ],
    [
      "a load in metadata",
      `${resource}    Metadata:\n      DataPipelineHints:\n        Workload:\n          ^\n`,
      "RecordsPerSecond",
      `${resource}    Metadata:\n      DataPipelineHints:\n        Workload:\n          RecordsPerSecond: $0\n`,
    ],
  ];
  for (const [what, source, label, result] of cases) {
    it(`writes ${what}`, () => assert.equal(chosen(source, label), result));
  }

  it("leaves reasons and numbers to the author", () => {
    assert.deepEqual(labels(`${resource}# pipeline-hints: disable-line ${rule} -- ki^\n`), []);
    assert.deepEqual(labels(`${resource}# pipeline-hints: workload RecordsPerSecond=^\n`), []);
    assert.deepEqual(labels(`${resource}# pipeline-hints: nonsense ki^\n`), []);
  });
});

describe("completion in a project file", () => {
  const complete = (
    source: string,
    label: string,
    language: Language = "yaml",
    mode: CompletionMode = "full",
  ): string => {
    const offset = source.indexOf("^");
    const text = source.replace("^", "");
    const options = { mode, snippets: true, adjustsIndentation: true };
    const { items } = projectFileCompletionsAt({ text, language }, offset, options);
    const item = items.find((one) => one.label === label);
    if (!item) return "nothing";
    const { range, newText } = item.textEdit as TextEdit;
    return text.slice(0, offsetAt({ text }, range.start)) + newText + text.slice(offsetAt({ text }, range.end));
  };
  const rule = "kinesis-retention-out-of-range";
  const choice = (off: string): string => `\${1|${off},error,warning,information,hint|}`;
  const severities = choice('"off"');
  const cases: readonly (readonly [source: string, label: string, result: string])[] = [
    ["pre^", "preset", "preset: ${1|recommended,all,errors|}"],
    ["preset: ^", "errors", "preset: errors"],
    ["rules:\n  kin^", rule, `rules:\n  ${rule}: ${severities}`],
    [`rules:\n  ${rule}: ^`, "off", `rules:\n  ${rule}: "off"`],
    ["overrides:\n  - ^", "rules", "overrides:\n  - rules:\n    $0"],
    [
      "overrides:\n  - files: a\n    rules:\n      ^",
      rule,
      `overrides:\n  - files: a\n    rules:\n      ${rule}: ${severities}`,
    ],
  ];
  for (const [source, label, result] of cases) {
    it(`writes ${label} in ${JSON.stringify(source)}`, () => assert.equal(complete(source, label), result));
  }

  it("knows JSON too, and leaves to the schema what it gives", () => {
    assert.equal(complete('{"rules": {"^"}}', rule, "json"), `{"rules": {"${rule}": "${choice("off")}"}}`);
    assert.equal(complete("preset: ^", "errors", "yaml", "values"), "nothing");
  });
});

describe("the place of the cursor", () => {
  interface Sample {
    readonly name: string;
    readonly text: string;
    readonly language: Language;
  }
  const samples: Sample[] = [];

  before(() => {
    for (const page of globSync("server/src/rules/**/*.md")) {
      for (const { text, language, line } of examplesOf(readFileSync(page, "utf8"))) {
        if (language === "yaml" || language === "json") samples.push({ name: `${page}:${line}`, text, language });
      }
    }
    for (const name of globSync("examples/**/*.{yaml,json}")) {
      samples.push({ name, text: readFileSync(name, "utf8"), language: name.endsWith("json") ? "json" : "yaml" });
    }
  });

  /** Calls back at the end of each key and each scalar, with the path that the tree gives for it. */
  function visitPlaces({ text, language }: Sample, tell: (offset: number, path: string, isKey: boolean) => void): void {
    const seen = new Set<Node>();
    const endOf = ({ style, end }: ScalarNode): number => (style === "double" || style === "single" ? end - 1 : end);
    const visit = (node: Node, steps: readonly Step[]): void => {
      if (seen.has(node)) return;
      seen.add(node);
      const tag = node.kind === "opaque" ? undefined : node.tag;
      const path = tag?.startsWith("!") ? [...steps, functionOfTag(tag)] : steps;
      if (node.kind === "list") for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
      if (node.kind === "map") {
        for (const { key, value } of node.entries) {
          tell(endOf(key), path.join("/"), true);
          visit(value, [...path, String(key.value)]);
        }
      }
      if (node.kind !== "scalar" || node.value === null) return;
      const written = text.slice(node.start, node.end);
      if (node.style === "literal" || node.style === "folded")
        tell(node.start + written.trimEnd().length, path.join("/"), false);
      else if (!written.includes("\n")) tell(endOf(node), path.join("/"), false);
    };
    const { root } = readText(text, language);
    if (root) visit(root, []);
  }

  const cuts: Readonly<Record<string, (text: string, offset: number) => string>> = {
    "in a whole text": (text) => text,
    "in a text that ends there": (text, offset) => text.slice(0, offset),
    "in a text whose line ends there": (text, offset) =>
      text.slice(0, offset) + (/\n.*/s.exec(text.slice(offset))?.[0] ?? ""),
  };
  for (const [where, cut] of Object.entries(cuts)) {
    it(`is what the tree says, ${where}`, () => {
      let count = 0;
      for (const sample of samples) {
        visitPlaces(sample, (offset, path, isKey) => {
          count++;
          const owner = { text: cut(sample.text, offset), language: sample.language };
          const place = (sample.language === "json" ? jsonPlaceAt : yamlPlaceAt)(owner, offset, 2);
          const found = place && `${place.path.join("/")} ${isKey ? place.isKey : place.isValue}`;
          assert.equal(found, `${path} true`, `${sample.name}: ${sample.text.slice(Math.max(0, offset - 80), offset)}`);
        });
      }
      assert.ok(count > 10_000);
    }).timeout(20_000);
  }

  it("holds what editors demand of edits", () => {
    for (const { name, text, language } of samples.filter(({ name }) => name.startsWith("examples/"))) {
      const uri = `file:///${name}`;
      const file = { uri, tree: readText(text, language) };
      const dialect = name.startsWith("examples/terraform") ? "terraform" : "cloudformation";
      const source: Source = {
        tree: file.tree,
        dialect,
        definitions: (kinds) => definitionsIn(dialect, [file], kinds),
      };
      const options = { mode: "full", snippets: true, adjustsIndentation: true } as const;
      for (let offset = 0; offset <= text.length; offset += 13) {
        for (const { textEdit, label } of completionsAt(source, offset, options).items) {
          const { range } = textEdit as TextEdit;
          const [from, to] = [offsetAt(file.tree, range.start), offsetAt(file.tree, range.end)];
          const isFit = from <= offset && offset <= to && range.start.line === range.end.line;
          assert.ok(isFit, `${name} at ${offset}: ${label}`);
        }
      }
    }
  }).timeout(20_000);
});
