import assert from "node:assert/strict";
import fc from "fast-check";
import { languageOf, readText } from "../../server/src/syntax/read.ts";
import { sourceOffset } from "../../server/src/syntax/scalar-offsets.ts";
import { type Language, type Node, nodeAt, type ScalarNode, type SyntaxTree } from "../../server/src/syntax/tree.ts";

function sourceOf(tree: SyntaxTree, path: (string | number)[]): string | undefined {
  const node = nodeAt(tree.root, path);
  return node && tree.text.slice(node.start, node.end);
}

describe("reading YAML", () => {
  const text = `# above
A: !Sub
  - x # behind
  - {y: 1}
  - [!Ref X, !Ref Y]
B:
  !Ref X
C: &anchor !GetAtt A.B
D: *anchor
E: yes
F:
G: !Sub
  foo: bar
H: "#none"
I: |
  # none either
  text
J:
  <<: {k: 1, l: 2}
  k: 3
K: 0123
L: !Sub # behind the tag
  # and below it
  foo: bar
`;
  const tree = readText(text, "yaml");

  it("gives each node its range, with its tag", () => {
    assert.equal(sourceOf(tree, ["A"]), "!Sub\n  - x # behind\n  - {y: 1}\n  - [!Ref X, !Ref Y]");
    assert.equal(sourceOf(tree, ["A", 0]), "x");
    assert.equal(sourceOf(tree, ["A", 1, "y"]), "1");
    assert.equal(sourceOf(tree, ["A", 2, 0]), "!Ref X");
    assert.equal(sourceOf(tree, ["A", 2, 1]), "!Ref Y");
    assert.equal(sourceOf(tree, ["B"]), "!Ref X");
    assert.equal(nodeAt(tree.root, ["B"])?.tag, "!Ref");
    assert.equal(sourceOf(tree, ["G"]), "!Sub\n  foo: bar");
    assert.equal(sourceOf(tree, ["I"]), "|\n  # none either\n  text");
    assert.equal(sourceOf(tree, ["L"]), "!Sub # behind the tag\n  # and below it\n  foo: bar");
  });

  it("gives an alias the node of its anchor", () => {
    assert.equal(nodeAt(tree.root, ["D"]), nodeAt(tree.root, ["C"]));
  });

  it("reads scalars as YAML 1.1 does, but for numbers on which readers disagree", () => {
    const value = (key: string): unknown => (nodeAt(tree.root, [key]) as ScalarNode).value;
    assert.equal(value("E"), true);
    assert.equal(value("F"), null);
    assert.equal(value("H"), "#none");
    assert.equal(value("K"), "0123");
  });

  it("merges maps, own keys before merged ones", () => {
    assert.equal((nodeAt(tree.root, ["J", "k"]) as ScalarNode).value, 3);
    assert.equal((nodeAt(tree.root, ["J", "l"]) as ScalarNode).value, 2);
  });

  it("finds the comments and no others", () => {
    const comments = tree.comments.map(({ text: content, ownLine }) => [content, ownLine]);
    assert.deepEqual(comments, [
      ["above", true],
      ["behind", false],
      ["behind the tag", false],
      ["and below it", true],
    ]);
  });
});

describe("reading JSON", () => {
  it("takes comments and trailing commas", () => {
    const tree = readText('{\n  // one\n  "a": [1, 2,], /* two */\n}', "json");
    assert.equal(tree.broken, false);
    assert.equal(sourceOf(tree, ["a"]), "[1, 2,]");
    assert.deepEqual(
      tree.comments.map(({ text, ownLine }) => [text, ownLine]),
      [
        ["one", true],
        ["two", false],
      ],
    );
  });

  it("keeps what is intact of broken text", () => {
    const tree = readText('{"a": {"b": [1, {"c":}], "d": "x", "e": }, "f"', "json");
    assert.equal(tree.broken, true);
    assert.equal(sourceOf(tree, ["a", "d"]), '"x"');
    assert.equal((nodeAt(tree.root, ["a", "b", 1, "c"]) as ScalarNode).value, null);
  });
});

