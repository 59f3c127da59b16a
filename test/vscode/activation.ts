import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";

const bundle = readFileSync(join(import.meta.dirname, "../../dist/client.js"), "utf8");

/** Calls by which an extension gets at files, or at a process that could. */
const reading =
  /^vscode\.workspace\.(?:fs\.(?!isWritableFileSystem)|find|openTextDocument|save)|^fs\b|^child_process\b/;

describe("activation", () => {
  it("reads no file and starts no process for a file that is none of ours", async () => {
    const calls = await callsOfActivation(bundle);
    assert.ok(calls.includes("vscode.commands.registerCommand"), "it did activate");
    assert.deepEqual(
      calls.filter((call) => reading.test(call)),
      [],
    );
  });

  for (const call of [
    'require("vscode").workspace.fs.readFile(1)',
    'require("vscode").workspace.findFiles("**/*.yaml")',
    'require("fs").promises.readFile("stack.yaml")',
    'require("node:fs").readFileSync("stack.yaml")',
    'require("child_process").spawn("node")',
  ]) {
    it(`could not hide ${call}`, async () => {
      const calls = await callsOfActivation(`exports.activate = async () => { await 0; ${call}; };`);
      assert.equal(calls.filter((one) => reading.test(one)).length, 1);
    });
  }
});

/** Activates the extension of this source, with a file of YAML open as the cause, and gives what it has called, by name. */
async function callsOfActivation(source: string): Promise<readonly string[]> {
  const calls: string[] = [];
  const document = { uri: { scheme: "file", path: "/pod.yaml" }, languageId: "yaml", getText: () => "kind: Pod\n" };
  const vscode = standIn("vscode", calls, {
    "vscode.workspace.textDocuments": [document],
    "vscode.window.activeTextEditor": { document },
    "vscode.languages.match": () => 10,
  });
  const real = createRequire(import.meta.url);
  const require = (name: string): unknown => {
    const bare = name.replace(/^node:/, "");
    if (bare === "vscode") return vscode;
    return /^(?:fs|child_process)\b/.test(bare) ? standIn(bare, calls, {}) : real(name);
  };
  const module = { exports: {} as { activate(context: object): unknown } };
  new Function("require", "module", "exports", source)(require, module, module.exports);
  const memento = { get: (_key: string, value: unknown) => value };
  const context = { subscriptions: [], asAbsolutePath: (path: string) => path };
  module.exports.activate({ ...context, workspaceState: memento, globalState: memento });
  // Whatever it does not wait for has its turn.
  for (let turn = 0; turn < 10; turn++) await setImmediate();
  return calls;
}

/** Has any member, which can be called, made and extended; notes each call by name. Some members are given, by name. */
function standIn(name: string, calls: string[], given: Readonly<Record<string, unknown>>): object {
  const target = function member() {};
  return new Proxy(target, {
    get(_, key) {
      if (key === "prototype") return target.prototype;
      if (typeof key === "symbol" || key === "then") return undefined;
      const path = `${name}.${key}`;
      return path in given ? given[path] : standIn(path, calls, given);
    },
    set: () => true,
    apply() {
      calls.push(name);
      return standIn(`${name}()`, calls, given);
    },
    construct() {
      calls.push(`new ${name}`);
      return standIn(`new ${name}`, calls, given);
    },
  });
}
