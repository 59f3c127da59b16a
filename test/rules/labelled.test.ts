import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { labelledFolder, runLabelled } from "../corpus/labelled.ts";

describe("the labelled cases of other linters", function () {
  this.timeout(60_000);

  it("come out as expected, but for the differences that are meant", function () {
    if (!existsSync(labelledFolder)) this.skip();
    const { surprises, stale } = runLabelled(labelledFolder);
    assert.deepEqual({ surprises, stale }, { surprises: [], stale: [] });
  });
});
