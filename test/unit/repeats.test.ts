import assert from "node:assert/strict";
import { type Comparable, type Memory, newMemory, withoutOthers, withoutSaid } from "../../client/src/repeats.ts";

describe("suggestions beside those of others", () => {
  const shards: Comparable = { label: "ShardCount", subject: "stream.ShardCount" };
  const hours: Comparable = { label: "RetentionPeriodHours", subject: "stream.RetentionPeriodHours" };
  const glacier: Comparable = { label: "GLACIER", subject: "transition.StorageClass=GLACIER" };
  const keyword: Comparable = { label: "DependsOn", subject: undefined };
  const reference = "!Ref Shards";
  type Item = Comparable | typeof reference;

  let memory: Memory;
  let asked: number;

  beforeEach(() => {
    memory = newMemory();
    asked = 0;
  });

  /** Our labels that are left, where others give these. */
  async function left(items: readonly Item[], others: readonly string[], now = 0): Promise<string[]> {
    const comparable = (item: Item): Comparable | undefined => (typeof item === "string" ? undefined : item);
    const ask = async (): Promise<ReadonlySet<string>> => {
      asked++;
      return new Set(others);
    };
    const rest = await withoutOthers(items, comparable, memory, ask, now);
    return rest.map((item) => (typeof item === "string" ? item : item.label));
  }

  it("leave out what others give, and nothing else", async () => {
    assert.deepEqual(await left([shards, hours, reference], ["ShardCount", "Name"]), [hours.label, reference]);
  });

  it("do not ask twice for the same", async () => {
    await left([shards, hours], ["ShardCount"]);
    assert.deepEqual(await left([hours, shards], []), [hours.label]);
    assert.equal(asked, 1);
  });

  it("ask for what is new, and each time where a label says too little", async () => {
    await left([shards], ["ShardCount"]);
    assert.deepEqual(await left([shards, glacier], ["ShardCount", "GLACIER"]), []);
    assert.deepEqual(await left([keyword], ["DependsOn"]), []);
    assert.deepEqual(await left([keyword], []), [keyword.label]);
    assert.equal(asked, 4);
  });

  it("ask nobody about names of the file", async () => {
    assert.deepEqual(await left([reference], []), [reference]);
    assert.equal(asked, 0);
  });

  it("let others rest for a while where they say nothing, and no longer", async () => {
    assert.deepEqual(await left([shards], [], 1_000), [shards.label]);
    assert.deepEqual(await left([hours], ["RetentionPeriodHours"], 2_000), [hours.label]);
    assert.equal(asked, 1);
    assert.deepEqual(await left([shards], ["ShardCount"], 10_000), []);
  });

  it("do not believe for good that others say nothing at a place", async () => {
    await left([shards], ["ShardCount"], 1_000);
    assert.deepEqual(await left([hours], [], 2_000), [hours.label]);
    assert.deepEqual(await left([hours], ["RetentionPeriodHours"], 3_000), [hours.label]);
    assert.equal(asked, 2);
    assert.deepEqual(await left([glacier], ["GLACIER"], 3_000), []);
    assert.deepEqual(await left([hours], ["RetentionPeriodHours"], 10_000), []);
    assert.deepEqual(await left([shards], [], 10_000), []);
  });
});

describe("a hover beside those of others", () => {
  const cases: readonly (readonly [string, string, readonly string[], string])[] = [
    ["what they do not say", "**A** (text). Does this.\n\nMore", ["Does that."], "**A** (text). Does this.\n\nMore"],
    [
      "all but what they say",
      "**A** (text). Does this. And that.\n\nMore",
      ["#### T\n\nDoes this.\nAnd that."],
      "**A** (text).\n\nMore",
    ],
    ["a first sentence of its own", "**A** (text). Does this. And that.", ["And that."], "**A** (text). Does this."],
    ["nothing that was cut short", "**A** (text). Does this, and ...", ["Does this, and that."], "**A** (text)."],
    ["nothing that they escape", "**A** (text). Does this (`x`).", ["Does this \\(\\`x\\`\\)\\."], "**A** (text)."],
    ["all that is said by nobody else", "**A** (text). Does this.", [], "**A** (text). Does this."],
    ["later paragraphs", "**A** (text).\n\nDoes this.", ["Does this."], "**A** (text).\n\nDoes this."],
  ];
  for (const [what, text, others, expected] of cases) {
    it(`says ${what}`, () => assert.equal(withoutSaid(text, others), expected));
  }
});
