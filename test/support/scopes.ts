import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { createRegistryFromGrammars } from "vscode-tmgrammar-test/dist/common/index.js";

type Registry = ReturnType<typeof createRegistryFromGrammars>;

/** A grammar as the manifest names it. */
interface Contribution {
  readonly path: string;
  readonly scopeName: string;
  readonly injectTo?: string[];
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { contributes: { grammars: Contribution[] } };
const packaged = "node_modules/tm-grammars/grammars";

/** The extensions that the editor brings, which is installed before these tests run. */
export const editorExtensions = ".vscode-test/code-server/node_modules/code-server/lib/vscode/extensions";

/** The grammars of an editor, as files. */
export interface Host {
  readonly name: string;
  readonly grammars: readonly string[];
}

/** Editors before 1.97 read YAML by the grammar of TextMate. */
export const olderHost: Host = {
  name: "TextMate's grammars",
  grammars: ["yaml", "json", "typescript", "terraform"].map((name) => `${packaged}/${name}.json`),
};

/** Newer ones read it by another, which only they bring. */
export const newerHost: Host = {
  name: "the editor's own grammars",
  grammars: [
    ...globSync(`${editorExtensions}/yaml/syntaxes/*.json`),
    `${editorExtensions}/json/syntaxes/JSON.tmLanguage.json`,
    `${editorExtensions}/typescript-basics/syntaxes/TypeScript.tmLanguage.json`,
    `${packaged}/terraform.json`,
  ],
};

/** The names of the grammars that read a language. */
export type Root = "source.yaml" | "source.json";

/** The host's grammars, with ours or without. */
export function registryOf(host: Host, withOurs: boolean): Registry {
  const theirs = host.grammars.map((path) => ({ path, scopeName: "" }));
  const all = (withOurs ? [...theirs, ...manifest.contributes.grammars] : theirs).map((grammar) => ({
    grammar,
    content: readFileSync(grammar.path, "utf8"),
  }));
  if (host.name === olderHost.name) all.push(absent);
  return createRegistryFromGrammars(all);
}

/** One that an older editor does not have, and of which it says nothing either. */
const absent = { grammar: { path: "absent.json", scopeName: "source.yaml.1.2" }, content: '{ "patterns": [] }' };

const registries = new Map<string, Registry>();

/** The scopes of each character, outermost first; none for line breaks. */
export async function scopesOf(
  text: string,
  root: Root,
  host: Host,
  withOurs = true,
): Promise<readonly (readonly string[])[]> {
  const key = `${host.name} ${withOurs}`;
  const registry = registries.get(key) ?? registryOf(host, withOurs);
  registries.set(key, registry);
  const grammar = await registry.loadGrammar(root);
  assert.ok(grammar);
  let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
  return text.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const scopes = tokens.flatMap((token) => Array(token.endIndex - token.startIndex).fill(token.scopes) as string[][]);
    return [...scopes.slice(0, line.length), []];
  });
}

/** Whether a scope is one that our grammars give to what they name. */
export function isOurs(scope: string): boolean {
  return (
    !isContext(scope) &&
    /\.(?:arn|aws|cloudformation|terraform|data-pipeline-hints)$|^meta\.embedded\.(?:block|line)\.json$/.test(scope)
  );
}

/** Whether a scope only says where something stands: it has no colour, and may be around what has the host's. */
export function isContext(scope: string): boolean {
  return /^meta\.context\./.test(scope);
}
