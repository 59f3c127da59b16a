import assert from "node:assert/strict";
import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import { linksIn } from "../../server/src/features/navigation/links.ts";
import { outlineOf, workspaceSymbols } from "../../server/src/features/navigation/outline.ts";
import { definitionAt, highlightsAt, referencesAt } from "../../server/src/features/navigation/references.ts";
import { RenameError, renameAt, renameableAt } from "../../server/src/features/navigation/rename.ts";
import { foldingRanges, selectionRanges } from "../../server/src/features/navigation/shape.ts";
import type { SourceFile } from "../../server/src/model/site.ts";
import type { Template } from "../../server/src/model/template.ts";
import { offsetAt, positionAt } from "../../server/src/syntax/lines.ts";

interface Seen {
  readonly file: SourceFile;
  readonly template: Template;
}

function see(text: string, name = "stack.yaml"): Seen {
  const document = readDocument(`file:///project/${name}`, text);
  const [template] = readTemplates([document]);
  assert.ok(template && document.file);
  return { file: document.file, template };
}

/** The place of the mark `^` in a text, which is not part of it. */
function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf("^");
  assert.ok(offset >= 0, "a mark");
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}

/** The text after the rename of what stands at the mark. */
function renamed(source: string, newName: string, name = "stack.yaml"): string {
  const { text, offset } = marked(source);
  const { file, template } = see(text, name);
  const { changes } = renameAt(template, file.uri, offset, newName);
  const edits = changes![file.uri]!.map(({ range, newText }) => ({
    from: offsetAt(file.tree, range.start),
    to: offsetAt(file.tree, range.end),
    newText,
  }));
  let result = text;
  for (const { from, to, newText } of edits.sort((a, b) => b.from - a.from)) {
    result = result.slice(0, from) + newText + result.slice(to);
  }
  return result;
}

const everywhere = (name: string): string => `Parameters:
  Stage: {Type: String}
Conditions:
  IsLive: !Equals [!Ref Stage, live]
  Both: {"Fn::And": [{Condition: IsLive}, !Condition IsLive]}
Resources:
  ${name}:
    Type: AWS::Kinesis::Stream
    Condition: IsLive
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    DependsOn: [${name}]
    Properties:
      EventSourceArn: !GetAtt ${name}.Arn
      FunctionName: !Sub "arn:\${AWS::Region}:\${${name}}-\${${name}.Arn}-\${Own}-\${!${name}}"
      Other: {"Fn::GetAtt": [${name}, Arn]}
      Text: !Sub
        - |
          first line
          and \${${name}} and \${Own}
        - {Own: !Ref ${name}}
Outputs:
  Name:
    Condition: IsLive
    Value: !Ref ${name}
`;

describe("the names in a CloudFormation template", () => {
  it("are renamed wherever they stand, and nowhere else", () => {
    const before = everywhere("Clicks").replace("  Clicks:", "  Cl^icks:");
    // What is escaped is no name.
    const after = everywhere("Events").replace("${!Events}", "${!Clicks}");
    assert.equal(renamed(before, "Events"), after);
  });

  it("are renamed from any use", () => {
    for (const use of ["!Ref ^Clicks\n", "GetAtt Cli^cks.Arn", "[Clicks^]", "and ${^Clicks}"]) {
      const before = everywhere("Clicks").replace(use.replace("^", ""), use);
      assert.equal(renamed(before, "Events"), everywhere("Events").replace("${!Events}", "${!Clicks}"), use);
    }
  });

  it("are renamed in JSON, within their quotes", () => {
    const json = (name: string): string =>
      JSON.stringify({
        Resources: {
          [name]: { Type: "AWS::SQS::Queue" },
          Other: { Type: "AWS::SQS::Queue", DependsOn: name, Properties: { QueueName: { "Fn::Sub": `\${${name}}x` } } },
        },
      });
    assert.equal(renamed(json("Queue").replace('"Queue"', '"Qu^eue"'), "Jobs", "stack.json"), json("Jobs"));
  });

  for (const [what, mark, count] of [
    ["a condition", "  IsL^ive: !Eq", 4],
    ["a parameter", "  St^age:", 1],
  ] as const) {
    it(`are found with all their uses: ${what}`, () => {
      const { text, offset } = marked(everywhere("Clicks").replace(mark.replace("^", ""), mark));
      const { file, template } = see(text);
      assert.equal(referencesAt(template, file.uri, offset, false).length, count);
      assert.equal(referencesAt(template, file.uri, offset, true).length, count + 1);
      assert.equal(highlightsAt(template, file.uri, offset).length, count + 1);
    });
  }

  it("lead to where they are defined", () => {
    const { text, offset } = marked(everywhere("Clicks").replace("!GetAtt Clicks", "!GetAtt Cl^icks"));
    const { file, template } = see(text);
    const found = definitionAt(template, file.uri, offset);
    assert.equal(offsetAt(file.tree, found!.range.start), text.indexOf("  Clicks:") + 2);
    assert.equal(definitionAt(template, file.uri, text.indexOf("first line")), undefined);
    assert.equal(renameableAt(template, file.uri, offset)?.placeholder, "Clicks");
  });

  it("keep clear of each other and of what is no name", () => {
    const at = everywhere("Clicks").replace("  Clicks:", "  Cl^icks:");
    assert.throws(() => renamed(at, "Reader"), RenameError);
    assert.throws(() => renamed(at, "not valid"), RenameError);
    assert.throws(() => renamed(everywhere("Clicks").replace("first", "fi^rst"), "X"), RenameError);
  });

  it("make the outline, and are found by some of their letters", () => {
    const { file, template } = see(everywhere("Clicks"));
    const outline = outlineOf(file, template).map(({ name, detail }) => `${name} ${detail}`);
    assert.deepEqual(outline, [
      "Stage String",
      "IsLive condition",
      "Both condition",
      "Clicks AWS::Kinesis::Stream",
      "Reader AWS::Lambda::EventSourceMapping",
      "Name output",
    ]);
    assert.deepEqual(
      workspaceSymbols(template, "clk").map(({ name }) => name),
      ["Clicks"],
    );
  });
});

