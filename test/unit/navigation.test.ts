import assert from "node:assert/strict";
import type { Range } from "vscode-languageserver-types";
import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import { foldingRanges } from "../../server/src/features/navigation/folding.ts";
import { outlineOf, workspaceSymbols } from "../../server/src/features/navigation/outline.ts";
import { definitionsAt, highlightsAt, referencesAt } from "../../server/src/features/navigation/references.ts";
import { RenameError, renameableAt } from "../../server/src/features/navigation/rename.ts";
import { selectionRanges } from "../../server/src/features/navigation/selection.ts";
import { offsetAt, positionAt } from "../../server/src/syntax/lines.ts";
import { marked, renamed, seeDocument } from "../support/marked.ts";

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
      const { file, template } = seeDocument(text);
      assert.equal(referencesAt(template, file.uri, offset, false).length, count);
      assert.equal(referencesAt(template, file.uri, offset, true).length, count + 1);
      assert.equal(highlightsAt(template, file.uri, offset).length, count + 1);
    });
  }

  it("lead to where they are defined", () => {
    const { text, offset } = marked(everywhere("Clicks").replace("!GetAtt Clicks", "!GetAtt Cl^icks"));
    const { file, template } = seeDocument(text);
    const [found, ...others] = definitionsAt(template, file.uri, offset);
    assert.deepEqual(others, []);
    assert.equal(offsetAt(file.tree, found!.targetSelectionRange.start), text.indexOf("  Clicks:") + 2);
    assert.deepEqual(definitionsAt(template, file.uri, text.indexOf("first line")), []);
    assert.equal(renameableAt(template, file.uri, offset)?.placeholder, "Clicks");
  });

  it("keep clear of each other and of what is no name", () => {
    const at = everywhere("Clicks").replace("  Clicks:", "  Cl^icks:");
    assert.throws(() => renamed(at, "Reader"), RenameError);
    assert.throws(() => renamed(at, "not valid"), RenameError);
    assert.throws(() => renamed(everywhere("Clicks").replace("first", "fi^rst"), "X"), RenameError);
  });

  it("make the outline, and are found by some of their letters", () => {
    const { file, template } = seeDocument(everywhere("Clicks"));
    const outline = outlineOf(file, template).map(({ name, detail }) => `${name} ${detail}`);
    assert.deepEqual(outline, [
      "Stage String",
      "IsLive condition",
      "Both condition",
      "Clicks AWS::Kinesis::Stream",
      "Reader AWS::Lambda::EventSourceMapping",
      "Name output",
    ]);
    // An editor would refuse the whole outline.
    const unnamed = seeDocument('Resources:\n  "": {Type: AWS::SQS::Queue}\n  A: {Type: AWS::SQS::Queue}\n');
    assert.deepEqual(
      outlineOf(unnamed.file, unnamed.template).map(({ name }) => name),
      ["A"],
    );
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

describe("the place of a name", () => {
  const at = (source: string, name?: string): { origin: string; target: string; block: string } | undefined => {
    const { text, offset } = marked(source);
    const { file, template } = seeDocument(text, name);
    const [found] = definitionsAt(template, file.uri, offset);
    const textIn = ({ start, end }: Range): string => text.slice(offsetAt(file.tree, start), offsetAt(file.tree, end));
    return (
      found && {
        origin: textIn(found.originSelectionRange!),
        target: textIn(found.targetSelectionRange),
        block: textIn(found.targetRange).split("\n")[0]!,
      }
    );
  };

  it("takes in its attribute, and leads to its block", () => {
    const stack = (use: string): string => `Resources:\n  A: {Type: AWS::SQS::Queue}\nOutputs: {O: {Value: ${use}}}\n`;
    const block = "A: {Type: AWS::SQS::Queue}";
    assert.deepEqual(at(stack("!GetAtt A.A^rn")), { origin: "A.Arn", target: "A", block });
    assert.deepEqual(at(stack('!Sub "x-${A.A^rn}"')), { origin: "A.Arn", target: "A", block });
    assert.deepEqual(at(stack('!GetAtt ["^A", Arn]')), { origin: "A", target: "A", block });
  });

  it("takes in its type in Terraform", () => {
    const module = (use: string): string => `resource: {aws_sqs_queue: {a: {name: x}}}\nlocals: {i: 0, b: '${use}'}\n`;
    const use = at(module("${aws_sqs^_queue.a[local.i].arn}"), "main.tf.yaml");
    assert.deepEqual(use, { origin: "aws_sqs_queue.a[local.i].arn", target: "a", block: "a: {name: x}" });
    assert.equal(at(module("${aws_sqs_queue.a[local^.i].arn}"), "main.tf.yaml")?.target, "i");
  });

  it("leads from what a loop makes to its body", () => {
    const stack =
      "Resources:\n  Fn::ForEach::Q: [N, [A, B], {'Q${N}': {Type: AWS::SQS::Queue}}]\nOutputs: {O: {Value: !Ref Q^B}}\n";
    assert.equal(at(stack)?.target, "Q${N}");
    assert.equal(at(stack.replace("Q^B", "Q^C")), undefined);
  });

  it("is none where another function gives the name", () => {
    const stack = "Mappings: {A: {b: {c: 1}}}\nResources: {A: {Type: AWS::SQS::Queue}}\n";
    const found = at(`${stack}Outputs: {O: {Value: !FindInMap [!Ref ^A, b, c]}}\n`);
    assert.equal(found?.block, "A: {Type: AWS::SQS::Queue}");
  });
});

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
    const [found] = definitionsAt(template!, "file:///m/main.tf.yaml", text.indexOf("var.name") + 5);
    assert.equal(found?.targetUri, "file:///m/variables.tf.yaml");
  });
});

