import assert from "node:assert/strict";
import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import { RenameError, renameAt, renameableAt } from "../../server/src/features/navigation/rename.ts";
import { marked, renamed, seeDocument } from "../support/marked.ts";

/** Text that names something, as it is with each name. */
type Named = (name: string) => string;

const queue = "{Type: AWS::SQS::Queue}";

describe("a rename in CloudFormation reaches", () => {
  const cases: readonly (readonly [what: string, text: Named, at: string, name?: string])[] = [
    [
      "the groups and labels of the console",
      (name) =>
        `Metadata:\n  AWS::CloudFormation::Interface:\n    ParameterGroups: [{Label: {default: Stage}, Parameters: [${name}]}]\n` +
        `    ParameterLabels: {${name}: {default: Stage}}\nParameters: {${name}: {Type: String}}\nResources: {Q: ${queue}}\n`,
      "Parameters: {",
    ],
    [
      "the assertions of rules",
      (name) =>
        `Parameters: {${name}: {Type: "AWS::EC2::VPC::Id"}}\nRules:\n  Own:\n    Assertions:\n` +
        `      - Assert: {"Fn::Equals": [{"Fn::ValueOf": [${name}, Tags.Name]}, !Ref ${name}]}\nResources: {Q: ${queue}}\n`,
      "Parameters: {",
    ],
    [
      "folded texts",
      (name) =>
        `Resources:\n  ${name}: ${queue}\n  Other:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Sub >-\n` +
        `        one \${AWS::Region}\n        two \${${name}.Arn}\n\n        and \${${name}}\n      Tags: !Sub one\n        \${${name}}\n` +
        `      Text: !Sub "one\n\n        \${${name}} \\\n        \${${name}.Arn}"\n`,
      "Resources:\n  ",
    ],
    [
      "texts with Windows' line breaks",
      (name) =>
        `Resources:\n  ${name}: ${queue}\n  Other:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Sub |\n        one\n        two \${${name}}\n`.replaceAll(
          "\n",
          "\r\n",
        ),
      "Resources:\r\n  ",
    ],
    [
      "an alias once",
      (name) =>
        `Resources:\n  ${name}: ${queue}\n  One: &one\n    Type: AWS::SQS::Queue\n    DependsOn: ${name}\n    Properties: {QueueName: !Ref ${name}}\n  Two: *one\n`,
      "Resources:\n  ",
    ],
    [
      "all definitions of a name",
      (name) => `Resources:\n  ${name}: ${queue}\n  ${name}: ${queue}\nOutputs: {O: {Value: !Ref ${name}}}\n`,
      "Resources:\n  ",
    ],
    [
      "the ends of connectors",
      (name) =>
        `Transform: AWS::Serverless-2016-10-31\nResources:\n  ${name}: {Type: AWS::DynamoDB::Table}\n` +
        `  F:\n    Type: AWS::Serverless::Function\n    Connectors: {Own: {Properties: {Destination: [{Id: ${name}}], Permissions: [Read]}}}\n` +
        `  C: {Type: AWS::Serverless::Connector, Properties: {Source: {Id: F}, Destination: {Id: ${name}}}}\n`,
      "Resources:\n  ",
    ],
    [
      "what SAM makes of it",
      (name) =>
        `Transform: AWS::Serverless-2016-10-31\nResources:\n  ${name}:\n    Type: AWS::Serverless::Function\n` +
        `    Properties: {AutoPublishAlias: live, Events: {Tick: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}}\n` +
        `  Api: {Type: AWS::Serverless::Api, Properties: {StageName: prod}}\n` +
        `Outputs:\n  R: {Value: !GetAtt ${name}Role.Arn}\n  A: {Value: !Ref ${name}Aliaslive}\n  V: {Value: !Ref ${name}.Version}\n` +
        `  T: {Value: !Sub "\${${name}Tick.Arn}"}\n  S: {Value: !Ref ServerlessRestApi}\n  O: {Value: !Ref ${name}Other}\n`.replace(
          `${name}Other`,
          "ClicksOther",
        ),
      "Resources:\n  ",
    ],
    [
      "what SAM makes of an API",
      (name) =>
        `Transform: AWS::Serverless-2016-10-31\nResources:\n  ${name}: {Type: AWS::Serverless::Api, Properties: {StageName: prod}}\n` +
        `Outputs:\n  S: {Value: !Ref ${name}prodStage}\n  D: {Value: !Ref ${name}Deployment}\n`,
      "Resources:\n  ",
    ],
    [
      "texts of Sub that have variables of their own, but not these",
      (name) =>
        `Parameters: {Stage: {Type: String}}\nResources:\n  ${name}: ${queue}\n  B:\n    Type: AWS::SQS::Queue\n    Properties:\n` +
        `      QueueName: !Sub ["\${Clicks}-\${Clicks.Arn}-\${Own}", {Clicks: !Ref ${name}, Own: !GetAtt ${name}.Arn}]\n`.replace(
          "${Clicks.Arn}",
          `\${${name}.Arn}`,
        ),
      "Resources:\n  ",
    ],
    [
      "the loops around what it names",
      (name) =>
        `Parameters: {${name}: {Type: CommaDelimitedList}}\nResources:\n  Fn::ForEach::Queues:\n    - One\n    - !Ref ${name}\n` +
        `    - Queue\${One}: {Type: AWS::SQS::Queue, DependsOn: Other, Properties: {QueueName: !Sub "\${One}-\${${name}}"}}\n  Other: ${queue}\n`,
      "Parameters: {",
    ],
    [
      "the blocks that loops repeat",
      (name) =>
        `Conditions: {${name}: !Equals [!Ref "AWS::Region", eu-west-1]}\nResources:\n  Fn::ForEach::Queues:\n    - One\n    - [A, B]\n` +
        `    - Queue\${One}: {Type: AWS::SQS::Queue, Condition: ${name}}\n`,
      "Conditions: {",
    ],
    [
      "the variable of a loop wherever the loop puts it",
      (name) =>
        `Parameters: {Own: {Type: String}}\nResources:\n  Fn::ForEach::Queues:\n    - ${name}\n    - [A, B]\n    - Queue\${${name}}:\n` +
        `        Type: AWS::SQS::Queue\n        DependsOn: Other\${${name}}\n        Properties:\n          QueueName: !Sub "\${${name}}-\${Own}"\n` +
        `          Fn::ForEach::Tags: [Tag, [x], {"&{Tag}&{${name}}": !Ref ${name}}]\nOutputs:\n  Fn::ForEach::Names:\n    - Clicks\n    - [A]\n    - Name\${Clicks}: {Value: !Ref Own}\n`,
      "Queues:\n    - ",
    ],
    [
      "keys and texts in quotes",
      (name) =>
        `{"Resources": {"${name}": {"Type": "AWS::SQS::Queue"}}, "Outputs": {"O": {"Value": {"Fn::Sub": "\\"\\u0041 \${${name}}\\""}}}}`,
      '"Resources": {"',
      "stack.json",
    ],
  ];
  for (const [what, text, at, name] of cases) {
    it(what, () => {
      const before = text("Clicks");
      const place = before.indexOf(at) + at.length;
      assert.ok(place >= at.length, at);
      assert.equal(renamed(`${before.slice(0, place)}^${before.slice(place)}`, "Events", name), text("Events"));
    });
  }
});

