/**
 * Times what a user waits for, on generated templates of three sizes and on files of one's own. README.md in this
 * folder says how to read the table.
 *
 *     npm run bench -- [--edits N] [--files FOLDER] [--json FILE]
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { editKinds } from "./edits.ts";
import { type Figures, measureCore, measurePeer, measureServer, type Template } from "./measure.ts";
import { makeTemplate } from "./templates.ts";

const { values } = parseArgs({
  options: { edits: { type: "string", default: "200" }, files: { type: "string" }, json: { type: "string" } },
});
const count = Number(values.edits);
if (!Number.isInteger(count) || count < editKinds.length) {
  process.stderr.write(`--edits takes a number from ${editKinds.length} on\n`);
  process.exit(2);
}

const ways = { core: measureCore, server: measureServer, "yaml-language-server": measurePeer };

const columns = ["template", "KiB", "way", "first", "edit 50 %", "95 %", "worst", "hover 50 %", "peak MB"];
const widths = [20, 6, 22, 9, 10, 9, 9, 11, 8];
printRow(columns);

const results: object[] = [];
for (const template of [...generated(), ...ownFiles(values.files)]) {
  const isGenerated = template.name.startsWith("generated");
  for (const [way, measure] of Object.entries(ways)) {
    // Of files of one's own only the opening can be timed: the edits are made for the generated ones.
    const figures = await measure(template, isGenerated ? count : 0);
    if (!figures) continue;
    printRow(rowOf(template, way, figures));
    results.push({ template: template.name, bytes: template.text.length, way, ...summaryOf(figures) });
  }
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

function generated(): readonly Template[] {
  return [12, 100, 1024].flatMap((kibibytes) => {
    const template = makeTemplate(kibibytes);
    const texts = { yaml: stringify(template), json: `${JSON.stringify(template, null, 2)}\n` };
    return Object.entries(texts).map(([language, text]) => ({ name: `generated ${language}`, language, text }));
  });
}

function ownFiles(folder: string | undefined): readonly Template[] {
  if (folder === undefined) return [];
  return readdirSync(folder).flatMap((name) => {
    const language = /\.ya?ml$/.test(name) ? "yaml" : name.endsWith(".json") ? "json" : undefined;
    return language ? [{ name: name.slice(-20), language, text: readFileSync(join(folder, name), "utf8") }] : [];
  });
}

function rowOf({ name, text }: Template, way: string, figures: Figures): readonly string[] {
  const { first, edit, hover, peakMemory } = summaryOf(figures);
  const shown = [first, edit.median, edit.p95, edit.worst, hover, peakMemory];
  return [name, (text.length / 1024).toFixed(0), way, ...shown.map((value) => value?.toFixed(1) ?? "-")];
}

function summaryOf({ firstDiagnostics, edits, hovers, peakMemory }: Figures) {
  const times = edits.map(({ time }) => time);
  const byKind = editKinds.map((kind) => [
    kind,
    at(
      0.5,
      edits.filter((edit) => edit.kind === kind).map(({ time }) => time),
    ),
  ]);
  return {
    first: firstDiagnostics,
    edit: {
      median: at(0.5, times),
      p95: at(0.95, times),
      worst: at(1, times),
      medianByKind: Object.fromEntries(byKind),
    },
    hover: at(0.5, hovers),
    peakMemory,
  };
}

/** The value below which a share of the values lies. */
function at(share: number, values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)];
}

function printRow(cells: readonly string[]): void {
  const padded = cells.map((cell, index) =>
    index === 0 || index === 2 ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!),
  );
  process.stdout.write(`${padded.join(" ")}\n`);
}
