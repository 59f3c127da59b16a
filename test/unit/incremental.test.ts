import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fuzz } from "../fuzz/fuzz.ts";
import { openLive } from "../fuzz/live-files.ts";
import { builtInSources } from "../fuzz/sources.ts";
import { Tally } from "../fuzz/tally.ts";

describe("a document that is edited", () => {
  it("says after 1,000 random edits what it would say had it been opened so", async function () {
    this.timeout(120_000);
    const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
    const failure = await fuzz({ groups: builtInSources(), edits: 1000, seed, tally: new Tally() });
    if (failure !== undefined) assert.fail(failure);
  });
});

const yaml = readFileSync("examples/cloudformation/clickstream.yaml", "utf8");
const json = readFileSync("examples/cloudformation/clickstream.json", "utf8");

/** The text with a part replaced, which must be there. */
function edited(text: string, part: string | RegExp, replacement: string): string {
  const made = text.replace(part, () => replacement);
  assert.notEqual(made, text, `${part} is not in the text`);
  return made;
}

/** The texts that a document has one after the other, the first when it is opened. */
type Texts = readonly string[];

describe("a YAML document says what it would say had it been opened so", () => {
  const withAnchor = edited(yaml, "RetentionPeriodHours: !Ref Retention", "RetentionPeriodHours: &hours 9000");
  const withAlias = edited(withAnchor, "TransitionInDays: 30", "TransitionInDays: *hours");
  const crlf = yaml.replaceAll("\n", "\r\n");
  const broken = edited(yaml, "      ShardCount: 4\n", '      ShardCount: "4\n');

  const cases: Readonly<Record<string, Texts>> = {
    "when two entries are joined": [yaml, edited(yaml, "  Lake:\n    Type: AWS::S3::Bucket\n    Properties:\n", "")],
    "when an entry loses its name": [yaml, edited(yaml, "  Lake:\n", "")],
    "when an entry is split": [
      yaml,
      edited(yaml, "      ShardCount: 4\n", "  Half:\n    Properties:\n      ShardCount: 4\n"),
    ],
    "when an entry breaks in the middle, and mends": [yaml, broken, edited(broken, '"4', '"4"')],
    "when a bracket opens, and closes further down": [
      yaml,
      edited(yaml, "ShardCount: 4", "ShardCount: [4"),
      edited(edited(yaml, "ShardCount: 4", "ShardCount: [4"), "\n  Lake:", "]\n  Lake:"),
    ],
    "when a block scalar swallows what follows": [yaml, edited(yaml, "  Lake:\n", "  Lake: |\n"), yaml],
    "when an entry is indented further": [yaml, edited(yaml, "  Lake:\n", "    Lake:\n")],
    "when an entry is indented less": [
      yaml,
      edited(yaml, "  Lake:\n", "Lake:\n"),
      edited(yaml, "  Lake:\n", " Lake:\n"),
    ],
    "when all is indented further": [yaml, yaml.replace(/^ +/gm, "$&$&"), yaml.replace(/^(?=.)/gm, "  ")],
    "when the last key of a broken entry is an alias": [
      yaml,
      edited(yaml, /\n {4}Type: AWS::Athena[\s\S]*$/, "\n        Name: &name shop\n      State: *name\n"),
    ],
    "when the last key of a broken entry is a merge": [
      yaml,
      edited(yaml, /\n {4}Type: AWS::Athena[\s\S]*$/, "\n        Name: shop\n      <<: {State: DISABLED}\n"),
    ],
    "when an anchor is used in another entry": [
      yaml,
      withAnchor,
      withAlias,
      edited(withAlias, "&hours ", ""),
      withAlias,
    ],
    "when an anchor is given away twice": [withAlias, edited(withAlias, "  Lake:\n", "  Other: &hours 7\n  Lake:\n")],
    "when its line ends become those of Windows": [yaml, crlf, edited(crlf, "\r\n", "\n"), yaml],
    "when it is edited with the line ends of Windows": [crlf, edited(crlf, "Count: 4", "Count: 5\r\n      Name: x")],
    "when a carriage return stands alone": [yaml, edited(yaml, "ShardCount: 4", "ShardCount: 4\r      Name: x")],
    "when tabs stand for spaces": [
      yaml,
      edited(yaml, "      ShardCount", "\tShardCount"),
      edited(yaml, "\n\n", "\n\t\n"),
    ],
    "when a tab stands behind a key": [yaml, edited(yaml, "ShardCount: 4", "ShardCount:\t4")],
    "when comments come between entries": [
      yaml,
      edited(yaml, "\n  Lake:", "\n# at the margin\n  Lake:"),
      edited(yaml, "\n  Lake:", "\n      # far in\n  Lake:"),
      edited(yaml, "\n  Lake:", "\n  # pipeline-hints: disable-next-line s3-lifecycle-early-exit-charge\n  Lake:"),
    ],
    "when the comments of a resource change": [
      yaml,
      edited(yaml, "RecordsPerSecond=1000", "RecordsPerSecond=100"),
      edited(yaml, "  # pipeline-hints: workload", "\n  # pipeline-hints: workload"),
      edited(yaml, /\n {2}# pipeline-hints.*\n/, "\n"),
    ],
    "when a resource comes between another and its comment": [
      yaml,
      edited(yaml, /\n {2}Clicks:/, "\n  Added:\n    Type: AWS::Kinesis::Stream\n  Clicks:"),
    ],
    "when its only directive goes": [yaml, edited(yaml, "# pipeline-hints:", "# hints:")],
    "when its first entry changes": [
      yaml,
      edited(yaml, "AWSTemplateFormatVersion", "TemplateFormatVersion"),
      edited(yaml, /^.*\n/, ""),
      `\n\n${yaml}`,
      ` ${yaml}`,
    ],
    "when its last entry changes": [
      yaml,
      yaml.trimEnd(),
      `${yaml.trimEnd()}x`,
      `${yaml}  `,
      `${yaml}  Last`,
      `${yaml}  Last:\n`,
    ],
    "when it gets the mark of a document": [
      yaml,
      `---\n${yaml}`,
      `--- # a comment\n${yaml}`,
      `%YAML 1.2\n---\n${yaml}`,
    ],
    "when it becomes two documents": [
      yaml,
      edited(yaml, "\n  Lake:", "\n---\n  Lake:"),
      `${yaml}---\n${yaml}`,
      `${yaml}...\n`,
    ],
    "when a name changes at one of its places": [
      yaml,
      edited(yaml, "!GetAtt Register.Arn", "!GetAtt Registers.Arn"),
      edited(edited(yaml, "!GetAtt Register.Arn", "!GetAtt Registers.Arn"), "  Register:", "  Registers:"),
    ],
    "when the first of several that would do is another": [withRoles("A", "B"), withRoles("B", "A")],
    "when it grows from nothing": grown(yaml),
    "when it shrinks to nothing": grown(yaml).toReversed(),
    "when it shrinks to nothing from above": grown(yaml).map((text) => yaml.slice(text.length)),
  };
  for (const [name, texts] of Object.entries(cases)) it(name, () => check("source.yaml", texts));
});

describe("a JSON document says what it would say had it been opened so", () => {
  const lake = /\n {4}},\n {4}"Lake": \{/;
  const crlf = json.replaceAll("\n", "\r\n");
  const broken = edited(json, '"ShardCount": 4,', '"ShardCount": "4,');

  const cases: Readonly<Record<string, Texts>> = {
    "when two entries are joined": [json, edited(json, lake, ",")],
    "when an entry loses its name": [json, edited(json, '"Lake": {', "{"), edited(json, '"Lake": {', ": {")],
    "when an entry is split": [
      json,
      edited(json, '"ShardCount": 4,', '"Name": "x" } }, "Half": { "Properties": { "ShardCount": 4,'),
    ],
    "when an entry breaks in the middle, and mends": [json, broken, edited(broken, '"4', '"4"')],
    "when a brace is missing, and one is too many": [
      json,
      edited(json, '"StreamMode": "ON_DEMAND"\n        }', '"StreamMode": "ON_DEMAND"\n        '),
      edited(json, '"StreamMode": "ON_DEMAND"\n        }', '"StreamMode": "ON_DEMAND"\n        }}'),
    ],
    "when a bracket closes a brace": [json, edited(json, lake, '\n    ],\n    "Lake": {')],
    "when a comma is missing, and one is too many": [
      json,
      edited(json, lake, '\n    }\n    "Lake": {'),
      edited(json, lake, '\n    },,\n    "Lake": {'),
      edited(json, /\s*\}\s*\}\s*$/, ",}}"),
    ],
    "when its line ends become those of Windows": [json, crlf, edited(crlf, "\r\n", "\n"), json],
    "when it comes to stand on one line": [json, JSON.stringify(JSON.parse(json)), json],
    "when comments come between entries": [
      json,
      edited(json, lake, '\n    }, // behind\n    /* above */ "Lake": {'),
      edited(json, lake, '\n    }, /* has no end\n    "Lake": {'),
      edited(json, /\s*\}\s*\}\s*$/, "/* the last */ }}"),
    ],
    "when its first entry changes": [
      json,
      edited(json, '"AWSTemplateFormatVersion"', '"Version"'),
      `// first\n${json}`,
    ],
    "when its last entry changes": [
      json,
      json.trimEnd(),
      `${json.trimEnd()}x`,
      `${json.trimEnd()}}`,
      edited(json, /\}\s*$/, ""),
    ],
    "when it grows from nothing": grown(json),
    "when it shrinks to nothing": grown(json).toReversed(),
  };
  for (const [name, texts] of Object.entries(cases)) it(name, () => check("source.json", texts));
});

