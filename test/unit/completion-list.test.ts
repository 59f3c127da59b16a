import assert from "node:assert/strict";
import { CompletionItemKind, InsertTextFormat, InsertTextMode } from "vscode-languageserver-types";
import { documentationOf } from "../../server/src/features/completion/about.ts";
import { withDefaults } from "../../server/src/features/completion/item-defaults.ts";
import { completionAbilities } from "../../server/src/lsp/completion.ts";
import { complete, labels } from "../support/complete.ts";

describe("the order of a list", () => {
  it("is that of the alphabet behind what is required", () => {
    const names = labels("Resources:\n  A:\n    Type: AWS::Glue::Job\n    Properties:\n      ^\n");
    assert.deepEqual(names.slice(0, 2), ["Command", "Role"]);
    assert.deepEqual(names.slice(2), [...names.slice(2)].sort());
  });
});

describe("what is chosen", () => {
  const goesOn = (source: string, label: string): boolean => {
    const item = complete(source, { suggestCommand: "suggest" }).items.find((one) => one.label === label);
    assert.ok(item, label);
    return item.command?.command === "suggest";
  };
  const stream = "Resources:\n  A:\n    Type: AWS::Kinesis::Stream\n";

  it("opens the next list, where there is one", () => {
    assert.ok(goesOn("Resources:\n  A:\n    ^\n", "Type"));
    assert.ok(goesOn(`${stream}    ^\n`, "Properties"));
    assert.ok(
      goesOn("Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      ^\n", "LoggingConfiguration"),
    );
    assert.ok(goesOn("resource:\n  aws_glue_job:\n    a:\n      ^\n", "execution_property"));
    assert.ok(goesOn("resource:\n  aws_glue_job:\n    a:\n      ^\n", "worker_type"));
  });

  it("opens none where there is nothing to choose", () => {
    assert.ok(!goesOn("Resources: {}\n^\n", "Parameters"));
    assert.ok(!goesOn(`${stream}    Properties:\n      ^\n`, "Name"));
  });
});

describe("a long list", () => {
  const template = (typed: string): string =>
    `Resources:\n${Array.from({ length: 3000 }, (_, at) => `  Stream${at}: {Type: AWS::Kinesis::Stream}\n`).join("")}` +
    `Outputs:\n  A:\n    Value: !Ref ${typed}^\n`;

  it("is cut, and asked for again as more is typed", () => {
    const { items, isIncomplete } = complete(template(""), { dialect: "cloudformation" });
    assert.ok(isIncomplete && items.length === 1000);
    const found = complete(template("stm2987"), { dialect: "cloudformation" });
    assert.deepEqual(
      found.items.map(({ label }) => label),
      ["Stream2987"],
    );
    assert.ok(!complete("Resources:\n  A:\n    Type: ^\n").isIncomplete);
  });
});

describe("what the items of a list have in common", () => {
  const { items } = complete("Resources:\n  A:\n    Type: AWS::Glue::Job\n    Properties:\n      ^\n");
  const list = { isIncomplete: false, items: [...items] };

  it("is said once, where the client understands that", () => {
    const known = new Set(["editRange", "insertTextFormat", "insertTextMode"]);
    const short = withDefaults(list, known);
    assert.equal(short.itemDefaults?.insertTextFormat, InsertTextFormat.Snippet);
    assert.equal(short.itemDefaults?.insertTextMode, InsertTextMode.adjustIndentation);
    for (const [index, item] of short.items.entries()) {
      const edit = list.items[index]!.textEdit;
      assert.equal(item.textEdit, undefined);
      assert.deepEqual(edit, { range: short.itemDefaults?.editRange, newText: item.textEditText ?? item.label });
      assert.equal(item.insertTextFormat ?? InsertTextFormat.Snippet, list.items[index]!.insertTextFormat ?? 1);
    }
  });

  it("is what a client says that it understands", () => {
    const textDocument = { completion: { completionList: { itemDefaults: ["editRange"] } } };
    const { itemDefaults } = completionAbilities({ processId: null, rootUri: null, capabilities: { textDocument } });
    assert.deepEqual([...itemDefaults], ["editRange"]);
  });

  it("is said with each item elsewhere", () => {
    assert.deepEqual(
      withDefaults(list, new Set()).items.map(({ textEdit }) => textEdit),
      items.map(({ textEdit }) => textEdit),
    );
  });

  it("leaves an edit of its own to an item", () => {
    const range = (character: number) => ({ start: { line: 0, character }, end: { line: 0, character } });
    const [first, second] = withDefaults(
      {
        isIncomplete: false,
        items: [
          { label: "a", kind: CompletionItemKind.Text, textEdit: { range: range(1), newText: "a" } },
          { label: "b", kind: CompletionItemKind.Text, textEdit: { range: range(2), newText: "b" } },
        ],
      },
      new Set(["editRange"]),
    ).items;
    assert.equal(first?.textEdit, undefined);
    assert.deepEqual(second?.textEdit, { range: range(2), newText: "b" });
  });
});

describe("the documentation of an item", () => {
  it("leads to the reference of its type, in the author's language", () => {
    const page = (about: Parameters<typeof documentationOf>[0]): string => documentationOf(about) ?? "";
    const [type, path] = ["AWS::Glue::Job", "WorkerType"];
    assert.match(page({ of: "type", type }), /docs\.aws\.amazon\.com.*aws-resource-glue-job/);
    assert.match(page({ of: "type", type, declared: "aws_glue_job" }), /registry\.terraform\.io.*glue_job/);
    assert.match(
      page({ of: "type", type: "AWS::Lambda::Function", declared: "AWS::Serverless::Function" }),
      /sam-resource-function/,
    );
    assert.match(page({ of: "property", type, path }), /\*\*WorkerType\*\*.*aws-resource-glue-job/s);
    assert.match(
      page({ of: "property", type, path, attribute: "worker_type", declared: "aws_glue_job" }),
      /\*\*worker_type\*\*.*registry/s,
    );
  });

  it("tells of a value that no comparison explains what its property is", () => {
    const about = {
      of: "value",
      type: "AWS::S3::Bucket",
      path: "VersioningConfiguration.Status",
      value: "Enabled",
    } as const;
    assert.match(documentationOf(about) ?? "", /\*\*Status\*\*/);
  });
});
