import assert from "node:assert/strict";
import { amount, bytes, duration, listed, mebibytes, number } from "../../server/src/model/wording.ts";

describe("wording", () => {
  const cases: readonly (readonly [string, string])[] = [
    [number(4000), "4,000"],
    [number(7.8125), "7.81"],
    [amount(1, "day"), "1 day"],
    [amount(2555, "day"), "2,555 days"],
    [amount(0, "shard"), "0 shards"],
    [amount(1, "retry", "retries"), "1 retry"],
    [amount(3, "retry", "retries"), "3 retries"],
    [bytes(512), "512 bytes"],
    [bytes(8 * 1024), "8 KiB"],
    [bytes(1.5 * 1024 ** 3), "1.5 GiB"],
    [mebibytes(8000 * 1024), "7.81"],
    [duration(172_800), "2 days"],
    [duration(5400), "1 hour 30 minutes"],
    [duration(0), "no time"],
    [listed([]), ""],
    [listed(["a"]), "a"],
    [listed(["a", "b"]), "a and b"],
    [listed([125, 250, 500], "or"), "125, 250 or 500"],
  ];
  for (const [said, wanted] of cases) it(wanted || "nothing", () => assert.equal(said, wanted));
});
