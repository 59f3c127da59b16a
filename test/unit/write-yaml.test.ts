import assert from "node:assert/strict";
import fc from "fast-check";
import { isAlias, isMap, isSeq, parseDocument, type Scalar, type Node as YamlNode } from "yaml";
import { readText } from "../../server/src/syntax/read.ts";
import { applyEdits, type Operation, tagged } from "../../server/src/syntax/write/operations.ts";
import { writeYaml } from "../../server/src/syntax/write/yaml.ts";
import {
  append,
  type Case,
  type Data,
  dedent,
  insert,
  intents,
  operated,
  operationFor,
  remove,
  set,
  takesAlong,
  touchedLines,
} from "../support/write-model.ts";
import { type Sample, yamlDocuments } from "../support/yaml-documents.ts";

const template = dedent(`
  Resources:
    # Everything that arrives
    Raw:
      Type: AWS::S3::Bucket
      Properties:
        BucketName: 'raw-data' # global
        Tags:
          - Key: stage
            Value: prod

    # What the analysts see

    # Cleaned by the job
    # pipeline-hints: disable-next-line s3-no-lifecycle
    Clean:
      Type: AWS::S3::Bucket
  Outputs: {}
`);

const cases: readonly Case[] = [
  {
    name: "sets a scalar and keeps its quotes and its comment",
    before: template,
    operations: [set(["Resources", "Raw", "Properties", "BucketName"], "raw-events")],
    after: template.replace("'raw-data'", "'raw-events'"),
  },
  {
    name: "leaves a blank line before what is added where the others have one",
    before: "A:\n  B: 1\n\n  # about C\n  C: 2\nD: 3\n",
    operations: [insert(["A", "E"], 4), insert(["A", "F"], { G: 5 })],
    after: "A:\n  B: 1\n\n  # about C\n  C: 2\n\n  E: 4\n\n  F:\n    G: 5\nD: 3\n",
  },
  {
    name: "drops the quotes for what is no string",
    before: `A: "7" # seven\n`,
    operations: [set(["A"], 8)],
    after: "A: 8 # seven\n",
  },
  {
    name: "removes an entry with the comments right above it",
    before: template,
    operations: [remove(["Resources", "Clean"])],
    after: template.replace(/ +# Cleaned.*?(?=Outputs)/s, ""),
  },
  {
    name: "removes the first entry, but not what speaks of the file",
    before: "# Data lake\nA: 1 # one\n# About B\nB: 2\n",
    operations: [remove(["A"])],
    after: "# Data lake\n# About B\nB: 2\n",
  },
  {
    name: "keeps comments of the neighbours",
    before: "A:\n  B: 1 # b\n  # about C\n  C: 2\n\n  # apart\n\n  D: 3\n  # end of A\nE: 4\n",
    operations: [remove(["A", "C"])],
    after: "A:\n  B: 1 # b\n\n  # apart\n\n  D: 3\n  # end of A\nE: 4\n",
  },
  {
    name: "removes the comments indented beneath an entry",
    before: "A:\n  B: 1\n  # C: 2\n\n  # D: 3\n# about E\nE: 4\n",
    operations: [remove(["A"])],
    after: "# about E\nE: 4\n",
  },
  {
    name: "puts an addition before what belongs to the next entry",
    before: template,
    operations: [insert(["Resources", "Raw", "DeletionPolicy"], "Retain")],
    after: template.replace("Value: prod\n", "Value: prod\n    DeletionPolicy: Retain\n"),
  },
  {
    name: "puts an addition behind the comments of its own map",
    before: "A:\n  B: 1\n  # C: 2\n\n# about D\nD: 3\n",
    operations: [insert(["A", "X"], true)],
    after: "A:\n  B: 1\n  # C: 2\n  X: true\n\n# about D\nD: 3\n",
  },
  {
    name: "appends to a list in the indentation of its siblings",
    before: template,
    operations: [append(["Resources", "Raw", "Properties", "Tags"], { Key: "team", Value: "data" })],
    after: template.replace(/( +)- Key: stage\n.*\n/, "$&$1- Key: team\n$1  Value: data\n"),
  },
  {
    name: "appends to a list whose dashes are not indented",
    before: "A:\n- 1\n- 2\n# about B\nB: 3\n",
    operations: [append(["A"], "x"), insert(["C"], ["z"])],
    after: "A:\n- 1\n- 2\n- x\n# about B\nB: 3\nC:\n- z\n",
  },
  {
    name: "keeps the distance behind dashes",
    before: "A:\n    -   B: 1\n        C: 2\n",
    operations: [append(["A"], { B: 3, C: { D: 4 } })],
    after: "A:\n    -   B: 1\n        C: 2\n    -   B: 3\n        C:\n            D: 4\n",
  },
  {
    name: "makes what is missing on the way, once",
    before: "A:\n    B: 1\n",
    operations: [
      insert(["A", "C", "D"], 2),
      insert(["A", "C", "E", "F"], 3),
      append(["A", "G"], "x"),
      append(["A", "G"], "z"),
    ],
    after: "A:\n    B: 1\n    C:\n        D: 2\n        E:\n            F: 3\n    G:\n        - x\n        - z\n",
  },
  {
    name: "fills what is empty",
    before: "A:\nB: # b\nC: {}\nD: [] # d\nE: ~\n",
    operations: [
      insert(["A", "X"], 1),
      append(["B"], 2),
      insert(["C", "Z"], 3),
      append(["D"], { Z: 4 }),
      insert(["E", "X"], 5),
    ],
    after: "A:\n  X: 1\nB: # b\n  - 2\nC:\n  Z: 3\nD: # d\n  - Z: 4\nE:\n  X: 5\n",
  },
  {
    name: "sets what is null",
    before: "A:\nB:   # b\nC: null\nD:",
    operations: [set(["A"], "x"), set(["B"], 1), set(["C"], "z"), set(["D"], [1])],
    after: "A: x\nB: 1   # b\nC: z\nD:\n  - 1",
  },
  {
    name: "fills an empty document",
    before: "",
    operations: [insert(["A", "B"], 1)],
    after: "A:\n  B: 1\n",
  },
  {
    name: "fills a document that has nothing but a comment",
    before: "# to do\n",
    operations: [insert(["A"], 1)],
    after: "# to do\nA: 1\n",
  },
  {
    name: "replaces the document",
    before: "# head\nA: 1\nB: 2\n# foot\n",
    operations: [set([], { C: [1] })],
    after: "# head\nC:\n  - 1\n# foot\n",
  },
  {
    name: "turns a scalar into a map and a map into a scalar",
    before: "A: x # a\nB: # b\n  C: 1 # c\n  # inner\nD: 1\n",
    operations: [set(["A"], { X: 1, Z: [] }), set(["B"], "z")],
    after: "A: # a\n  X: 1\n  Z: []\nB: z # b\nD: 1\n",
  },
  {
    name: "turns items of a list into other kinds",
    before: "- x # first\n- A: 1 # a\n  B: 2\n- - z\n- |\n  text\n",
    operations: [set([0], { C: 1, D: 2 }), set([1], "z"), set([2], { E: 3 }), set([3], 4)],
    after: "- C: 1 # first\n  D: 2\n- z\n- E: 3\n- 4\n",
  },
  {
    name: "replaces tags along with their values",
    before: `A: !Ref X\nB: !Sub\n  - a\n  - B: 1\nC: !GetAtt X.Arn # c\nD: "quoted"\nE: !Sub "x"\nF: !If # f\n  - a\n`,
    operations: [
      set(["A"], 1),
      set(["B"], tagged("!Ref", "Z")),
      set(["C"], { "Fn::GetAtt": ["X", "Arn"] }),
      set(["D"], tagged("!GetAtt", "X.Arn")),
      set(["E"], tagged("!Sub", "z")),
      set(["F"], tagged("!Sub", ["b"])),
    ],
    after: `A: 1\nB: !Ref Z\nC: # c\n  Fn::GetAtt:\n    - X\n    - Arn\nD: !GetAtt X.Arn\nE: !Sub "z"\nF: !Sub # f\n  - b\n`,
  },
  {
    name: "writes tagged values of every kind",
    before: "A: 1\n",
    operations: [
      insert(["B"], tagged("!GetAtt", "X.Arn")),
      insert(["C"], tagged("!Sub", "${X.Arn}/*")),
      insert(["D"], [tagged("!Join", ["-", ["a", tagged("!Ref", "B")]]), tagged("!If", [])]),
      insert(["E"], { "Fn::Transform": tagged("!X", { Name: "z" }) }),
    ],
    after: dedent(`
      A: 1
      B: !GetAtt X.Arn
      C: !Sub '\${X.Arn}/*'
      D:
        - !Join
          - '-'
          - - a
            - !Ref B
        - !If []
      E:
        Fn::Transform: !X
          Name: z
    `),
  },
  {
    name: "leaves brackets where the last entry goes",
    before: "A:\n  B: 1 # b\nC: # c\n  - x\nD:\n  - E: 1\nF: {G: [1]}\n",
    operations: [remove(["A", "B"]), remove(["C", 0]), remove(["D", 0, "E"]), remove(["F", "G", 0])],
    after: "A: {}\nC: [] # c\nD:\n  - {}\nF: {G: []}\n",
  },
  {
    name: "keeps the dash of a map that loses its first entry",
    before: "- A: 1 # a\n  # about B\n  B: 2\n- C: 3\n\n  D: 4\n- E: 5\n  F: 6\n  G: 7\n",
    operations: [remove([0, "A"]), remove([1, "C"]), remove([2, "E"]), remove([2, "F"])],
    after: "- # about B\n  B: 2\n- D: 4\n- G: 7\n",
  },
  {
    name: "removes items of lists",
    before: "A:\n  - B: 1\n    C: 2\n  # about x\n  - x # x\n  - {D: 3}\n  - - 4\n    - 5\n  - z\n",
    operations: [remove(["A", 1]), remove(["A", 2]), remove(["A", 0]), remove(["A", 3, 0])],
    after: "A:\n  - - 5\n  - z\n",
  },
  {
    name: "removes and adds in one container",
    before: "A:\n  B: 1\n  C: 2\nD:\n  - x\n",
    operations: [remove(["A", "C"]), insert(["A", "E"], 3), remove(["D", 0]), append(["D"], "z")],
    after: "A:\n  B: 1\n  E: 3\nD:\n  - z\n",
  },
  {
    name: "moves an entry that is removed and added again to the end",
    before: "A: 1\nB: 2\n",
    operations: [insert(["A"], 3), remove(["A"])],
    after: "B: 2\nA: 3\n",
  },
  {
    name: "lets go what happens within a removed part",
    before: "A:\n  B:\n    C: 1\n    D: []\nE: 2\n",
    operations: [
      set(["A", "B", "C"], 2),
      remove(["A", "B"]),
      append(["A", "B", "D"], 3),
      remove(["A", "B", "C"]),
      insert(["A", "F"], 1),
    ],
    after: "A:\n  F: 1\nE: 2\n",
  },
  {
    name: "adds to nested containers that end at one place",
    before: "A:\n  B:\n    C: 1\n",
    operations: [insert(["X"], 1), insert(["A", "V"], 2), insert(["A", "B", "Z"], 3)],
    after: "A:\n  B:\n    C: 1\n    Z: 3\n  V: 2\nX: 1\n",
  },
  {
    name: "edits braces and brackets on one line",
    before: "A: {B: 1, C: [x, w, z], D: {}} # a\nE: [ 1, 2 ]\n",
    operations: [
      remove(["A", "B"]),
      remove(["A", "C", 1]),
      insert(["A", "D", "F"], [1, { G: 2 }]),
      remove(["E", 1]),
      append(["E"], "a, b"),
    ],
    after: "A: {C: [x, z], D: {F: [1, {G: 2}]}} # a\nE: [ 1, 'a, b' ]\n",
  },
  {
    name: "edits brackets on several lines",
    before: "A: [\n  x, # about x\n  # about w\n  w, # end of w\n  z # about z\n]\n" + "B: {\n  C: 1,\n  D: 2,\n}\n",
    operations: [remove(["A", 1]), append(["A"], "v"), remove(["B", "D"]), insert(["B", "E"], 3)],
    after: "A: [\n  x, # about x\n  z, # about z\n  v\n]\n" + "B: {\n  C: 1,\n  E: 3,\n}\n",
  },
  {
    name: "removes the last items in brackets with the comma before them",
    before: "A: [\n  x, # about x\n  w,\n  z\n]\nB: [1, 2, 3]\nC: [1,\n  2]\n",
    operations: [remove(["A", 2]), remove(["A", 1]), remove(["B", 1]), remove(["B", 2]), remove(["C", 1])],
    after: "A: [\n  x # about x\n]\nB: [1]\nC: [1]\n",
  },
  {
    name: "keeps a collection in brackets there",
    before: "A: !GetAtt [X, Arn]\nB: [1]\n",
    operations: [set(["A"], tagged("!GetAtt", ["Z", "Arn"])), set(["B"], { C: "x: z" })],
    after: "A: !GetAtt [Z, Arn]\nB: {C: 'x: z'}\n",
  },
  {
    name: "gives a key in braces its value",
    before: "A: {B, C: , D: 1}\n",
    operations: [set(["A", "B"], 1), set(["A", "C"], "x")],
    after: "A: {B: 1, C: x , D: 1}\n",
  },
  {
    name: "keeps line breaks of Windows",
    before: "A:\r\n  B: 1\r\n  C: 2\r\nD: x # d\r\n",
    operations: [remove(["A", "B"]), insert(["A", "E"], { F: "one\ntwo\n" }), set(["D"], { G: 1 })],
    after: "A:\r\n  C: 2\r\n  E:\r\n    F: |\r\n      one\r\n      two\r\nD: # d\r\n  G: 1\r\n",
  },
  {
    name: "leaves out the last line break where the file does",
    before: "A:\n  B: 1",
    operations: [insert(["A", "C"], 2), insert(["D"], 3)],
    after: "A:\n  B: 1\n  C: 2\nD: 3",
  },
  {
    name: "replaces the last entry of a file without a last line break",
    before: "A: 1\nB: 2",
    operations: [remove(["B"]), insert(["C"], 3)],
    after: "A: 1\nC: 3",
  },
  {
    name: "keeps the blank lines that belong to a block scalar",
    before: "A:\n  B: |+\n    text\n\nC: 1\nD: |+\n  text\n\n",
    operations: [insert(["A", "X"], 1), insert(["E"], 2), remove(["C"])],
    after: "A:\n  B: |+\n    text\n\n  X: 1\nD: |+\n  text\n\nE: 2\n",
  },
  {
    name: "quotes like the rest of the file",
    before: `A: "x"\nB: "z"\nC: 'z'\n`,
    operations: [insert(["D"], "*"), insert(["E"], 'say "a": b')],
    after: `A: "x"\nB: "z"\nC: 'z'\nD: "*"\nE: 'say "a": b'\n`,
  },
  {
    name: "writes no literal block where blank lines hold white space",
    before: "A: 1\n    \nB: 2\n",
    operations: [set(["A"], "one\ntwo")],
    after: `A: "one\\ntwo"\n    \nB: 2\n`,
  },
  {
    name: "edits the anchor's node behind an alias, and replaces an alias itself",
    before: "A: &a\n  B: 1\n  C: {D: 1}\nE: *a\nF: *a\nG: [*a, *a, x]\n",
    operations: [set(["E", "B"], 2), insert(["E", "C", "H"], 3), set(["F"], "x"), remove(["G", 1])],
    after: "A: &a\n  B: 2\n  C: {D: 1, H: 3}\nE: *a\nF: x\nG: [*a, x]\n",
  },
  {
    name: "keeps an anchor",
    before: "A: &a !Ref X\nB: *a\nC: &c\n  D: 1\nE: *c\n",
    operations: [set(["A"], "z"), set(["C"], [1])],
    after: "A: &a z\nB: *a\nC: &c\n  - 1\nE: *c\n",
  },
  {
    name: "overrides what comes from a merge key",
    before: "A: &a\n  B: 1\nC:\n  <<: *a\n  D: 2\n",
    operations: [set(["C", "B"], 3), remove(["C", "D"])],
    after: "A: &a\n  B: 1\nC:\n  <<: *a\n  B: 3\n",
  },
  {
    name: "removes a key that stands twice",
    before: "A: 1\nB: 2\nA: 3\n",
    operations: [remove(["A"])],
    after: "B: 2\n",
  },
  {
    name: "knows explicit keys and keys with anchors",
    before: "? A\n: 1\n? B\n: 2\n&k C: 3\nD: 4\n",
    operations: [remove(["A"]), set(["B"], 5), remove(["C"])],
    after: "? B\n: 5\nD: 4\n",
  },
  {
    name: "edits the first document only",
    before: "---\nA: 1\n---\nB: 2\n",
    operations: [insert(["C"], 3)],
    after: "---\nA: 1\nC: 3\n---\nB: 2\n",
  },
];

/** Text, what it is written as in a block, and in brackets where that differs. */
const quoting: readonly (readonly [text: string, inBlock: string, inBrackets?: string])[] = [
  ["plain", "plain"],
  ["two words", "two words"],
  ["arn:aws:s3:::lake/*", "arn:aws:s3:::lake/*"],
  ["rate(5 minutes)", "rate(5 minutes)"],
  ["it's", "it's"],
  ["yes", "'yes'"],
  ["No", "'No'"],
  ["on", "'on'"],
  ["y", "'y'"],
  ["null", "'null'"],
  ["~", "'~'"],
  ["false", "'false'"],
  ["42", "'42'"],
  ["0123", "'0123'"],
  ["0o17", "'0o17'"],
  ["012345678901", "'012345678901'"],
  ["1_000", "'1_000'"],
  ["1e3", "'1e3'"],
  [".5", "'.5'"],
  ["12:30:45", "'12:30:45'"],
  ["2012-10-17", "'2012-10-17'"],
  ["", "''"],
  ["*", "'*'"],
  ["=", "'='"],
  ["<<", "'<<'"],
  ["- x", "'- x'"],
  ["a: b", "'a: b'"],
  ["a #b", "'a #b'"],
  ["a:", "'a:'"],
  [" a", "' a'"],
  ["a ", "'a '"],
  ["'a': 1", `"'a': 1"`],
  [`'a': "b"`, `'''a'': "b"'`],
  ["${A}/x", "'${A}/x'"],
  ["a, b", "a, b", "'a, b'"],
  ["a[0]", "a[0]", "'a[0]'"],
  ["--- a", "'--- a'", "--- a"],
  ["tab\there", '"tab\\there"'],
  ["\u0007", '"\\u0007"'],
  ["a\u2028b", '"a\\u2028b"'],
  ["\ufeffa", '"\\ufeffa"'],
  ["déjà 🚀", "déjà 🚀"],
  ["one\ntwo", "|-\n  one\n  two", '"one\\ntwo"'],
  ["one\n\ntwo\n", "|\n  one\n\n  two", '"one\\n\\ntwo\\n"'],
  [" one\ntwo", '" one\\ntwo"'],
  ["one\ntwo\n\n", '"one\\ntwo\\n\\n"'],
];

const merged = "A: &a\n  B: 1\nC:\n  <<: *a\n";

const refusals: readonly [what: string, before: string, operation: Operation, message: RegExp][] = [
  ["a path that leads nowhere", "A: 1\n", set(["B"], 1), /there is no B/],
  ["an item that is not there", "A: [1]\n", remove(["A", 1]), /there is no A\.1/],
  ["a path through a scalar", "A: 1\n", insert(["A", "B"], 1), /A has no parts/],
  ["a path through nothing", "A:\n", set(["A", "B"], 1), /there is no A\.B/],
  ["an insertion of what is there", "A: 1\n", insert(["A"], 2), /A is there already/],
  ["an insertion into a list", "A: [1]\n", insert(["A", "B"], 2), /there is no A\.B/],
  ["an item to append to a map", "A: {}\n", append(["A"], 2), /A is no list/],
  ["the removal of everything", "A: 1\n", remove([]), /whole document/],
  ["a path through what is not understood", "A: *b\n", set(["A", "B"], 1), /A is not understood/],
  ["the removal of an anchor in use", "A: &a 1\nB: *a\n", remove(["A"]), /anchor/],
  ["the removal of a merged map", merged, remove(["A"]), /anchor/],
  ["the removal of a merged entry", merged, remove(["C", "B"]), /merge key/],
  ["a pair without braces", "A: [B: 1]\n", insert(["A", 0, "C"], 1), /braces/],
];

describe("writeYaml", () => {
  for (const { name, before, operations, after } of cases) {
    it(name, () => assert.equal(written(before, operations), after));
  }

  for (const [text, inBlock, inBrackets = inBlock] of quoting) {
    it(`writes ${JSON.stringify(text)}`, () => {
      const before = "A: 1\nB: [1]\n";
      const operations = [set(["A"], text), append(["B"], text)];
      const after = written(before, operations);
      assert.equal(after, `A: ${inBlock}\nB: [1, ${inBrackets}]\n`);
      assertMeans(before, after, operations);
    });
  }

  for (const [what, before, operation, message] of refusals) {
    it(`refuses ${what}`, () => assert.throws(() => written(before, [operation]), { name: "RangeError", message }));
  }

  it("refuses operations that contradict each other", () => {
    const contradictions = [
      [set(["A"], 1), set(["A"], 2)],
      [set(["A"], 1), set(["A", "B"], 2)],
      [set(["A"], { X: 1 }), insert(["A", "C"], 2)],
      [insert(["A", "C"], 1), insert(["A", "C"], 2)],
      [insert(["D", "C"], 1), append(["D"], 2)],
    ];
    for (const operations of contradictions) {
      assert.throws(() => written("A: {B: 1}\nD:\n", operations), { name: "RangeError", message: /contradict/ });
    }
  });

  it("refuses operations that contradict each other by way of an alias", () => {
    const before = "A: &a {B: {C: 1}}\nD: *a\nE: [*a]\n";
    for (const operations of [
      [set(["A"], { X: 1 }), remove(["D", "B"])],
      [set(["A", "B"], 1), set(["D", "B"], 2)],
      [set(["A"], { X: 1 }), set(["E", 0, "B", "C"], 2)],
    ]) {
      assert.throws(() => written(before, operations), { name: "RangeError", message: /contradict/ });
    }
  });

  it("takes the same operation given twice for one", () => {
    const operations = [set(["A"], 2), remove(["B"]), insert(["C"], { D: 2 })];
    assert.equal(written("A: 1\nB: 1\n", [...operations, ...operations]), "A: 2\nC:\n  D: 2\n");
  });

  it("changes nothing where nothing changes", () => {
    assert.deepEqual(writeYaml(readText("A: 'x'\nB: [1]\n", "yaml"), [set(["A"], "x"), set(["B", 0], 1)]), []);
  });
});

describe("writeYaml on generated documents", () => {
  const values = [
    "text",
    "yes",
    "0123",
    "1e3",
    "2012-10-17",
    "a: b",
    "# x",
    "",
    "it's",
    "a, {b}",
    "one\ntwo\n",
    " x",
    42,
    true,
    null,
  ];
  const intent = intents(values, [(value) => tagged("!Sub", value)]);

  it("does to the text what the operation does to the data", () => {
    fc.assert(
      fc.property(yamlDocuments, intent, (sample, wish) => {
        const before = parsed(sample.text, "1.1");
        const operation = operationFor(before, wish);
        fc.pre(operation !== undefined);
        const after = written(sample.text, [operation]);
        assertMeans(sample.text, after, [operation]);
        assertKeepsComments(sample, before, after, operation);
        const { start, end } = touchedLines(readText(sample.text, "yaml"), operation);
        assert.ok(after.startsWith(sample.text.slice(0, start)) && after.endsWith(sample.text.slice(end)), after);
        assert.ok(!after.includes("\t"));
      }),
      { numRuns: 300 },
    );
  });

  it("does several operations at once", () => {
    fc.assert(
      fc.property(yamlDocuments, fc.array(intent, { minLength: 2, maxLength: 6 }), (sample, wishes) => {
        const before = parsed(sample.text, "1.1");
        const operations = wishes.flatMap((wish, index) => operationFor(before, wish, `New${index}`) ?? []);
        let after: string;
        try {
          after = written(sample.text, operations);
        } catch (error) {
          if (error instanceof RangeError && error.message.includes("contradict")) return;
          throw error;
        }
        assertMeans(sample.text, after, operations);
      }),
      { numRuns: 300 },
    );
  });
});

function written(text: string, operations: readonly Operation[]): string {
  return applyEdits(text, writeYaml(readText(text, "yaml"), operations));
}

function assertMeans(before: string, after: string, operations: readonly Operation[]): void {
  for (const version of ["1.1", "1.2"] as const) {
    assert.deepEqual(parsed(after, version), operated(parsed(before, version), operations), after);
  }
}

function assertKeepsComments(sample: Sample, before: Data, after: string, operation: Operation): void {
  const left = new Set(readText(after, "yaml").comments.map((comment) => comment.text));
  for (const [text, path] of sample.comments) {
    assert.ok(left.has(text) || takesAlong(before, operation, path), `${text} is gone from\n${after}`);
  }
}

/** The data by a reader of its own, tags included. */
function parsed(text: string, version: "1.1" | "1.2"): Data {
  const document = parseDocument(text, { version, logLevel: "silent" });
  assert.deepEqual(document.errors, [], text);
  const anchors = new Map<string, Data>();
  const dataOf = (node: YamlNode | null): Data => {
    if (!node) return null;
    if (isAlias(node)) return anchors.get(node.source)!;
    const content = contentOf(node);
    const data = node.tag && !node.tag.startsWith("tag:") ? { [node.tag]: content } : content;
    if ("anchor" in node && node.anchor) anchors.set(node.anchor, data);
    return data;
  };
  const contentOf = (node: YamlNode): Data => {
    if (isMap<Scalar, YamlNode | null>(node)) {
      return Object.fromEntries(node.items.map(({ key, value }) => [String(key.source ?? key.value), dataOf(value)]));
    }
    if (isSeq<YamlNode>(node)) return node.items.map(dataOf);
    const { value, source } = node as Scalar;
    return value instanceof Date ? `date ${source}` : (value as Data);
  };
  return dataOf(document.contents);
}
