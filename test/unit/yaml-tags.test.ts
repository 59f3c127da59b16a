import assert from "node:assert/strict";
import { type Answer, cloudFormationTags, missingTags, offerTags } from "../../client/src/yaml-tags.ts";

describe("the tags that the YAML extension does not know", () => {
  const cases: readonly (readonly [string, string, readonly string[], boolean])[] = [
    ["a tag that is not set", "A: !Ref B", [], true],
    ["a tag in a flow list", "A: [!GetAtt B.Arn]", [], true],
    ["a tag in a list", "- !Sub text", [], true],
    ["a tag that is set for one kind of node", "A: !Sub [a, {}]", ["!Sub scalar"], false],
    ["a tag among others that are set", "A: !Ref B\nC: !If [a, b, c]", ["!Ref"], true],
    ["somebody else's tag", "A: !reference [b]\nC: !vault text", [], false],
    ["no tag", "A: it is fine!Ref\nB: 'no'", [], false],
  ];
  for (const [what, text, set, isMissing] of cases) {
    it(`are ${isMissing ? "offered" : "not offered"} for ${what}`, () =>
      assert.equal(missingTags(text, set).length > 0, isMissing));
  }

  it("do not repeat what is set", () => {
    assert.deepEqual(missingTags("!Ref A", cloudFormationTags.slice(0, 3)), cloudFormationTags.slice(3));
  });
});

describe("the offer to add tags", () => {
  const setting = { effective: ["!own scalar"], inWorkspace: undefined };

  /** What is done when a person gives these answers. */
  async function doneBy(...answers: readonly (Answer | undefined)[]): Promise<unknown[]> {
    const done: unknown[] = [];
    const left = [...answers];
    await offerTags(["!Ref scalar"], setting, {
      async ask(_question, _count, offered) {
        const answer = left.shift();
        assert.ok(answer === undefined || offered.includes(answer), `${answer} is no button`);
        return answer;
      },
      preview: async (before, after) => void done.push(["preview", before, after]),
      write: async (tags) => void done.push(["write", tags]),
      neverAsk: async () => void done.push(["never"]),
    });
    assert.deepEqual(left, [], "all questions were asked");
    return done;
  }

  const both = ["!own scalar", "!Ref scalar"];

  it("does nothing when it is closed", async () => assert.deepEqual(await doneBy(undefined), []));

  it("shows before it writes", async () => {
    assert.deepEqual(await doneBy("show", undefined), [["preview", ["!own scalar"], both]]);
    assert.deepEqual((await doneBy("show", "add", undefined)).at(-1), ["write", both]);
  });

  it("writes on a click, keeping what is set, and takes it back on another", async () => {
    assert.deepEqual(await doneBy("add", undefined), [["write", both]]);
    assert.deepEqual(await doneBy("add", "undo"), [
      ["write", both],
      ["write", undefined],
    ]);
  });

  it("is not made again when asked not to", async () => assert.deepEqual(await doneBy("never"), [["never"]]));
});
