/**
 * Times what a user waits for, on generated templates and on files of one's own. README.md in this folder says how to
 * read the tables.
 *
 *     npm run bench -- [--edits N] [--files FOLDER] [--only NAME] [--json FILE]
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Activation, measureActivation } from "./activation.ts";
import { type Case, defaultFolder, generatedCases, ownCases } from "./cases.ts";
import { editKinds } from "./edits.ts";
import { growthOf } from "./growth.ts";
import type { Figures } from "./measure.ts";
import { buildPrograms } from "./programs.ts";
import { type Row, rowsOf } from "./rows.ts";
import { activationColumns, growthColumns, headLine, lineOf, rowColumns } from "./table.ts";
import { type Way, ways } from "./ways.ts";

const { values } = parseArgs({
  options: {
    edits: { type: "string", default: "200" },
    files: { type: "string", default: defaultFolder },
    only: { type: "string", default: "" },
    json: { type: "string" },
  },
});
const count = Number(values.edits);
if (!Number.isInteger(count) || count < editKinds.length) {
  process.stderr.write(`--edits takes a number from ${editKinds.length} on\n`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "data-pipeline-hints-bench-"));
try {
  await main();
} finally {
  rmSync(folder, { recursive: true });
}

async function main(): Promise<void> {
  const programs = await buildPrograms(folder);
  const own = ownCases(values.files);
  if (!own) print(`There is no folder ${values.files}, so that only generated templates are measured.`);
  const rows: Row[] = [];
  for (const one of [...generatedCases(folder), ...(own ?? [])]) {
    const measured: [Way, Figures][] = [];
    for (const way of ways.filter((candidate) => candidate.takes(one) && isWanted(one, candidate))) {
      measured.push([way, await way.run(one, count, programs)]);
    }
    const made = rowsOf(one, measured);
    if (rows.length === 0 && made.length > 0) print(headLine(rowColumns));
    for (const row of made) print(lineOf(rowColumns, row));
    rows.push(...made);
  }
  const growth = growthOf(rows);
  if (growth.length > 0) print(`\n${headLine(growthColumns)}`);
  for (const line of growth) print(lineOf(growthColumns, line));
  const activation = "activation".includes(values.only) ? await tryActivation() : undefined;
  if (activation) print(`\n${headLine(activationColumns)}\n${lineOf(activationColumns, activation)}`);
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ machine, rows, growth, activation }, null, 2)}\n`);
}

/** Undefined where there is no browser to show VS Code in. */
async function tryActivation(): Promise<Activation | undefined> {
  try {
    return await measureActivation();
  } catch (error) {
    print(`\nActivation is not measured: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Whether the name of the row, which is that of the template and of the way, contains what was asked for. */
function isWanted({ name }: Case, way: Way): boolean {
  return `${name} ${way.name}`.includes(values.only);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