const module = (stream: string, hours: string): string => `resource:
  aws_kinesis_stream:
    ${stream}:
      name: clicks
      retention_period: \${var.${hours}}
  aws_lambda_event_source_mapping:
    reader:
      event_source_arn: \${aws_kinesis_stream.${stream}.arn}
      function_name: "\${local.prefix}-\${aws_kinesis_stream.${stream}.name}-x"
      depends_on: [aws_kinesis_stream.${stream}]
locals:
  prefix: a
variable:
  ${hours}:
    default: 48
`;

describe("the names in a Terraform module", () => {
  it("are renamed wherever they stand", () => {
    const at = (mark: string): string => module("clicks", "hours").replace(mark.replace("^", ""), mark);
    assert.equal(renamed(at("    cl^icks:"), "events", "main.tf.yaml"), module("events", "hours"));
    assert.equal(renamed(at("stream.cl^icks.arn"), "events", "main.tf.yaml"), module("events", "hours"));
    assert.equal(renamed(at("var.ho^urs"), "days", "main.tf.yaml"), module("clicks", "days"));
  });

  it("lead to other files of the module", () => {
    const files = [
      readDocument("file:///m/main.tf.yaml", "resource: {aws_sqs_queue: {q: {name: '${var.name}'}}}\n"),
      readDocument("file:///m/variables.tf.yaml", "variable: {name: {default: a}}\n"),
    ];
    const [template] = readTemplates(files);
    const { text } = files[0]!.file!.tree;
    const found = definitionAt(template!, "file:///m/main.tf.yaml", text.indexOf("var.name") + 5);
    assert.equal(found?.uri, "file:///m/variables.tf.yaml");
  });
});

describe("the shape of a document", () => {
  const text =
    "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: jobs\n\n  B: {Type: AWS::SQS::Queue}\n";

  it("folds what has more than one line, without the empty lines behind it", () => {
    const { file } = see(text);
    assert.deepEqual(
      foldingRanges(file.tree).map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 6],
        [1, 4],
        [3, 4],
      ],
    );
  });

  it("grows a selection from a value to the whole", () => {
    const { file } = see(text);
    const [selection] = selectionRanges(file.tree, [positionAt(file.tree, text.indexOf("jobs"))]);
    const texts: string[] = [];
    for (let one = selection; one; one = one.parent) {
      texts.push(text.slice(offsetAt(file.tree, one.range.start), offsetAt(file.tree, one.range.end)).split("\n")[0]!);
    }
    assert.deepEqual(texts.slice(0, 5), [
      "jobs",
      "QueueName: jobs",
      "QueueName: jobs",
      "Properties:",
      "Type: AWS::SQS::Queue",
    ]);
  });
});

describe("links", () => {
  it("lead to files beside the template and to the documentation of types", () => {
    const { file, template } = see(
      "Resources:\n  Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ../shared/net work.yaml}}\n" +
        "  Job: {Type: AWS::Glue::Job, Properties: {Command: {ScriptLocation: s3://bucket/job.py}}}\n",
    );
    const targets = linksIn(file, template).map(({ target }) => target);
    assert.ok(targets.includes("file:///shared/net%20work.yaml"));
    assert.ok(targets.some((target) => target?.endsWith("aws-resource-glue-job.html")));
    assert.ok(!targets.some((target) => target?.includes("job.py")));
  });
});