describe("a document that is edited while it is analysed", () => {
  it("is analysed as it is at last", async () => {
    const live = openLive([{ name: "source.yaml", text: yaml }]);
    for (const hours of ["7", "48", "9000", "24"]) {
      live.change(0, edited(yaml, "Default: 7", `Default:  ${hours}`));
      await live.begin("analyze", 2);
    }
    await live.compare();
    await live.finish();
  });

  it("is answered for when nothing else is done between two edits", async () => {
    const live = openLive([{ name: "source.yaml", text: yaml }]);
    await live.compare();
    live.change(0, "a: 1\n");
    await live.begin("analyze", 0);
    live.change(0, yaml);
    await live.compare();
    await live.finish();
  });

  it("may be no template any more", async () => {
    const live = openLive([{ name: "source.yaml", text: yaml }]);
    await live.begin("analyze", 1);
    live.change(0, "a: 1\n");
    await live.compare();
    await live.finish();
  });
});

describe("the files of a module", () => {
  const main = readFileSync("examples/terraform-yaml/main.tf.yaml", "utf8");
  const other = readFileSync("examples/terraform-json/main.tf.json", "utf8");
  const openModule = (onDisk = false) =>
    openLive([
      { name: "main.tf.yaml", text: main },
      { name: "other.tf.json", text: other, onDisk },
    ]);

  it("say what they would say had they been opened so, in whatever order they change", async () => {
    const live = openModule();
    await live.compare();
    live.change(1, edited(other, '"retention_days": 14', '"retention_days": 1'));
    await live.begin("analyze", 1);
    live.change(0, edited(main, "default: true", "default: false"));
    await live.compare();
    live.change(1, other);
    await live.compare();
    await live.finish();
  });

  it("say so of one when another is no part of the module any more", async () => {
    const live = openModule();
    await live.compare();
    live.change(1, `${other}\n`);
    await live.begin("analyze", 1);
    live.change(0, `${main}\nhalf_typed:\n`);
    await live.compare();
    live.change(0, main);
    await live.compare();
    await live.finish();
  });

  it("say so when one is changed on disk", async () => {
    const live = openModule(true);
    await live.compare();
    live.change(1, edited(other, '"retention_days": 14', '"retention_days": 1'));
    await live.compare();
    live.change(1, "{}");
    await live.compare();
  });

  it("move with the names of their types", () =>
    check("main.tf.yaml", [
      withTypes("aws_s3_bucket", 2500),
      withTypes("aws_s3_bucket", 2600),
      withTypes("aws_s3_bucket_acl", 2600),
    ]));

  it("write fixes in the manner that they have at last", async () => {
    const live = openLive([{ name: "other.tf.json", text: other }]);
    await live.compare();
    live.change(0, edited(other, /"\$\{jsonencode\([^\n]*/, '"{}"'));
    await live.compare();
  });
});

/** Two resources of a type, of which one is so long that they are read apart, below another type. */
function withTypes(first: string, length: number): string {
  return `provider:
  - region: eu-central-1
resource:
  ${first}:
    lake:
      bucket: lake
  aws_kinesis_stream:
    clicks:
      name: ${"x".repeat(length)}
    orders:
      name: orders
`;
}

/** With a bucket whose events can only be sent by a role of EventBridge, and roles of these names that could. */
function withRoles(...names: readonly string[]): string {
  const roles = names.map(
    (name) => `  ${name}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: events.amazonaws.com }, Action: sts:AssumeRole }]
`,
  );
  return `${yaml}  Events:
    Type: AWS::S3::Bucket
    Properties:
      NotificationConfiguration:
        QueueConfigurations:
          - Event: s3:ObjectCreated:*
            Queue: !GetAtt Clicks.Arn
${roles.join("")}`;
}

/** Does the edits and takes them back, and compares each time. */
async function check(name: string, texts: Texts): Promise<void> {
  const live = openLive([{ name, text: texts[0]! }]);
  await live.compare();
  for (const text of [...texts.slice(1), ...texts.toReversed().slice(1)]) {
    live.change(0, text);
    await live.compare();
  }
}

/** The text as far as it has been typed, every so many characters. */
function grown(text: string): Texts {
  const lengths = Array.from({ length: Math.ceil(text.length / 101) }, (_, n) => n * 101);
  return [...lengths.map((length) => text.slice(0, length)), text];
}