describe("the folds of a document", () => {
  const folds = (text: string, name?: string, limit?: number): string[] =>
    foldingRanges(seeDocument(text, name).file.tree, limit).map(
      ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ""}`,
    );

  it("are what has more than one line, without the empty lines behind it", () => {
    const text =
      "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: jobs\n\n  B: {Type: AWS::SQS::Queue}\n";
    assert.deepEqual(folds(text), ["0-6", "1-4", "3-4"]);
    assert.deepEqual(folds(text, "stack.yaml", 2), ["0-6", "1-4"]);
  });

  it("leave the line of a closing bracket", () => {
    const stack = { Resources: { A: { Type: "AWS::SQS::Queue" } } };
    assert.deepEqual(folds(JSON.stringify(stack, null, 1), "stack.json"), ["1-4", "2-3"]);
    const text = '{"Resources": {\n"A": {\n"Type": "AWS::SQS::Queue"\n}, "B": {\n"Type": "AWS::SQS::Queue"\n}\n}}';
    assert.deepEqual(folds(text, "stack.json"), ["0-5", "1-2", "3-4"]);
  });

  it("begin once in a line", () => {
    const text =
      "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      Tags:\n        - Key: a\n          Value: b\n";
    assert.deepEqual(folds(text), ["0-6", "1-6", "3-6", "4-6", "5-6"]);
  });

  it("are blocks of comments, and regions", () => {
    const text =
      "# one\n# two\nResources: # three\n  # region queues\n  A: {Type: AWS::SQS::Queue}\n  # endregion\n  # four\n\n  # five\n  # six\n  B: {Type: AWS::SQS::Queue}\n";
    assert.deepEqual(folds(text), ["0-1 comment", "2-10", "3-5 region", "8-9 comment"]);
  });
});

describe("a selection", () => {
  const text =
    'Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Sub "jobs"\n\n  B: {Type: AWS::SQS::Queue}\n';

  it("grows from a value to the whole, at each step", () => {
    const { file } = seeDocument(text);
    const [selection] = selectionRanges(file.tree, [positionAt(file.tree, text.indexOf("jobs"))]);
    const texts: string[] = [];
    for (let one = selection; one; one = one.parent) {
      texts.push(text.slice(offsetAt(file.tree, one.range.start), offsetAt(file.tree, one.range.end)));
    }
    assert.deepEqual(
      texts.map((one) => one.split("\n")[0]!),
      [
        "jobs",
        '"jobs"',
        '!Sub "jobs"',
        'QueueName: !Sub "jobs"',
        "Properties:",
        "Type: AWS::SQS::Queue",
        "A:",
        "A:",
        "Resources:",
        "Resources:",
      ],
    );
    assert.equal(new Set(texts).size, texts.length);
  });
});
