import "mocha/mocha.js";
import { reportMark } from "./report-mark.ts";

/** One test, in the words of Mocha's own JSON reporter. */
type Entry = {
  readonly file: string;
  readonly fullTitle: string;
  readonly err: { readonly stack?: string | undefined };
};

// Before the files of the tests are loaded, which call `describe`.
mocha.setup({ ui: "bdd", timeout: 60_000, forbidOnly: true, reporter: Mocha.reporters.Base });

/**
 * Entry that the editor calls in the extension host of the browser, where there are neither files nor processes. Runs
 * the suites that are bundled with it and writes what Mocha's JSON reporter would to the console, in one line. Rejects
 * when a test failed.
 */
export async function run(): Promise<void> {
  const passes: Entry[] = [];
  const failures: Entry[] = [];
  const pending = await new Promise<number>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats?.pending ?? 0));
    runner.on("pass", (test) => passes.push(entryOf(test)));
    runner.on("fail", (test, error: Error) => failures.push({ ...entryOf(test), err: { stack: error.stack } }));
  });
  // biome-ignore lint/suspicious/noConsole: the console is the only way out of the worker.
  console.log(reportMark + JSON.stringify({ stats: { pending }, passes, failures }));
  if (failures.length > 0)
    throw new Error(failures.map(({ fullTitle, err }) => `${fullTitle}\n${err.stack}`).join("\n"));
}

function entryOf(test: Mocha.Runnable): Entry {
  return { file: "vscode", fullTitle: test.fullTitle(), err: {} };
}