describe("a rename in Terraform reaches", () => {
  const bucket = (name: string, rest: string): string =>
    `resource:\n  aws_s3_bucket:\n    ${name}: {bucket: lake}\n${rest}variable: {hours: {default: 1}}\n`;

  const cases: readonly (readonly [what: string, rest: Named])[] = [
    ["indices and nested expressions", (name) => `locals: {a: '\${[for b in [1] : aws_s3_bucket.${name}[0].arn]}'}\n`],
    ["keys", (name) => `locals: {tags: {'\${aws_s3_bucket.${name}.id}-x': 1}}\n`],
    [
      "addresses without braces, where Terraform takes them",
      (name) =>
        `output: {o: {value: 1, depends_on: [aws_s3_bucket.${name}]}}\n` +
        `moved: {from: aws_s3_bucket.before, to: 'aws_s3_bucket.${name}["a"]'}\n`,
    ],
    [
      "no texts that only look like it",
      (name) =>
        `locals: {plain: aws_s3_bucket.clicks, escaped: '$\${aws_s3_bucket.clicks.id}', "//": '\${aws_s3_bucket.clicks.id}', ` +
        `real: '\${aws_s3_bucket.${name}.id}', other: '\${data.aws_s3_bucket.clicks.id}'}\n`,
    ],
  ];
  for (const [what, rest] of cases) {
    it(what, () => {
      const before = bucket("clicks", rest("clicks")).replace("    clicks:", "    cl^icks:");
      assert.equal(renamed(before, "events", "main.tf.yaml"), bucket("events", rest("events")));
    });
  }

  it("no default of a variable, which is a text", () => {
    const text: Named = (name) =>
      `variable: {${name}: {default: '\${var.clicks}'}}\noutput: {o: {value: '\${var.${name}}'}}\n`;
    assert.equal(renamed(text("clicks").replace("{clicks", "{^clicks"), "events", "a.tf.yaml"), text("events"));
  });

  it("what replaces a resource", () => {
    const text: Named = (name) =>
      `resource:\n  aws_sqs_queue: {${name}: {name: a}, b: {name: b, lifecycle: {replace_triggered_by: [aws_sqs_queue.${name}.id]}}}\n`;
    assert.equal(renamed(text("clicks").replace("{clicks", "{^clicks"), "events", "a.tf.yaml"), text("events"));
  });

  it("files that override others, and lists of bodies, each place once", () => {
    const text = '{"resource": {"aws_sqs_queue": {"clicks": [{"name": "a"}, {"tags": {}}]}}}';
    const files = ["main", "main_override"].map((name) => readDocument(`file:///m/${name}.tf.json`, text));
    const [template] = readTemplates(files);
    const { changes } = renameAt(template!, "file:///m/main.tf.json", text.indexOf("clicks"), "events");
    assert.deepEqual(
      Object.entries(changes!).map(([uri, edits]) => [uri, edits.length]),
      files.map(({ uri }) => [uri, 1]),
    );
  });
});

