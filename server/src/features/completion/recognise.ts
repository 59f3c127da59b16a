import type { DialectId } from "../../model/template.ts";

/** The sections of CloudFormation's templates, of which one of the first two must be there. */
const cloudFormationSections = new Set([
  "AWSTemplateFormatVersion",
  "Resources",
  "Conditions",
  "Description",
  "Globals",
  "Mappings",
  "Metadata",
  "Outputs",
  "Parameters",
  "Rules",
  "Transform",
]);
const terraformSections = new Set([
  "//",
  "check",
  "data",
  "ephemeral",
  "import",
  "locals",
  "module",
  "moved",
  "output",
  "provider",
  "removed",
  "resource",
  "terraform",
  "variable",
]);

/** A longer text that is not known as ours by its content has been looked at long enough. */
const longest = 200_000;

/**
 * The dialect of a document that has just been begun, or is broken where its dialect would show: by the names of its
 * sections alone, of which none may be foreign but the one that is being written at the cursor.
 */
export function dialectOfBeginning(text: string, uri: string, cursor = -1): DialectId | undefined {
  if (text.length > longest) return undefined;
  const isJson = /^\s*\{/.test(text);
  const keys = isJson ? outerJsonKeys(text) : outerYamlKeys(text);
  const names = keys.filter(({ start, end }) => !(start <= cursor && cursor <= end)).map(({ name }) => name);
  if (names.length === 0) return undefined;
  const isSam = /AWS::Serverless/.test(text);
  if (names.some((name) => name === "AWSTemplateFormatVersion" || name === "Resources")) {
    return names.every((name) => cloudFormationSections.has(name)) ? (isSam ? "sam" : "cloudformation") : undefined;
  }
  const isNamedSo = /\.tf\.(?:json|ya?ml)$/.test(uri);
  const isBegun = names.includes("resource") && /^\s*["']?(?:aws|awscc)_?/m.test(text);
  return (isNamedSo || isBegun) && names.every((name) => terraformSections.has(name)) ? "terraform" : undefined;
}

interface Key {
  readonly name: string;
  readonly start: number;
  /** Behind its colon. */
  readonly end: number;
}

function outerYamlKeys(text: string): readonly Key[] {
  const pattern = /^(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#'"\-{[][^:\n]*?))\s*:(?=\s|$)/gm;
  return [...text.matchAll(pattern)].map(({ 0: whole, 1: double, 2: single, 3: plain, index }) => ({
    name: (double ?? single ?? plain)!,
    start: index,
    end: index + whole.length,
  }));
}

/** The keys of the outermost map, found by counting brackets outside of texts. */
function outerJsonKeys(text: string): readonly Key[] {
  const keys: Key[] = [];
  let depth = 0;
  for (const { 0: token, 1: name, index } of text.matchAll(/"((?:[^"\\\n]|\\.)*)"(?:\s*:)?|[{}[\]]/g)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (depth === 1 && token.endsWith(":")) keys.push({ name: name!, start: index, end: index + token.length });
  }
  return keys;
}
