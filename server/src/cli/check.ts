import { relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { knownRules } from "../analysis/check.ts";
import { fixAll, safeFixOf } from "../analysis/fix-all.ts";
import { layerOf, readProjectFile } from "../analysis/project-settings.ts";
import type { SettingsLayer } from "../analysis/settings.ts";
import { createWorkspace, type OpenDocument, type Workspace } from "../analysis/workspace.ts";
import type { Document } from "../dialects/read-templates.ts";
import { rangeIn } from "../features/ranges.ts";
import { type Finding, severities } from "../model/finding.ts";
import { nodeHost } from "../node-host.ts";
import { applyEdits } from "../syntax/write/operations.ts";
import { type CheckArguments, UsageError } from "./arguments.ts";
import { filesBelow, readFile, writeFile } from "./files.ts";
import { jsonReport, prettyReport } from "./report.ts";

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly useColor: boolean;
}

/** Fixes that undo each other would never come to an end. */
const fixRounds = 10;

/** Checks, prints and gives the exit status. */
export async function runCheck(args: CheckArguments, output: Output): Promise<number> {
  for (const id of Object.keys(args.rules)) if (!knownRules.has(id)) throw new UsageError(`there is no rule ${id}`);
  const started = performance.now();
  const texts = readTexts(args);
  const run = await openWorkspace(texts, args, output);
  const found = await findAll(run, texts, args);
  const isFixing = args.fix || args.fixDryRun;
  const findings = isFixing ? await fixTexts(found, texts, args, output) : found;
  if (args.fixDryRun) return 0;

  const documents = await Promise.all([...texts.keys()].map((uri) => run.document(uri)));
  const checked = documents.flatMap((document) => (document?.dialect ? document.uri : []));
  const input = { findings, files: checked, nameOf: (uri: string) => nameOf(uri, args) };
  output.out(args.format === "json" ? jsonReport(input) : prettyReport(input, output.useColor));
  if (args.stats) {
    output.err(`${texts.size} files read, ${checked.length} checked, ${(performance.now() - started).toFixed(0)} ms\n`);
    for (const document of documents) {
      for (const line of oddities(document)) output.err(`${nameOf(document!.uri, args)}: ${line}\n`);
    }
  }
  return args.failOn !== "never" && findings.some(({ severity }) => reaches(severity, args.failOn)) ? 1 : 0;
}

/** What kept a document from being read in full, or in pieces. */
function oddities(document: Document | undefined): readonly string[] {
  const { notes = [], reading } = document?.file?.tree ?? {};
  return reading?.uncut ? [...notes, `read as a whole: ${reading.uncut}`] : notes;
}

/**
 * Writes the fixed files, or prints them in a dry run, and gives back what is still found then. What one fix keeps
 * another from being made, the next round makes.
 */
async function fixTexts(
  found: readonly Finding[],
  texts: Map<string, string>,
  args: CheckArguments,
  output: Output,
): Promise<readonly Finding[]> {
  let findings = found;
  const changed = new Set<string>();
  for (let round = 0; round < fixRounds; round++) {
    const fixed = fixedTexts(findings, texts, args.unsafe);
    if (fixed.size === 0) break;
    for (const [uri, text] of fixed) {
      texts.set(uri, text);
      changed.add(uri);
    }
    findings = await findAll(await openWorkspace(texts, args, output), texts, args);
  }
  for (const uri of changed) {
    if (args.fixDryRun) output.out(texts.get(uri)!);
    else writeFile(fileURLToPath(uri), texts.get(uri)!);
  }
  return findings;
}

function readTexts({ paths, stdinFilename }: CheckArguments): Map<string, string> {
  const files = paths.includes("-") ? paths : filesBelow(paths);
  return new Map(files.map((file) => [uriOf(file === "-" ? (stdinFilename ?? "stdin.yaml") : file), readFile(file)]));
}

function uriOf(path: string): string {
  return pathToFileURL(resolve(path)).href;
}

function nameOf(uri: string, { stdinFilename }: CheckArguments): string {
  const path = relative(process.cwd(), fileURLToPath(uri));
  return stdinFilename !== undefined && uri === uriOf(stdinFilename) ? stdinFilename : path;
}

async function openWorkspace(
  texts: ReadonlyMap<string, string>,
  args: CheckArguments,
  output: Output,
): Promise<Workspace> {
  const open = (uri: string): OpenDocument | undefined => {
    const text = texts.get(uri);
    return text === undefined ? undefined : { uri, languageId: "", version: 0, getText: () => text };
  };
  const forced: SettingsLayer[] = [{ settings: { rules: args.rules }, directory: "" }];
  if (args.config !== undefined) {
    const uri = uriOf(args.config);
    const file = await readProjectFile(uri, nodeHost.readText);
    if (!file) throw new UsageError(`${args.config} cannot be read`);
    forced.push(layerOf(file));
    refuseProblems(args.config, file);
  }
  const failed = new Set<string>();
  return createWorkspace({
    host: nodeHost,
    open,
    openDocuments: () => [...texts.keys()].map((uri) => open(uri)!),
    forcedSettings: forced,
    useProjectFiles: args.config === undefined,
    editorSettings: async () => ({ settings: {}, directory: "" }),
    onProjectFile: (file) => refuseProblems(relative(process.cwd(), fileURLToPath(file.uri)), file),
    onRuleError: (rule, error) => {
      if (failed.has(rule.id)) return;
      failed.add(rule.id);
      output.err(
        `The rule ${rule.id} failed and is left out where it does: ${error instanceof Error ? error.stack : error}\n`,
      );
    },
  });
}

function refuseProblems(name: string, file: NonNullable<Awaited<ReturnType<typeof readProjectFile>>>): void {
  const [problem] = file.problems;
  if (!problem) return;
  const { line, character } = rangeIn(file, problem).start;
  throw new UsageError(`${name}:${line + 1}:${character + 1}: ${problem.message}`);
}

async function findAll(
  workspace: Workspace,
  texts: ReadonlyMap<string, string>,
  { minSeverity }: CheckArguments,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const uri of texts.keys()) {
    const analysis = await workspace.analyze(uri);
    findings.push(...(analysis?.findings ?? []).filter(({ location }) => location.uri === uri));
  }
  return findings.filter(({ severity }) => reaches(severity, minSeverity));
}

function reaches(severity: Finding["severity"], least: string): boolean {
  return severities.indexOf(severity) <= (severities as readonly string[]).indexOf(least);
}

/** The texts that the fixes change, as they are then. Files that were not asked for stay as they are. */
function fixedTexts(
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
  unsafe: boolean,
): ReadonlyMap<string, string> {
  const pick = (finding: Finding) => (unsafe ? finding.fixes[0] : safeFixOf(finding));
  const edits = fixAll(findings, pick, (uri) => texts.has(uri));
  return new Map([...edits].map(([uri, own]) => [uri, applyEdits(texts.get(uri)!, own)]));
}