describe("a rename is refused", () => {
  const stack =
    `Parameters: {Stage: {Type: String}}\nConditions: {Live: !Equals [!Ref Stage, live]}\nResources:\n  ^Clicks: ${queue}\n  Other: ${queue}\n` +
    `  Third: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub ["\${Clicks}-\${Own}", {Own: a}]}}\n`;
  const module = "variable: {^hours: {default: 1}, days: {default: 1}}\n";

  const cases: readonly (readonly [what: string, text: string, newName: string, says: RegExp, name?: string])[] = [
    ["for an empty name", stack, "", /empty/],
    ["for a name of other characters", stack, "my-clicks", /letters and digits only/],
    ["for a pseudo parameter", stack, "AWS::Region", /letters and digits only/],
    ["for what YAML takes for a number", stack, "1e3", /YAML/],
    ["for the name of another resource", stack, "Other", /There is a resource "Other" already/],
    ["for the name of a parameter", stack, "Stage", /There is a parameter "Stage" already/],
    ["where a text has a variable of that name", stack, "Own", /line 6, "Own" is a variable/],
    ["for the name of another variable", module, "days", /There is a variable "days" already/, "a.tf.yaml"],
    ["for a name that Terraform keeps for itself", module, "count", /"count"/, "a.tf.yaml"],
    ["for a name that Terraform cannot read", module, "1st", /letter or _ at the beginning/, "a.tf.yaml"],
    [
      "for what a loop makes",
      stack.replace("^Clicks:", `Fn::ForEach::L: [A, [b], {'^Q\${A}': ${queue}}]\n  X:`),
      "Y",
      /loop/,
    ],
    [
      "where the name stands in what cannot be read",
      `${stack}Outputs:\n  O: {Value: {a: 1}}, !Ref Clicks\n`,
      "Events",
      /line \d+, in a text that cannot be read/,
    ],
    [
      "where a quote is open before the name",
      `${stack}Outputs:\n  O: {Value: "a}\n  P: {Value: !Ref Clicks}\n`,
      "Events",
      /line \d+, in a text that cannot be read/,
    ],
    [
      "where the name stands in an expression that cannot be read",
      "variable: {^hours: {default: 1}}\nlocals: {a: '${var.hours +}'}\n",
      "days",
      /line 2, in a text that cannot be read/,
      "a.tf.yaml",
    ],
    [
      "for what SAM makes",
      `Transform: AWS::Serverless-2016-10-31\nResources:\n  F: {Type: AWS::Serverless::Function, Properties: {}}\n  ^Clicks: ${queue}\n`,
      "FRole",
      /which the transform makes/,
    ],
  ];
  for (const [what, text, newName, says, name] of cases) {
    it(what, () => {
      assert.throws(
        () => renamed(text, newName, name),
        (error: unknown) => error instanceof RenameError && says.test(error.message),
      );
    });
  }

  it("only where the name itself is in doubt", () => {
    const broken = `${stack}Outputs:\n  O: {Description: of Clicks, Clicks: 1, Value: !Select !Ref Other}\n`;
    assert.match(renamed(broken, "Events"), /\n {2}Events:[\s\S]*of Clicks/);
  });

  it("where a file in Terraform's own syntax has the name too", () => {
    const refused = (text: string): void => {
      assert.throws(() => renamed(module, "weeks", "a.tf.yaml", [{ name: "main.tf", text }]), /main\.tf/);
    };
    refused("locals { a = var.hours }");
    refused('variable "hours" {}');
    const others = 'locals { a = var.hours_of_day, b = local.hours }\nresource "x_y" "hours" {}';
    assert.match(renamed(module, "weeks", "a.tf.yaml", [{ name: "main.tf", text: others }]), /weeks/);
  });

  it("beside the name, where its type or an attribute stands", () => {
    const { text, offset } = marked(`Resources:\n  A: ${queue}\nOutputs: {O: {Value: !GetAtt A.A^rn}}\n`);
    const { file, template } = seeDocument(text);
    assert.equal(renameableAt(template, file.uri, offset), undefined);
  });
});
