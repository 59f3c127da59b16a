/**
 * Holds the rules against the labelled cases of other linters, and prints where they differ without being meant to.
 *
 *     npm run labelled [-- PATH]
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { labelledFolder, runLabelled } from "./labelled.ts";

const folder = process.argv[2] ?? labelledFolder;
if (!existsSync(join(folder, "index.jsonl"))) {
  print("Usage: npm run labelled -- PATH, a folder with an index.jsonl");
  process.exit(2);
}
const { cases, checks, surprises, stale } = runLabelled(folder);
print(`${cases} cases of ${checks} checks`);
for (const { check, file, resource, line, expected } of surprises)
  print(`DIFFERS: ${check} expects ${expected}: ${file} ${resource ?? line ?? ""}`);
for (const { check = "", file = "", resource, line } of stale)
  print(`NO LONGER DIFFERS: ${check}: ${file} ${resource ?? line ?? ""}`);
process.exit(surprises.length + stale.length > 0 ? 1 : 0);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
