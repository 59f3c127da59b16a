import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { isScalar, isSeq, type Node, parseAllDocuments, type Scalar, visit } from "yaml";
import { examplesOf } from "../../server/src/rules/page.ts";
import { type Host, isContext, isOurs, newerHost, olderHost, type Root, scopesOf } from "../support/scopes.ts";

const hosts: readonly (Host & { readonly fixtures: readonly string[] })[] = [
  { ...olderHost, fixtures: ["test/syntaxes/*.*"] },
  { ...newerHost, fixtures: ["test/syntaxes/*.*", "test/syntaxes/editor/*.*"] },
];

for (const { fixtures, ...host } of hosts) {
  describe(`our grammars within ${host.name}`, () => {
    it("name what the fixtures say", () => {
      const files = fixtures.flatMap((pattern) => globSync(pattern, { exclude: ["**/*.test.ts"] }));
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          "node_modules/vscode-tmgrammar-test/dist/unit.js",
          "--compact",
          ...host.grammars.flatMap((file) => ["-g", file]),
          ...files,
        ],
        { encoding: "utf8" },
      );
      assert.equal(status, 0, `${stdout}${stderr}`);
    });

    it("leave other files as they are", async () => {
      for (const file of globSync("test/syntaxes/ordinary/*")) {
        assert.deepEqual(await changes(readFileSync(file, "utf8"), rootOf(file), host), [], file);
      }
    });

    it("change nothing around what they name", async () => {
      for (const file of globSync("examples/*/*.{yaml,json}")) {
        assert.deepEqual(await changes(readFileSync(file, "utf8"), rootOf(file), host, isOurs), [], file);
      }
    });

    it("do not reach beyond what is broken", async () => {
      for (const [text, root] of broken) {
        assert.deepEqual(await changes(text, root, host, isOurs), [], text);
        const last = (await scopesOf(text, root, host)).at(-2);
        assert.ok(!last?.some(isOurs), `${text}: ${last?.join(" ")}`);
      }
    });
  });
}

describe("our grammars over the examples of all rules", function () {
  this.timeout(60_000);

  it("name each short function, each ARN, and what is replaced in a Sub but nowhere else", async () => {
    let count = 0;
    for (const { name, text, root } of examples()) {
      const scopes = await scopesOf(text, root, newerHost);
      const has = (at: number, scope: string) => scopes[at]!.some((own) => own.startsWith(scope));
      const placeholders = new Set<number>();
      for (const { scope, start, end } of expected(text)) {
        count++;
        for (let at = start; at < end; at++) {
          assert.ok(has(at, scope), `${name}: ${text.slice(start, end)} has no ${scope} in ${scopes[at]!.join(" ")}`);
          if (scope === placeholder) placeholders.add(at);
        }
      }
      for (let at = 0; at < text.length; at++) {
        if (has(at, placeholder)) assert.ok(placeholders.has(at), `${name}: ${text.slice(at, at + 40)}`);
      }
    }
    assert.ok(count > 1000, `only ${count} were looked for`);
  });
});

/** With an end that is like any other line. */
const broken: readonly (readonly [text: string, root: Root])[] = [
  ...[
    'A: "${var.open',
    'A: "${join(\\"a, var.open)}"',
    "A: '${join(\"a, var.open)}'",
    'A: "${var.map[{ open"',
    "A: ${aws_s3_bucket.open",
    'A: !Sub "${Open"',
    "A: !Sub '${Open'",
    "A: !Sub |\n  ${Open",
    "A: !Sub\n  - ${Open",
    "A: [!Sub , x]",
    "A: { Fn::Sub: }",
    "A: !Sub",
    'policy: |\n  {\n    "Version": "open',
    'policy: |\n  { "Version": {',
    'A: \'{"Version": "open\'',
    'A: "{\\"Version\\": \\"open"',
    "A: arn:aws:s3:::${Open",
    "A: %{ if open",
    "# pipeline-hints: disable-line",
  ].map((text) => [`${text}\nlast: x\n`, "source.yaml"] as const),
  ...[
    '"A": "${var.open",',
    '"A": ["${var.open", "${var.closed}"],',
    '"A": "${join(\\"a, var.open)}",',
    '"A": "${var.map[{ open",',
    '"A": { "Fn::Sub": "${Open" },',
    '"A": { "Fn::Sub": },',
    '"A": { "Fn::Sub":, "x" },',
    '"A": "{\\"Version\\": \\"open",',
    '"A": "{\\"Version\\": {\\"a\\": 1,",',
    '"A": "%{ if open",',
    '"//": "pipeline-hints: disable-line",',
    "// pipeline-hints: disable-line",
  ].map((text) => [`{\n${text}\n"last": 1\n}\n`, "source.json"] as const),
];

