import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundleWebSuite } from "./bundle-suite.ts";
import { reportIn } from "./suite-report.ts";

/** Not among the dependencies, since installing it downloads a browser. */
const testWeb = "@vscode/test-web@0.0.81";

/**
 * Runs the suite in a downloaded VS Code for the Web, on a virtual workspace. Mocha's report is in the file `report`
 * afterwards. Rejects when the editor cannot start or a test failed.
 */
export async function runInTestWeb(root: string, report: string): Promise<void> {
  const entry = await bundleWebSuite(root);
  const words = ["--browser=chromium", "--quality=stable", `--extensionDevelopmentPath=${root}`];
  const { stdout } = await promisify(execFile)(
    "npx",
    ["--yes", testWeb, ...words, `--extensionTestsPath=${entry}`, join(root, "test/vscode/workspace")],
    { maxBuffer: 64 * 1024 * 1024, timeout: 600_000 },
  ).catch((error: { stdout?: string; message: string }) => ({ stdout: `${error.stdout ?? ""}\n${error.message}` }));
  writeFileSync(report, reportIn(stdout.split("\n")));
}
