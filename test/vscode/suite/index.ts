import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Entry that the editor calls in its extension host. Runs the suites that stand beside it and leaves Mocha's report in
 * the file that `DATA_PIPELINE_HINTS_REPORT` names. Rejects when a test failed.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({
    timeout: 60_000,
    forbidOnly: true,
    reporter: "json",
    reporterOptions: { output: process.env.DATA_PIPELINE_HINTS_REPORT },
  });
  for (const name of readdirSync(__dirname).filter((file) => file.endsWith(".test.js"))) {
    mocha.addFile(join(__dirname, name));
  }
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) {
    throw new Error(`${failures} failed`);
  }
}
