import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { createRegistry } from "vscode-tmgrammar-test/dist/common/index.js";

type Grammar = { readonly path: string; readonly scopeName: string; readonly injectTo?: string[] };

const own = (JSON.parse(readFileSync("package.json", "utf8")) as { contributes: { grammars: Grammar[] } }).contributes
  .grammars;

const packaged = "node_modules/tm-grammars/grammars";
const editor = ".vscode-test/code-server/node_modules/code-server/lib/vscode/extensions";

/** Editors before 1.97 read YAML by the grammar of TextMate, newer ones by another, which only they bring. */
const hosts = [
  {
    name: "TextMate's grammars",
    fixtures: ["test/syntaxes/*.*"],
    grammars: ["yaml", "json", "typescript", "terraform"].map((name) => `${packaged}/${name}.json`),
  },
  {
    name: "the editor's own grammars",
    fixtures: ["test/syntaxes/*.*", "test/syntaxes/editor/*.*"],
    grammars: [
      ...globSync(`${editor}/yaml/syntaxes/*.json`),
      `${editor}/json/syntaxes/JSON.tmLanguage.json`,
      `${editor}/typescript-basics/syntaxes/TypeScript.tmLanguage.json`,
      `${packaged}/terraform.json`,
    ],
  },
];

for (const { name, fixtures, grammars } of hosts) {
  describe(`our grammars within ${name}`, () => {
    before(function () {
      if (!grammars.every((file) => existsSync(file))) this.skip();
    });

    it("name what the fixtures say", () => {
      const files = fixtures.flatMap((pattern) => globSync(pattern));
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          "node_modules/vscode-tmgrammar-test/dist/unit.js",
          "--compact",
          ...grammars.flatMap((file) => ["-g", file]),
          ...files,
        ],
        { encoding: "utf8" },
      );
      assert.equal(status, 0, `${stdout}${stderr}`);
    });

    it("leave other files as they are", async () => {
      for (const file of globSync("test/syntaxes/ordinary/*")) {
        assert.deepEqual(await changes(file, grammars), [], file);
      }
    });

    it("change nothing around what they name", async () => {
      for (const file of globSync("examples/*/*.{yaml,json}")) {
        const others = (await changes(file, grammars)).filter((change) => !ofOurs.test(change));
        assert.deepEqual(others, [], file);
      }
    });
  });
}

/** The ends of the names that our grammars give. */
const ofOurs = /\.(?:arn|aws|cloudformation|terraform|data-pipeline-hints)\b|meta\.embedded\.(?:block|line)\.json/;

/** The characters of a file that are named otherwise with our grammars than without. */
async function changes(file: string, grammars: readonly string[]): Promise<readonly string[]> {
  const scope = file.endsWith(".json") ? "source.json" : "source.yaml";
  const text = readFileSync(file, "utf8");
  const without = await characters(text, scope, grammars);
  const having = await characters(text, scope, [...grammars, ...own]);
  return having.filter((character, index) => character !== without[index]);
}

/** Each character that is no white space, with its place and its scopes. */
async function characters(text: string, scope: string, grammars: readonly (string | Grammar)[]): Promise<string[]> {
  const registry = createRegistry(
    grammars.map((grammar) => (typeof grammar === "string" ? { path: grammar, scopeName: "" } : { ...grammar })),
  );
  const grammar = await registry.loadGrammar(scope);
  assert.ok(grammar);
  let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
  return text.split("\n").flatMap((line, number) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const scopesAt = tokens.flatMap(({ startIndex, endIndex, scopes }) =>
      Array<string>(endIndex - startIndex).fill(scopes.join(" ")),
    );
    return [...line.matchAll(/\S/g)].map(
      ({ 0: character, index }) => `${number + 1}:${index} ${character} ${scopesAt[index]}`,
    );
  });
}
