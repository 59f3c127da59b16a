import assert from "node:assert/strict";
import fc from "fast-check";
import { type ParseError, parse } from "jsonc-parser";
import { readText } from "../../server/src/syntax/read.ts";
import { writeJson } from "../../server/src/syntax/write/json.ts";
import { applyEdits, type Operation, tagged } from "../../server/src/syntax/write/operations.ts";
import { jsonDocuments } from "../support/json-documents.ts";
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

const template = dedent(`
  {
    "Resources": {
      "Raw": {
        "Type": "AWS::S3::Bucket",
        "Properties": {
          "Tags": [
            {"Key": "stage", "Value": "prod"}
          ]
        }
      },
      "Clean": {
        "Type": "AWS::S3::Bucket",
        "DependsOn": ["Raw"]
      }
    },
    "Outputs": {}
  }
`);

const cases: readonly Case[] = [
  {
    name: "sets a scalar and nothing else",
    before: template,
    operations: [set(["Resources", "Raw", "Type"], "AWS::S3::Other")],
    after: template.replace("S3::Bucket", "S3::Other"),
  },
  {
    name: "removes entries at the beginning, in the middle and at the end",
    before: '{\n  "A": 1,\n  "B": 2,\n  "C": {\n    "D": 3,\n    "E": 4\n  }\n}\n',
    operations: [remove(["A"]), remove(["C", "E"])],
    after: '{\n  "B": 2,\n  "C": {\n    "D": 3\n  }\n}\n',
  },
  {
    name: "removes neighbours at the end with the comma before them",
    before: '{\n  "A": 1, // a\n  // about B\n  "B": 2,\n  "C": 3 // c\n}\n',
    operations: [remove(["C"]), remove(["B"])],
    after: '{\n  "A": 1 // a\n}\n',
  },
  {
    name: "removes all there is",
    before: template,
    operations: [remove(["Resources", "Raw"]), remove(["Resources", "Clean"])],
    after: '{\n  "Resources": {},\n  "Outputs": {}\n}\n',
  },
  {
    name: "adds to a map",
    before: template,
    operations: [insert(["Resources", "Raw", "DeletionPolicy"], "Retain")],
    after: template
      .replace(/\n {4}\},/, ',\n      "DeletionPolicy": "Retain"$&')
      .replace(/\n {6}\},\n/, "\n      },\n"),
  },
  {
    name: "adds to a list on one line where its siblings are",
    before: template,
    operations: [
      append(["Resources", "Raw", "Properties", "Tags"], { Key: "team", Value: "data" }),
      append(["Resources", "Clean", "DependsOn"], "Job"),
    ],
    after: template
      .replace('"prod"}', '"prod"},\n          {"Key": "team", "Value": "data"}')
      .replace('["Raw"]', '["Raw", "Job"]'),
  },
  {
    name: "adds to an empty map, in lines",
    before: template,
    operations: [insert(["Outputs", "Name"], { Value: { Ref: "Raw" }, Export: { Name: { List: [{ A: 1 }] } } })],
    after: template.replace(
      '"Outputs": {}',
      [
        '"Outputs": {',
        '    "Name": {',
        '      "Value": {"Ref": "Raw"},',
        '      "Export": {',
        '        "Name": {',
        '          "List": [',
        '            {"A": 1}',
        "          ]",
        "        }",
        "      }",
        "    }",
        "  }",
      ].join("\n"),
    ),
  },
  {
    name: "makes what is missing on the way, once",
    before: '{\n\t"A": {\n\t\t"B": 1\n\t}\n}',
    operations: [insert(["A", "C", "D"], 2), insert(["A", "C", "E"], []), append(["F"], 3), append(["F"], 4)],
    after:
      '{\n\t"A": {\n\t\t"B": 1,\n\t\t"C": {\n\t\t\t"D": 2,\n\t\t\t"E": []\n\t\t}\n\t},\n\t"F": [\n\t\t3,\n\t\t4\n\t]\n}',
  },
  {
    name: "turns a scalar into a map and a map into a scalar",
    before: '{\n    "A": 1, // a\n    "B": {\n        "C": 2\n    } // b\n}\n',
    operations: [set(["A"], { D: { E: true } }), set(["B"], null)],
    after: '{\n    "A": {\n        "D": {\n            "E": true\n        }\n    }, // a\n    "B": null // b\n}\n',
  },
  {
    name: "adds behind the comment of the last entry",
    before: '{\n  "A": 1, // a\n  "B": 2 // b\n  // end\n}\n',
    operations: [insert(["C"], 3)],
    after: '{\n  "A": 1, // a\n  "B": 2, // b\n  "C": 3\n  // end\n}\n',
  },
  {
    name: "keeps trailing commas",
    before: '{\n  "A": [1, 2,],\n  "B": 2,\n}\n',
    operations: [append(["A"], 3), remove(["A", 0]), remove(["B"]), insert(["C"], 3)],
    after: '{\n  "A": [2, 3,],\n  "C": 3,\n}\n',
  },
  {
    name: "removes and adds in one container",
    before: '{\n  "A": 1,\n  "B": 2\n}\n',
    operations: [remove(["B"]), insert(["C"], 3)],
    after: '{\n  "A": 1,\n  "C": 3\n}\n',
  },
  {
    name: "replaces all entries",
    before: '{\n  "A": 1,\n  "B": 2\n}\n',
    operations: [remove(["A"]), remove(["B"]), insert(["C"], 3)],
    after: '{\n  "C": 3\n}\n',
  },
  {
    name: "keeps one line one line",
    before: '{"A":1,"B":[],"C":{"D":2,"E":3}}',
    operations: [remove(["A"]), append(["B"], { X: 1, Y: [2, 3] }), remove(["C", "E"]), insert(["C", "F"], 4)],
    after: '{"B":[{"X":1,"Y":[2,3]}],"C":{"D":2,"F":4}}',
  },
  {
    name: "keeps the spaces within braces",
    before: '{ "A": { "B": 1 } }',
    operations: [insert(["A", "C"], { D: 2 }), insert(["E"], [1])],
    after: '{ "A": { "B": 1, "C": { "D": 2 } }, "E": [1] }',
  },
  {
    name: "keeps line breaks of Windows",
    before: '{\r\n  "A": 1,\r\n  "B": 2\r\n}\r\n',
    operations: [remove(["A"]), insert(["C"], { D: {} })],
    after: '{\r\n  "B": 2,\r\n  "C": {\r\n    "D": {}\r\n  }\r\n}\r\n',
  },
  {
    name: "edits what is wrapped in the middle of a line",
    before: '{\n  "A": [ {\n    "B": 1\n  }, {\n    "C": 2\n  } ],\n  "D": [1, 2,\n    3, 4]\n}\n',
    operations: [remove(["A", 0]), remove(["D", 1]), remove(["D", 3]), append(["D"], 5)],
    after: '{\n  "A": [ {\n    "C": 2\n  } ],\n  "D": [1,\n    3,\n    5]\n}\n',
  },
  {
    name: "keeps the comments of an empty map",
    before: '{\n  "A": {\n    // to come\n  },\n  "B": [/* none */]\n}\n',
    operations: [insert(["A", "C"], 1), append(["B"], 2)],
    after: '{\n  "A": {\n    // to come\n    "C": 1\n  },\n  "B": [/* none */ 2]\n}\n',
  },
  {
    name: "fills null and an empty document",
    before: '{\n  "A": null\n}\n',
    operations: [insert(["A", "B"], 1)],
    after: '{\n  "A": {\n    "B": 1\n  }\n}\n',
  },
  { name: "fills an empty document", before: "", operations: [insert(["A"], 1)], after: '{\n  "A": 1\n}\n' },
  { name: "fills an empty map", before: "{}\n", operations: [append(["A"], 1)], after: '{\n  "A": [\n    1\n  ]\n}\n' },
  { name: "replaces the document", before: "[1]\n", operations: [set([], { A: [2] })], after: '{"A": [2]}\n' },
  {
    name: "escapes what has to be",
    before: '{\n  "A": 1\n}\n',
    operations: [set(["A"], 'x"\\\n'), insert(['k"'], "é")],
    after: '{\n  "A": "x\\"\\\\\\n",\n  "k\\"": "é"\n}\n',
  },
];

