/**
 * Reads every file below a folder as a user's editor would, and prints which are claimed, what is found, and how long
 * it takes. Where a `MANIFEST.jsonl` states the formats of the files, claims are held against it.
 *
 *     npm run corpus -- PATH [--findings]
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createWorkspace, type OpenDocument } from "../../server/src/analysis/workspace.ts";
import { rangeOf } from "../../server/src/features/ranges.ts";
import type { Finding } from "../../server/src/model/finding.ts";
import { nodeHost } from "../../server/src/node-host.ts";
import { allRules } from "../../server/src/rules/catalogue.ts";

/** The formats of the manifest that are ours to read. */
const ours = new Set([
  "cfn-yaml",
  "cfn-json",
  "sam-yaml",
  "sam-json",
  "cdk-template",
  "terraform-json",
  "terraform-yaml",
]);

/** No file may take longer, in milliseconds. */
const slowest = 2000;

/** The share of claims that must be right. */
const wanted = 0.99;

interface Result {
  readonly path: string;
  readonly dialect: string | undefined;
  readonly milliseconds: number;
  readonly findings: readonly Finding[];
  readonly error: string | undefined;
}

const { values, positionals } = parseArgs({ options: { findings: { type: "boolean" } }, allowPositionals: true });
const [root] = positionals;
if (root === undefined || !existsSync(root)) {
  print("Usage: npm run corpus -- PATH [--findings]");
  process.exit(2);
}

const formats = readManifest(join(root, "MANIFEST.jsonl"));
const results: Result[] = [];
for (const path of filesBelow(root)) results.push(await check(path));

const failures = [...claims(results), ...trouble(results)];
findingsByRule(results);
times(results);
if (values.findings)
  for (const { path, findings } of results) for (const finding of findings) print(describe(path, finding));
for (const failure of failures) print(failure);
process.exit(failures.length > 0 ? 1 : 0);

async function check(path: string): Promise<Result> {
  const uri = pathToFileURL(resolve(root!, path)).href;
  const text = readFileSync(join(root!, path), "utf8");
  const document: OpenDocument = { uri, languageId: "", version: 1, getText: () => text };
  const errors: string[] = [];
  const started = performance.now();
  try {
    const workspace = createWorkspace({
      host: nodeHost,
      open: (wantedUri) => (wantedUri === uri ? document : undefined),
      openDocuments: () => [document],
      editorSettings: async () => ({ settings: {}, directory: "" }),
      useProjectFiles: false,
      onRuleError: (rule, error) => errors.push(`${rule.id}: ${error instanceof Error ? error.stack : error}`),
    });
    const analysis = await workspace.analyze(uri);
    const findings = (analysis?.findings ?? []).filter(({ location }) => location.uri === uri);
    const milliseconds = performance.now() - started;
    return { path, dialect: analysis?.document.dialect, milliseconds, findings, error: errors[0] };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { path, dialect: undefined, milliseconds: performance.now() - started, findings: [], error: message };
  }
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(folder.length).replace(/^\//, "")).sort();
}

function readManifest(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return new Map(
    lines.map((line) => JSON.parse(line) as { path: string; format: string }).map(({ path, format }) => [path, format]),
  );
}

/** Prints a table of claims by format; gives back what is wrong with them. */
function claims(all: readonly Result[]): readonly string[] {
  const wrong: string[] = [];
  const rows = new Map<string, { claimed: number; not: number }>();
  let [rightly, known] = [0, 0];
  for (const { path, dialect } of all) {
    const format = formats.get(path) ?? "not in the manifest";
    const row = rows.get(format) ?? { claimed: 0, not: 0 };
    row[dialect ? "claimed" : "not"]++;
    rows.set(format, row);
    if (!formats.has(path)) continue;
    known++;
    if (ours.has(format) === (dialect !== undefined)) rightly++;
    else wrong.push(`  ${path} (${format}) is ${dialect ? `taken for ${dialect}` : "not claimed"}`);
  }
  print("format               claimed  not claimed");
  for (const [format, { claimed, not }] of [...rows].sort()) {
    print(`${format.padEnd(20)} ${String(claimed).padStart(7)}  ${String(not).padStart(11)}`);
  }
  if (known === 0) return [];
  print(`${rightly} of ${known} claims are right`);
  for (const line of wrong) print(line);
  return rightly / known < wanted ? [`FAILED: under ${wanted * 100} % of the claims are right`] : [];
}

function findingsByRule(all: readonly Result[]): void {
  const found = all.flatMap(({ findings }) => findings);
  print(`\n${"rule".padEnd(48)} findings  files`);
  for (const id of new Set([...allRules.map((rule) => rule.id), ...found.map(({ rule }) => rule)])) {
    const count = found.filter(({ rule }) => rule === id).length;
    const files = all.filter(({ findings }) => findings.some(({ rule }) => rule === id)).length;
    print(`${id.padEnd(48)} ${String(count).padStart(8)}  ${String(files).padStart(5)}`);
  }
}

function times(all: readonly Result[]): void {
  const sorted = all.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number): string => `${sorted[Math.floor((sorted.length - 1) * share)]?.toFixed(1)} ms`;
  print(`\n${all.length} files: median ${at(0.5)}, 95th percentile ${at(0.95)}, slowest ${at(1)}`);
}

function trouble(all: readonly Result[]): readonly string[] {
  return all.flatMap(({ path, milliseconds, error }) => [
    ...(error ? [`FAILED: ${path}: ${error}`] : []),
    ...(milliseconds > slowest ? [`FAILED: ${path} took ${milliseconds.toFixed(0)} ms`] : []),
  ]);
}

function describe(path: string, finding: Finding): string {
  const { line, character } = rangeOf(finding.location, finding.template).start;
  return `${path}:${line + 1}:${character + 1} ${finding.severity} ${finding.rule}: ${finding.message}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
