/**
 * Times the core on templates of three sizes in both languages: the first look, and a look after an edit in the middle.
 * Prints medians and 95th percentiles in milliseconds. Machines differ: compare ratios, not figures.
 *
 *     npm run bench
 */
import { stringify } from "yaml";
import { noHost } from "../../server/src/analysis/host.ts";
import { createWorkspace, type OpenDocument } from "../../server/src/analysis/workspace.ts";
import { makeTemplate } from "./templates.ts";

const rounds = 15;

print(
  `${"template".padEnd(16)} ${"size".padStart(9)} ${"findings".padStart(9)} ${"first".padStart(9)} ${"edit 50 %".padStart(10)} ${"edit 95 %".padStart(10)}`,
);
for (const kibibytes of [12, 100, 1024]) {
  const template = makeTemplate(kibibytes);
  await measure(`yaml ${kibibytes} KiB`, "yaml", stringify(template).slice(0, -1));
  await measure(`json ${kibibytes} KiB`, "json", JSON.stringify(template, null, 2));
}

async function measure(name: string, languageId: string, text: string): Promise<void> {
  const uri = `file:///bench/template.${languageId}`;
  let document: OpenDocument = { uri, languageId, version: 0, getText: () => text };
  const workspace = createWorkspace({
    host: noHost,
    open: () => document,
    openDocuments: () => [document],
    editorSettings: async () => ({ settings: {}, directory: "" }),
    onRuleError: (rule, error) => {
      throw new Error(rule.id, { cause: error });
    },
  });
  const edit = text.indexOf("48", text.length / 2);
  const times: number[] = [];
  let findings = 0;
  for (let version = 1; version <= rounds; version++) {
    const edited = `${text.slice(0, edit)}${48 + version}${text.slice(edit + 2)}`;
    document = { uri, languageId, version, getText: () => edited };
    workspace.changed(uri);
    const started = performance.now();
    findings = (await workspace.analyze(uri))?.findings.length ?? 0;
    times.push(performance.now() - started);
  }
  const [first, ...edits] = times;
  edits.sort((a, b) => a - b);
  const at = (share: number): string => edits[Math.floor((edits.length - 1) * share)]!.toFixed(1);
  print(
    `${name.padEnd(16)} ${`${(text.length / 1024).toFixed(0)} KiB`.padStart(9)} ${String(findings).padStart(9)} ${first!.toFixed(1).padStart(9)} ${at(0.5).padStart(10)} ${at(0.95).padStart(10)}`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
