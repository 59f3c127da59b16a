import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { bundleSuite } from "./bundle-suite.ts";

/**
 * Runs the suite in a downloaded desktop VS Code. Mocha's report is in the file `report` afterwards. Rejects when the
 * editor cannot start or a test failed. Linux without a screen needs `xvfb-run`. `DATA_PIPELINE_HINTS_VSCODE_VERSION` is
 * `stable`, which is the default, `insiders`, a version, or `minimum`, which is the one that the manifest asks for.
 */
export async function runInElectron(root: string, report: string): Promise<void> {
  const extensionTestsPath = await bundleSuite(root);
  const temporary = mkdtempSync(join(tmpdir(), "data-pipeline-hints-"));
  const workspace = join(temporary, "workspace");
  cpSync(join(root, "test/vscode/workspace"), workspace, { recursive: true });
  try {
    await runTests({
      version: versionOf(root),
      extensionDevelopmentPath: root,
      extensionTestsPath,
      extensionTestsEnv: { DATA_PIPELINE_HINTS_REPORT: report },
      launchArgs: [workspace, "--disable-extensions", "--user-data-dir", join(temporary, "data")],
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function versionOf(root: string): string {
  const asked = process.env.DATA_PIPELINE_HINTS_VSCODE_VERSION ?? "stable";
  if (asked !== "minimum") return asked;
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return engines.vscode.replace(/^\^/, "");
}
