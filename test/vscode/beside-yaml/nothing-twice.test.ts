import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { cloudFormationTags } from "../../../client/src/yaml-tags.ts";
import { findings, hoverText, openFile } from "../suite/editor.ts";
import { waitFor } from "../wait-for.ts";

/** A place in the file that has a schema, with some of what is suggested there: by the schema, and by us alone. */
type Place = {
  readonly at: string;
  readonly written: string;
  /** The same with the cursor. */
  readonly becomes: string;
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
  /** What schemas of CloudFormation give in general. */
  readonly plain: readonly string[];
};

const places: readonly Place[] = [
  {
    at: "a property",
    written: "ShardCount: 4\n",
    becomes: "ShardCount: 4\n      |\n",
    theirs: ["Name", "Tags"],
    ours: [],
    plain: ["StreamModeDetails"],
  },
  {
    at: "a property in a list",
    written: "ShardCount: 4\n",
    becomes: "Tags:\n        - |\n",
    theirs: ["Key", "Value"],
    ours: [],
    plain: [],
  },
  {
    at: "a type",
    written: "AWS::Kinesis::Stream",
    becomes: "|",
    theirs: ["AWS::Kinesis::Stream"],
    ours: [],
    plain: ["AWS::Glue::Job"],
  },
  {
    at: "a value",
    written: "Status: Enabled",
    becomes: "Status: |",
    theirs: ["Disabled", "Enabled"],
    ours: ["!Ref Shards", "!Sub"],
    plain: [],
  },
  {
    at: "a value that we explain",
    written: "GLACIER",
    becomes: "|",
    theirs: ["DEEP_ARCHIVE", "GLACIER", "STANDARD_IA"],
    ours: ["INTELLIGENT_TIERING", "!Ref Shards", "!Sub"],
    plain: [],
  },
];

describe("where the YAML extension has a schema", () => {
  let document: vscode.TextDocument;
  let original: string;

  before(async () => {
    document = await openFile("typed.yaml");
    original = document.getText();
    await waitFor("the schema", async () => {
      const lenses: vscode.CodeLens[] = await provided("CodeLens", document.uri);
      return lenses.some(({ command }) => command?.title.includes("typed.schema.json"));
    });
    await waitFor("the server", () => findings(document).length > 0);
  });

  afterEach(() => write(document, original));

  for (const mode of ["full", "values"]) {
    describe(`with the setting ${mode}`, () => {
      before(() => set("dataPipelineHints", "completion", mode));
      after(() => set("dataPipelineHints", "completion", undefined));

      for (const { at, written, becomes, theirs, ours, plain } of places) {
        it(`suggests nothing twice for ${at}`, async () => {
          const text = original.replace(written, becomes);
          const offset = text.indexOf("|");
          await write(document, text.replace("|", ""));
          // The second answer comes from what was learned by the first.
          for (const _round of mode === "full" ? [1, 2] : [1]) {
            const labels = await suggested(document, offset);
            assert.deepEqual(twice(labels), []);
            for (const label of [...theirs, ...ours]) assert.ok(labels.includes(label), `${label} in ${labels}`);
            for (const label of plain) assert.equal(labels.includes(label), mode === "full", label);
          }
        });
      }
    });
  }

  it("suggests what the schema knows first", async () => {
    const text = original.replace("GLACIER", "|");
    await write(document, text.replace("|", ""));
    assert.deepEqual((await suggested(document, text.indexOf("|"))).slice(0, 3), [
      "DEEP_ARCHIVE",
      "GLACIER",
      "STANDARD_IA",
    ]);
  });

  it("suggests no function twice that is among its tags, and names before tags", async () => {
    await set("yaml", "customTags", cloudFormationTags);
    try {
      const text = original.replace("BucketName: lake", "BucketName: |");
      await write(document, text.replace("|", ""));
      const labels = await waitFor("the tags", async () => {
        const found = await suggested(document, text.indexOf("|"));
        return found.includes("!GetStackOutput") && found;
      });
      assert.deepEqual(twice(labels), []);
      assert.deepEqual(labels.slice(0, 2), ["!Ref Shards", "!And"]);
    } finally {
      await set("yaml", "customTags", undefined);
    }
  });

  it("says what a property is for once, and what only we know", async () => {
    const text = await waitFor("what both say", async () => {
      const said = await hoverText(document, document.positionAt(original.indexOf("ShardCount") + 1));
      return said.includes("typed.schema.json") && said.split("increase the number of shards").length === 2 && said;
    });
    assert.match(text, /4 shards: 4 MiB\/s/);
  });

  it("finds nothing where only the schema is not met", async () => {
    const wrong = original.replace("ShardCount: 4", "ShardCount: many\n      Shards: 4").replace("Enabled", "Enabld");
    await write(document, wrong);
    const theirs = await waitFor("the errors of the schema", () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      const errors = found.filter(({ source }) => source?.startsWith("yaml-schema"));
      return errors.length === 3 && errors;
    });
    const both = findings(document).filter(({ range }) => theirs.some((their) => their.range.intersection(range)));
    assert.deepEqual(both, []);
  });

  it("has one outline, and no link or fold twice", async () => {
    const symbols: vscode.DocumentSymbol[] = await provided("DocumentSymbol", document.uri);
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ["Parameters", "Resources"],
    );
    const links: vscode.DocumentLink[] = await provided("Link", document.uri);
    assert.deepEqual(twice(links.map(({ range }) => JSON.stringify(range))), []);
    const folds: vscode.FoldingRange[] = await provided("FoldingRange", document.uri);
    assert.deepEqual(twice(folds.map(({ start }) => start)), []);
  });
});

describe("where the YAML extension has no schema", () => {
  it("leaves nothing out", async () => {
    const document = await openFile("stream.yaml");
    const original = document.getText();
    try {
      const text = original.replace("ShardCount: 1", "|");
      await write(document, text.replace("|", ""));
      const labels = await suggested(document, text.indexOf("|"));
      for (const label of ["Name", "Tags", "ShardCount", "StreamModeDetails"]) assert.ok(labels.includes(label), label);
    } finally {
      await write(document, original);
    }
  });
});

describe("where the YAML extension has the schema that we bring along", () => {
  it("suggests nothing twice in a project file", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, ".pipeline-hints.yaml");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode("rules: {}\n"));
    try {
      const document = await openFile(".pipeline-hints.yaml");
      const labels = await waitFor("the schema", async () => {
        const found = await suggested(document, document.getText().length);
        return found.includes("preset") && twice(found).length === 0 && found;
      });
      assert.ok(labels.includes("region"), labels.join());
    } finally {
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
      await vscode.workspace.fs.delete(file);
    }
  });
});

function provided<T>(what: string, uri: vscode.Uri): Thenable<T[]> {
  return vscode.commands.executeCommand(`vscode.execute${what}Provider`, uri);
}

/** All suggestions in the order of the editor, but for snippets, which stand everywhere. */
async function suggested(document: vscode.TextDocument, offset: number): Promise<string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    document.positionAt(offset),
  );
  const other = items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Snippet);
  const rows = other.map(({ label, sortText }) => {
    const name = typeof label === "string" ? label : label.label;
    return { name, order: (sortText ?? name).toLowerCase() };
  });
  return rows.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ name }) => name);
}

async function write(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function set(section: string, name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
}

/** What stands in a list more than once. */
function twice<T>(list: readonly T[]): T[] {
  return [...new Set(list.filter((one, index) => list.indexOf(one) !== index))];
}