function rootOf(file: string): Root {
  return /\.json(?:\.txt)?$/.test(file) ? "source.json" : "source.yaml";
}

interface Text {
  readonly name: string;
  readonly text: string;
  readonly root: Root;
}

/** What is fine of CloudFormation, in both languages. */
function examples(): readonly Text[] {
  return globSync("server/src/rules/*/*.md").flatMap((page) =>
    examplesOf(readFileSync(page, "utf8"))
      .filter(({ kind, dialect }) => kind === "fine" && dialect === "cloudformation")
      .map(({ text, line, language }) => ({ name: `${page}:${line}`, text, root: `source.${language}` as Root })),
  );
}

/** The characters, white space left out, that have other scopes with our grammars than without. */
async function changes(
  text: string,
  root: Root,
  host: Host,
  except: (scope: string) => boolean = () => false,
): Promise<readonly string[]> {
  const without = await scopesOf(text, root, host, false);
  const having = await scopesOf(text, root, host);
  return having.flatMap((scopes, at) => {
    if (/\s/.test(text[at] ?? " ") || scopes.some(except)) return [];
    const [was, is] = [without[at]!.join(" "), scopes.filter((scope) => !isContext(scope)).join(" ")];
    return was === is ? [] : [`${at} ${text[at]}: ${was} -> ${is}`];
  });
}

const placeholder = "meta.template.expression.cloudformation";

interface Expected {
  readonly scope: string;
  readonly start: number;
  readonly end: number;
}

/** What a parser finds in a text for our grammars to name. */
function expected(text: string): readonly Expected[] {
  const found: Expected[] = [];
  const add = (scope: string, start: number, length: number) => found.push({ scope, start, end: start + length });
  const addAll = (scope: string, { range }: Scalar, pattern: RegExp) => {
    const [start, end] = range!;
    for (const { 0: match, index } of text.slice(start, end).matchAll(pattern)) add(scope, start + index, match.length);
  };
  const replaced = (value: unknown): void => {
    if (isSeq(value)) replaced(value.items[0]);
    else if (isScalar(value)) addAll(placeholder, value, /\$\{[\w.:]+\}/g);
  };
  for (const document of parseAllDocuments(text, { logLevel: "silent" })) {
    visit(document, {
      Node(_, node) {
        const { tag, range } = node as Node;
        if (tag && /^!\w/.test(tag)) add("support.function.intrinsic", text.lastIndexOf(tag, range![0]), tag.length);
        if (tag === "!Sub") replaced(node);
        if (isScalar(node) && typeof node.value === "string") addAll("meta.arn.aws", node, arn);
      },
      Pair(_, { key, value }) {
        if (isScalar(key) && key.value === "Fn::Sub") replaced(value);
        // What stands in the text of a state machine is replaced by its own substitutions.
        if (isScalar(key) && key.value === "DefinitionString" && isScalar(value)) replaced(value);
      },
    });
  }
  return found;
}

const arn = /(?<![\w:])arn:(?:aws[a-z-]*|\$\{[^}\s]*\}):[a-z0-9-]+:[^\s"'\\:]*:[^\s"'\\:$]*:[^\s"'\\,\]}$]+/g;