describe("the limits of reading", () => {
  const cases: readonly (readonly [string, Language, string, RegExp])[] = [
    ["brackets without end in YAML", "yaml", "[".repeat(100_000), /nested/],
    ["brackets without end in JSON", "json", "[".repeat(1_000_000), /nested/],
    [
      "indentation without end",
      "yaml",
      Array.from({ length: 2000 }, (_, n) => `${" ".repeat(n)}a:`).join("\n"),
      /nested/,
    ],
    ["merge conflict markers", "yaml", "a: 1\n<<<<<<< ours\nb: 1\n>>>>>>> theirs\n", /conflict/],
    ["a text that is too large", "json", `"${"x".repeat(9 * 1024 * 1024)}"`, /larger than 8 MiB/],
    ["aliases of aliases", "yaml", aliasBomb(), /aliases/],
    ["an alias of what it is in", "yaml", "a: &a [*a]\n", /alias without an anchor/],
  ];
  for (const [name, language, text, note] of cases) {
    it(`leaves a note for ${name}`, () => {
      assert.match(readText(text, language).notes.join(), note);
    });
  }

  function aliasBomb(): string {
    const names = [..."abcdefghij"];
    const lines = names.slice(1).map((name, n) => `${name}: &${name} [${Array(9).fill(`*${names[n]}`).join(", ")}]`);
    return ["a: &a [x, x, x, x, x, x, x, x, x]", ...lines].join("\n");
  }
});

describe("reading anything", () => {
  const pieces = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "- ",
    "\n",
    "  ",
    '"',
    "'",
    "#",
    "!Ref ",
    "&a ",
    "*a",
    "a",
    "1",
    "|",
    "\\",
    "\t",
    "?",
    "<<: ",
  );
  for (const language of ["yaml", "json"] as const) {
    it(`never throws, and nests its ranges (${language})`, () => {
      fc.assert(
        fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
          const tree = readText(parts.join(""), language);
          if (tree.root) checkRanges(tree.root, tree.text.length);
        }),
        { numRuns: 2000 },
      );
    });
  }

  function checkRanges(node: Node, length: number): void {
    assert.ok(node.start >= 0 && node.start <= node.end && node.end <= length, JSON.stringify(node));
    if (node.kind === "list") for (const item of node.items) checkRanges(item, length);
    if (node.kind === "map") for (const { value } of node.entries) checkRanges(value, length);
  }
});

describe("places inside of scalars", () => {
  const cases: readonly (readonly [string, string, string, Language])[] = [
    ["double quotes with escapes", '{"a": "x\\n\\u0041 \\"here\\""}', "here", "json"],
    ["single quotes", "a: 'it''s here'", "here", "yaml"],
    ["a plain scalar", "a: it is here", "here", "yaml"],
    ["a tagged scalar", "a: !Sub it is here", "here", "yaml"],
    ["a literal block", "a: |\n    first\n\n      here\n    last\n", "here", "yaml"],
    ["a tagged literal block", "a: !Sub |-\n  first\n  here\n", "here", "yaml"],
  ];
  for (const [name, text, word, language] of cases) {
    it(`are found in ${name}`, () => {
      const tree = readText(text, language);
      const node = nodeAt(tree.root, ["a"]) as ScalarNode;
      const offset = sourceOffset(tree, node, String(node.value).indexOf(word));
      assert.equal(text.slice(offset, offset + word.length), word);
    });
  }
});

describe("the language of a document", () => {
  it("comes from the name, then from the editor, then from the first character", () => {
    assert.equal(languageOf("a.yml", ""), "yaml");
    assert.equal(languageOf("a.json", ""), "json");
    assert.equal(languageOf("a.template", "  {"), "json");
    assert.equal(languageOf("a.template", "A: 1"), "yaml");
    assert.equal(languageOf("untitled:1", "A: 1", "yaml"), "yaml");
    assert.equal(languageOf("a.ts", "A: 1", "typescript"), undefined);
    assert.equal(languageOf("a.txt", "A: 1"), undefined);
  });
});
