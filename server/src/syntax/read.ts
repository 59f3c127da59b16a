import { readJson } from "./json.ts";
import type { Language, SyntaxTree } from "./tree.ts";
import { readYaml } from "./yaml.ts";

/** Reads a text in its language. */
export function readText(text: string, language: Language): SyntaxTree {
  return language === "json" ? readJson(text) : readYaml(text);
}

/**
 * The language of a document, from its name, or from the editor's language id where the name says nothing; a name such
 * as `stack.template` may hold either, and the first character tells. Undefined for languages that are not read.
 */
export function languageOf(name: string, text: string, languageId?: string): Language | undefined {
  if (/\.ya?ml$/i.test(name)) return "yaml";
  if (/\.jsonc?$/i.test(name)) return "json";
  if (languageId && !/^(?:yaml|jsonc?|yml|plaintext|cloudformation)/.test(languageId)) return undefined;
  if (languageId === undefined && !/\.(?:template|cfn|stack)$/i.test(name)) return undefined;
  return /^\s*(?:\/[/*]|[{[])/.test(text) ? "json" : "yaml";
}