describe("writeJson", () => {
  for (const { name, before, operations, after } of cases) {
    it(name, () => assert.equal(written(before, operations), after));
  }

  it("refuses paths that lead nowhere", () => {
    for (const operation of [set(["B"], 1), remove(["A", 1]), insert(["A"], 2), append(["A", "B"], 3)]) {
      assert.throws(() => written('{"A": [1]}', [operation]), RangeError);
    }
  });

  it("refuses tags", () => {
    assert.throws(() => written('{"A": 1}', [set(["A"], tagged("!Ref", "X"))]), TypeError);
  });

  it("changes nothing where nothing changes", () => {
    assert.deepEqual(writeJson(readText('{"A": "x"}', "json"), [set(["A"], "x")]), []);
  });
});

describe("writeJson on generated documents", () => {
  const intent = intents(["text", "// no comment", 'quote " {', "", 42, true, null], []);

  it("does to the text what the operation does to the data", () => {
    fc.assert(
      fc.property(jsonDocuments, intent, (sample, wish) => {
        const before = parsed(sample.text);
        const operation = operationFor(before, wish);
        fc.pre(operation !== undefined);
        const after = written(sample.text, [operation]);
        assert.deepEqual(parsed(after), operated(before, [operation]), after);

        const tree = readText(after, "json");
        const left = new Set(tree.comments.map((comment) => comment.text));
        for (const [text, path] of sample.comments) {
          assert.ok(left.has(text) || takesAlong(before, operation, path), `${text} is gone from\n${after}`);
        }
        const { start, end } = touchedLines(readText(sample.text, "json"), operation);
        assert.ok(after.startsWith(sample.text.slice(0, start)) && after.endsWith(sample.text.slice(end)), after);
      }),
      { numRuns: 300 },
    );
  });

  it("does several operations at once", () => {
    fc.assert(
      fc.property(jsonDocuments, fc.array(intent, { minLength: 2, maxLength: 6 }), (sample, wishes) => {
        const before = parsed(sample.text);
        const operations = wishes.flatMap((wish, index) => operationFor(before, wish, `New${index}`) ?? []);
        let after: string;
        try {
          after = written(sample.text, operations);
        } catch (error) {
          if (error instanceof RangeError && error.message.includes("contradict")) return;
          throw error;
        }
        assert.deepEqual(parsed(after), operated(before, operations), after);
      }),
      { numRuns: 300 },
    );
  });

  it("indents as JSON.stringify does", () => {
    fc.assert(
      fc.property(
        fc.array(intent, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("  ", "    ", "\t"),
        (wishes, step) => {
          // Several keys on lines of their own tell the step, and that nothing stands on one line.
          let data: Data = { First: { Second: [1] }, Third: { Fourth: 2 } };
          for (const wish of wishes) {
            const operation = operationFor(data, wish, `New${JSON.stringify(data).length}`);
            if (!operation || (operation.op !== "insert" && operation.op !== "append")) continue;
            const after = written(JSON.stringify(data, null, step), [operation]);
            data = operated(data, [operation]);
            assert.equal(after, JSON.stringify(data, null, step));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

function written(text: string, operations: readonly Operation[]): string {
  return applyEdits(text, writeJson(readText(text, "json"), operations));
}

/** The data by a reader of its own. */
function parsed(text: string): Data {
  const errors: ParseError[] = [];
  const data = parse(text, errors, { allowTrailingComma: true });
  assert.deepEqual(errors, [], text);
  return data;
}
