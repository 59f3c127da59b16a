import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { inlayHints } from "./editor.ts";

describe("hints in the line", () => {
  it("stand behind the values that they tell of", async () => {
    const content = "Resources:\n  Clicks:\n    Type: AWS::Kinesis::Stream\n    Properties:\n      ShardCount: 4\n";
    const document = await vscode.workspace.openTextDocument({ language: "yaml", content });
    await vscode.window.showTextDocument(document);
    const [hint, ...others] = await inlayHints(document);
    assert.deepEqual(others, []);
    assert.equal(hint?.label, "4 MiB/s in, 8 MiB/s out");
    assert.deepEqual(hint?.position, new vscode.Position(4, "      ShardCount: 4".length));
  });
});
