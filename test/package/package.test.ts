import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

describe("the source", () => {
  it("keeps its layers, its format and the linter's rules", () => run("biome", "ci", ".")).timeout(60_000);

  it("has no error of types", () => run("tsc", "-b")).timeout(120_000);
});

describe("the package", () => {
  it("holds no native file, opens no connection, and is small", () => run("node", "scripts/package.ts")).timeout(
    120_000,
  );
});

function run(command: string, ...words: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${command}`, words, { encoding: "utf8" });
  assert.equal(status, 0, `${stdout}${stderr}`);
}
