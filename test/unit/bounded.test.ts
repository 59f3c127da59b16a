import assert from "node:assert/strict";
import { queryObjects, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Finding } from "../../server/src/model/finding.ts";
import { ruleOf } from "../../server/src/rules/catalogue.ts";
import { Piece } from "../../server/src/syntax/nodes.ts";
import { readText } from "../../server/src/syntax/read.ts";
import { checkText } from "../support/check-text.ts";
import { fewRules, only } from "../support/few-rules.ts";
import { type OpenWorkspace, openWorkspace } from "../support/open-workspace.ts";
import { hoursRule, jsonStreams, yamlStreams } from "../support/streams.ts";
import { jsonAround, yamlAround } from "../support/worlds/world.ts";
import { worlds } from "../support/worlds/worlds.ts";

const few = only(fewRules);

function wrongStreams(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule }) => rule === hoursRule);
}

describe("a text that nobody writes on purpose", function () {
  this.timeout(30_000);

  for (const { name, language, text, note, found } of worlds) {
    it(`is read and checked, or quietly left out: ${name}`, () => {
      const { notes } = readText(text, language);
      if (note) assert.match(notes.join(), note);
      const { length } = wrongStreams(checkText(text, language, few));
      assert.ok(found.includes(length), `found ${length}`);
    });

    it(`comes and goes in an open template: ${name}`, async () => {
      const { show } = openWorkspace(few);
      const uri = `file:///world.${language}`;
      const fine = language === "yaml" ? yamlAround("") : jsonAround("[]");
      assert.equal(wrongStreams(await show(uri, fine)).length, 2);
      const { length } = wrongStreams(await show(uri, text));
      assert.equal(length, wrongStreams(checkText(text, language, few)).length);
      assert.equal(wrongStreams(await show(uri, fine)).length, 2);
    });
  }
});

describe("a template of 5,000 resources", function () {
  this.timeout(30_000);
  const count = 5000;
  const wrong = Array.from({ length: count / 10 }, (_, n) => n * 10);
  const texts = {
    yaml: `Resources:\n${yamlStreams(count, wrong)}`,
    json: JSON.stringify({ Resources: jsonStreams(count, wrong) }, null, 2),
  };
  for (const [language, text] of Object.entries(texts)) {
    it(`has its findings, each rule run once for each resource (${language})`, () => {
      const { result, runs } = countingRuns(() => checkText(text, language, few));
      assert.deepEqual(
        result.map(({ rule, resource }) => `${rule} ${resource?.id}`),
        wrong.map((n) => `${hoursRule} S${n}`),
      );
      assert.equal(runs, count);
    });
  }
});

describe("sixty conditions", function () {
  this.timeout(30_000);
  const resourceCount = 500;
  const mostScenarios = 64;

  /** Forty ask for a parameter each, the others for two conditions before them: all can hold at once. */
  const conditionOf = (n: number): string =>
    n < 40
      ? `!Equals [!Ref P${n}, "1"]`
      : `${n % 2 ? "!And" : "!Or"} [{Condition: C${n - 40}}, {Condition: C${n - 7}}]`;
  const numbers = Array.from({ length: 60 }, (_, n) => n);
  const head = [
    "Parameters:",
    ...numbers.slice(0, 40).map((n) => `  P${n}: {Type: String}`),
    "Conditions:",
    ...numbers.map((n) => `  C${n}: ${conditionOf(n)}`),
    "Resources:\n",
  ].join("\n");

  /** The conditions of a resource: its own, that of its first branch, that of its second. */
  const usedBy = (n: number): [number, number, number] => [n % 60, (7 * n + 1) % 60, (11 * n + 2) % 60];

  it("in 500 resources that use them give the findings of each branch once", () => {
    const resource = (n: number): string => {
      const [own, first, second] = usedBy(n);
      const hours = `!If [C${first}, 7, !If [C${second}, 9000, 48]]`;
      return `  S${n}: {Type: AWS::Kinesis::Stream, Condition: C${own}, Properties: {RetentionPeriodHours: ${hours}}}\n`;
    };
    const text = head + Array.from({ length: resourceCount }, (_, n) => resource(n)).join("");
    const { result, runs } = countingRuns(() => checkText(text, "yaml", few));
    const found = wrongStreams(result).map(({ resource: on, severity, location }) => {
      return `${on?.id} ${severity} ${text.slice(location.start, location.end)}`;
    });
    const expected = Array.from({ length: resourceCount }, (_, n) => {
      return isReached(n) ? [`S${n} error 7`, `S${n} error 9000`] : [`S${n} error 7`];
    });
    assert.deepEqual(found, expected.flat());
    assert.ok(runs <= resourceCount * (mostScenarios + 1), `${runs} runs`);
  });

  /** Whether a resource's second branch can be taken: its condition holds, the resource's own, and not the first's. */
  function isReached(n: number): boolean {
    const [own, first, second] = usedBy(n);
    return waysTo(own)
      .flatMap((some) => waysTo(second).map((more) => new Set([...some, ...more])))
      .some((given) => !holds(first, given));
  }

  /** The sets of parameters that make a condition hold. */
  function waysTo(n: number): readonly (readonly number[])[] {
    if (n < 40) return [[n]];
    const [some, more] = [waysTo(n - 40), waysTo(n - 7)];
    return n % 2 ? some.flatMap((one) => more.map((other) => [...one, ...other])) : [...some, ...more];
  }

  function holds(n: number, given: ReadonlySet<number>): boolean {
    if (n < 40) return given.has(n);
    const both = [holds(n - 40, given), holds(n - 7, given)];
    return n % 2 ? both.every(Boolean) : both.some(Boolean);
  }

  it("in one value do not multiply", () => {
    const digits = numbers.map((n) => `!If [C${n}, "7", ""]`).join(", ");
    const text = `${head}  S: {Type: AWS::Kinesis::Stream, Properties: {RetentionPeriodHours: !Join ["", [${digits}]]}}\n`;
    const { result, runs } = countingRuns(() => checkText(text, "yaml", few));
    assert.ok(wrongStreams(result).length <= mostScenarios);
    assert.ok(runs <= mostScenarios + 1, `${runs} runs`);
  });
});

