import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { installEditor } from "./vscode/code-server.ts";
import { runInBrowser } from "./vscode/launch-browser.ts";
import { runInElectron } from "./vscode/launch-electron.ts";
import { runInServer } from "./vscode/launch-server.ts";
import { runInTestWeb } from "./vscode/launch-test-web.ts";

/** What Mocha's own JSON reporter writes, as far as it is read here. */
type Report = {
  readonly stats: { readonly pending: number };
  readonly passes: readonly { readonly file: string }[];
  readonly failures: readonly {
    readonly file: string;
    readonly fullTitle: string;
    readonly err: { readonly message?: string; readonly stack?: string };
  }[];
};

type Outcome = { readonly passed: number; readonly failures: readonly string[] };

/** Runs tests and leaves Mocha's report in the file given. */
type Start = (report: string) => void | Promise<void>;

const root = dirname(import.meta.dirname);

/** Suites on Node alone, which share one process. Each is named after its folder. */
const plain = ["unit", "rules", "lsp", "cli"];

/** Whether VS Code is downloaded, which takes the internet; otherwise its server comes from the npm registry. */
const isDownloaded = process.env.DATA_PIPELINE_HINTS_VSCODE === "electron";

/** Tests that drive a window of the editor. */
const windows = [
  "activation",
  "workbench",
  "pipeline",
  "first-contact",
  "workspaces",
  "beside-others",
  "web-host",
  "pictures",
];

/** Suites that need a process of their own: a browser, an editor, a build. */
const hosted: Readonly<Record<string, Start>> = {
  web: (report) => mocha(report, ["test/web/**/*.test.ts"]),
  vscode: (report) => (isDownloaded ? runInElectron(root, report) : runInServer(root, report)),
  browser: (report) => (isDownloaded ? runInTestWeb(root, report) : runInBrowser(root, report)),
  // With the grammars and the themes that the editor brings.
  syntaxes: (report) => {
    installEditor(root);
    mocha(report, ["test/syntaxes/*.test.ts"]);
  },
  // What a window did not show in time it may show the second time.
  workbench: (report) =>
    mocha(
      report,
      windows.map((name) => `test/vscode/${name}.ts`),
      ["--retries", "1"],
    ),
  // Last, since it builds again, for a release.
  package: (report) => mocha(report, ["test/package/**/*.test.ts"]),
};

process.exit(await main(process.argv.slice(2)));

/** Runs the suites of these names, or all, one after the other, and gives the exit status. */
async function main(names: readonly string[]): Promise<number> {
  const known = [...plain, ...Object.keys(hosted)];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    print(`No such suite: ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
    return 2;
  }
  const isWanted = (name: string) => names.length === 0 || names.includes(name);
  const together = plain.filter(isWanted);
  const globs = together.map((name) => `test/${name}/**/*.test.ts`);
  const groups: [readonly string[], Start][] = [
    [together, (report) => mocha(report, globs)],
    ...Object.entries(hosted).map(([name, start]): [string[], Start] => [[name].filter(isWanted), start]),
  ];

  const temporary = mkdtempSync(join(tmpdir(), "data-pipeline-hints-test-"));
  const outcomes: Outcome[] = [];
  for (const [suites, start] of groups.filter(([suites]) => suites.length > 0)) {
    outcomes.push(await run(suites, start, join(temporary, `${suites.join("-")}.json`)));
  }
  rmSync(temporary, { recursive: true, force: true });

  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  for (const [index, failure] of failures.entries()) {
    print(`\n${index + 1}) ${failure}`);
  }
  print(`\n${passed} passed, ${failures.length} failed`);
  return failures.length > 0 ? 1 : 0;
}

/** Runs suites that share a report. One that cannot start, or in which no test ran, has failed. */
async function run(suites: readonly string[], start: Start, file: string): Promise<Outcome> {
  const title = suites.join(", ");
  const broken: string[] = [];
  try {
    await start(file);
  } catch (error) {
    broken.push(`${title}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { stats, passes, failures }: Report = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : { stats: { pending: 0 }, passes: [], failures: [] };
  print(`${title}: ${passes.length} passed, ${failures.length} failed, ${stats.pending} left out`);

  const failed = failures.map(({ fullTitle, err }) => `${fullTitle}\n${err.stack ?? err.message ?? ""}`);
  if (failed.length === 0 && broken.length > 0) {
    return { passed: passes.length, failures: broken };
  }
  const ran = [...passes, ...failures].map((test) => test.file);
  const empty = suites.filter((suite) =>
    suites.length === 1 ? ran.length === 0 : !ran.some((path) => isIn(suite, path)),
  );
  return { passed: passes.length, failures: [...failed, ...empty.map((suite) => `${suite}: no test ran`)] };
}

function isIn(suite: string, path: string): boolean {
  return path.startsWith(join(root, "test", suite) + sep);
}

/** Runs Mocha on the files that match. Throws with its output when it ends without a report. */
function mocha(report: string, globs: readonly string[], options: readonly string[] = []): void {
  const reporter = ["--reporter", "json", "--reporter-option", `output=${report}`];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules/mocha/bin/mocha.js"), ...reporter, ...options, ...globs],
    { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  if (!existsSync(report)) {
    throw new Error(`Mocha ended with ${status} and left no report.\n${stdout}${stderr}`);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
