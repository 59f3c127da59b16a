import assert from "node:assert/strict";
import { conditionKey } from "../../server/src/model/condition.ts";
import { templateOf } from "../support/see.ts";

describe("conditionKey", () => {
  const keysOf = (...counts: readonly string[]): readonly (string | undefined)[] => {
    const queues = Object.fromEntries(counts.map((count, index) => [`q${index}`, { name: `q${index}`, count }]));
    const text = JSON.stringify({ variable: { on: {}, stage: {} }, resource: { aws_sqs_queue: queues } });
    return [...templateOf(text, "json").resources.values()].map(
      ({ condition }) => condition && conditionKey(condition),
    );
  };

  it("is the same for what says the same", () => {
    const [one, other, negated, compared] = keysOf(
      "${var.on ? 1 : 0}",
      "${var.on ? 1 : 0}",
      "${var.on ? 0 : 1}",
      '${var.stage == "live" ? 1 : 0}',
    );
    assert.ok(one);
    assert.equal(one, other);
    assert.equal(new Set([one, negated, compared]).size, 3);
  });

  it("is that of the name of a named condition", () => {
    assert.equal(conditionKey({ kind: "named", name: "IsLive" }), "named IsLive");
    assert.equal(conditionKey({ kind: "undecided", key: "x" }), "undecided x");
  });

  it("is missing where values are not known", () => {
    assert.deepEqual(keysOf("${length(local.nothing) > 2 ? 1 : 0}"), [undefined]);
  });
});