describe("a value of 12,000 parts", function () {
  this.timeout(20_000);

  it("is put together at once", () => {
    const bucket = `  B: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "${"${P}-".repeat(6000)}"}}\n`;
    const text = `Parameters: {P: {Type: String, Default: a}}\nResources:\n${yamlStreams(3, [1])}${bucket}`;
    assert.equal(wrongStreams(checkText(text, "yaml", few)).length, 1);
  });
});

describe("closed documents", function () {
  this.timeout(60_000);

  it("leave nothing behind in a workspace", async () => {
    const uris = Array.from({ length: 20 }, (_, n) => `file:///folder${n % 4}/template${n}.yaml`);
    const resources = 200;
    const openAll = async ({ show }: OpenWorkspace): Promise<void> => {
      for (const [n, uri] of uris.entries()) await show(uri, `Resources:\n${yamlStreams(resources, [n])}`);
    };
    const closeAll = ({ close }: OpenWorkspace): void => uris.forEach(close);

    // What is made once, such as compiled code, is made before the memory is looked at.
    const first = openWorkspace(few);
    await openAll(first);
    closeAll(first);

    // Other tests of the process may hold pieces of their own.
    const start = { memory: memoryInUse(), pieces: piecesInUse() };
    const inUse = () => ({ memory: memoryInUse() - start.memory, pieces: piecesInUse() - start.pieces });
    const workspace = openWorkspace(few);
    await openAll(workspace);
    const opened = inUse();
    assert.ok(opened.pieces > resources * (uris.length - 2), `${opened.pieces} pieces`);
    for (let time = 0; time < 2; time++) {
      closeAll(workspace);
      const closed = inUse();
      const told = JSON.stringify({ opened, closed });
      // The engine may still hold the document that was read last, and what it compiled meanwhile.
      assert.ok(closed.pieces < 2 * resources && closed.memory < opened.memory / 5, told);
      await openAll(workspace);
    }
    closeAll(workspace);
    assert.equal((await workspace.show(uris[0]!, `Resources:\n${yamlStreams(1, [0])}`)).length, 1);
  });
});

/** What a function gives, with how often the rule on retention was run in it. */
function countingRuns<T>(work: () => T): { readonly result: T; readonly runs: number } {
  const rule = ruleOf(hoursRule)!;
  const { check } = rule;
  let runs = 0;
  rule.check = (...subject) => {
    runs++;
    check(...subject);
  };
  try {
    return { result: work(), runs };
  } finally {
    rule.check = check;
  }
}

/** How many pieces of texts are still in use. */
function piecesInUse(): number {
  return Number(queryObjects(Piece, { format: "count" }));
}

/** The memory that is still in use, in MB. */
function memoryInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
