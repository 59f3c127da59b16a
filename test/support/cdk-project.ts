import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cdkImport } from "../../scripts/snippets.ts";

/** What has become of a stack. */
export interface Synthesized {
  /** What the compiler, the constructs and the CDK's validation of the template have against it. */
  readonly problems: readonly string[];
  /** As `cdk synth` writes it; absent where the stack does not compile or a construct threw. */
  readonly template: string | undefined;
}

/** Where the validation writes what it and the annotations of constructs say, as far as it is read here. */
interface ValidationReport {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly severity: string;
      readonly description: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

type Problem = readonly [stack: string, problem: string];

const compiler = resolve("node_modules/typescript/bin/tsc");
const strict = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"];
const app = resolve("test/support/cdk-app.ts");

/**
 * Compiles and synthesises stacks as a project of the CDK does, each for itself and for no particular account or
 * region, in a folder that is gone afterwards. A stack is given as what stands in its constructor, under a name of
 * letters, digits and hyphens. Whatever is deprecated is a problem.
 */
export async function synthesize(stacks: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Synthesized>> {
  const folder = mkdtempSync(join(tmpdir(), "data-pipeline-hints-cdk-"));
  try {
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
    for (const [name, statements] of stacks) writeStack(folder, name, statements);
    const errors = await compile(folder, [...stacks.keys()]);
    const failing = new Set(errors.map(([stack]) => stack));
    const thrown = await construct(
      folder,
      [...stacks.keys()].filter((name) => !failing.has(name)),
    );
    const problems = [...errors, ...thrown, ...violations(folder)];
    const stray = problems.find(([stack]) => !stacks.has(stack));
    if (stray) throw new Error(`No stack ${stray.join(": ")}`);
    for (const [stack] of thrown) failing.add(stack);
    const outcome = (name: string): Synthesized => ({
      problems: problems.filter(([stack]) => stack === name).map(([, problem]) => problem),
      template: failing.has(name) ? undefined : readFileSync(join(folder, `cdk.out/${name}.template.json`), "utf8"),
    });
    return new Map([...stacks.keys()].map((name) => [name, outcome(name)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeStack(folder: string, name: string, statements: string): void {
  const source = `${cdkImport};
import type { Construct } from "constructs";

export default class extends cdk.Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
${statements}
  }
}
`;
  writeFileSync(join(folder, fileOf(name)), source);
  for (const [, asset = ""] of statements.matchAll(/\b(?:fromA|a)sset\("([^"]+)"\)/g)) {
    mkdirSync(join(folder, asset), { recursive: true });
    writeFileSync(join(folder, asset, "index.py"), "def handler(event, context):\n    return None\n");
  }
}

/** Errors of the compiler, each with the line that it is about. */
async function compile(folder: string, stacks: readonly string[]): Promise<readonly Problem[]> {
  const { failed, output } = await run(folder, [compiler, ...strict, "--pretty", "false", ...stacks.map(fileOf)]);
  const errors = [...output.matchAll(/^(\S+)\.mts\((\d+),\d+\): error (.*)$/gm)].map(
    ([, stack = "", line, message]): Problem => {
      const text = readFileSync(join(folder, fileOf(stack)), "utf8").split("\n")[Number(line) - 1];
      return [stack, `${message} In: ${text?.trim()}`];
    },
  );
  if (failed && errors.length === 0) throw new Error(`The compiler failed:\n${output}`);
  return errors;
}

/** What constructors threw. Anything else that makes the app fail is thrown. */
async function construct(folder: string, stacks: readonly string[]): Promise<readonly Problem[]> {
  const { failed, output } = await run(folder, [app, ...stacks.map(fileOf)]);
  if (failed) throw new Error(`The app failed:\n${output}`);
  return Object.entries(JSON.parse(output) as Record<string, string>);
}

/** What the CDK's validation says of the templates, as `warning: ...` or `error: ...`. */
function violations(folder: string): readonly Problem[] {
  const { pluginReports } = JSON.parse(
    readFileSync(join(folder, "cdk.out/validation-report.json"), "utf8"),
  ) as ValidationReport;
  return pluginReports
    .flatMap((report) => report.violations)
    .flatMap(({ severity, description, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }): Problem => {
        const [stack = ""] = constructPath.split("/");
        return [stack, `${severity}: ${description}`];
      }),
    );
}

/** Runs Node in a folder. The output of a process that failed ends with its errors. */
function run(folder: string, words: readonly string[]): Promise<{ failed: boolean; output: string }> {
  const env = { ...process.env, JSII_DEPRECATED: "fail" };
  return new Promise((done) => {
    execFile(process.execPath, words, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      done({ failed: error !== null, output: error ? stdout + stderr : stdout }),
    );
  });
}

function fileOf(stack: string): string {
  return `${stack}.mts`;
}
