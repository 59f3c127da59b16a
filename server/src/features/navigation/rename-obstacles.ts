import { symbolsOf } from "../../dialects/symbols.ts";
import { type Location, locate, type SourceFile } from "../../model/site.ts";
import type { Definition, SymbolKind, Use } from "../../model/symbols.ts";
import type { Template } from "../../model/template.ts";
import type { Node, ScalarNode } from "../../syntax/tree.ts";
import { lineOf } from "../ranges.ts";

/** A text of the same module that is not read, such as a file in Terraform's own syntax. */
export interface UnreadText {
  /** The file's name, as the user knows it. */
  readonly name: string;
  readonly text: string;
}

interface Rename {
  readonly template: Template;
  readonly definition: Definition;
  /** This one, and all others of the same name. */
  readonly definitions: readonly Definition[];
  readonly uses: readonly Use[];
  readonly newName: string;
  readonly unreadTexts: readonly UnreadText[];
}

/** Why a name cannot have another one, in words for the user; undefined where it can. */
export function obstacleTo(rename: Rename): string | undefined {
  return faultOf(rename) ?? conflictOf(rename) ?? doubtOf(rename);
}

/** What a name may be made of. */
const wellFormed = {
  cloudformation: { pattern: /^[A-Za-z0-9]+$/, says: "CloudFormation takes letters and digits only" },
  terraform: {
    pattern: /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u,
    says: "Terraform takes letters, digits, _ and -, and none but a letter or _ at the beginning",
  },
};

/** What YAML reads as something else than a text. */
const noText = /^(?:true|false|yes|no|on|off|y|n|null|\d+|\d+e\d+|0x[\da-f]+|0o[0-7]+)$/i;

/** Arguments of a module's block, which none of its variables can be called. */
const moduleArguments = ["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"];

/** What is wrong with a name in itself. */
function faultOf({ newName, definition: { kind, at }, template: { dialect, files } }: Rename): string | undefined {
  const { pattern, says } = wellFormed[dialect === "terraform" ? "terraform" : "cloudformation"];
  if (newName === "") return "A name cannot be empty.";
  if (!pattern.test(newName)) return `"${newName}" is not a valid name: ${says}.`;
  if (kind === "variable" && moduleArguments.includes(newName)) {
    return `No variable can be called "${newName}": in the block of a module this is an argument of Terraform's own.`;
  }
  const isYaml = files.find(({ uri }) => uri === at.uri)?.tree.language === "yaml";
  return isYaml && noText.test(newName) ? `YAML does not read "${newName}" as a text.` : undefined;
}

/** Kinds of which no two names may be the same, since a reference does not say which it means. */
const sharing: readonly SymbolKind[] = ["parameter", "resource", "loop variable"];

/** What else has the name, or would take it where the old one is used. */
function conflictOf({ newName, definition: { kind, id, name }, uses, template }: Rename): string | undefined {
  if (newName === name) return undefined;
  const newId = id.slice(0, id.length - name.length) + newName;
  const kinds = sharing.includes(kind) ? sharing : [kind];
  const other = symbolsOf(template).definitions.find(
    (one) =>
      kinds.includes(one.kind) &&
      (one.id === newId || one.makes?.includes(newId) || (one.kind !== kind && one.name === newName)),
  );
  if (other) return `There is a ${other.kind} "${newName}" already.`;
  if (kind === "resource" && template.resources.has(newId)) {
    return `There is a resource "${newName}" already, which the transform makes.`;
  }
  const hidden = uses.find(({ taken }) => taken?.has(newName));
  return hidden && `In line ${lineOf(hidden.at, template)}, "${newName}" is a variable of the text itself.`;
}

/** Why not all places where a name stands can be changed. */
function doubtOf({ definition, definitions, uses, template, unreadTexts }: Rename): string | undefined {
  const { name } = definition;
  const places = [...definitions, ...uses];
  const other = places.find(({ at }) => textAt(at, template) !== name);
  if (other) return `In line ${lineOf(other.at, template)}, "${name}" is written so that it cannot be changed.`;
  const unread = symbolsOf(template).unread.find((place) => asWord(name).test(textAt(place, template)));
  const doubtful = unread ?? doubtfulPlace(name, places, template);
  if (doubtful) return `"${name}" also stands in line ${lineOf(doubtful, template)}, in a text that cannot be read.`;
  if (template.dialect !== "terraform") return undefined;
  const beside = unreadTexts.find(({ text }) => inTerraform(definition).test(text));
  return beside && `"${name}" is also used in ${beside.name}, which is written in a syntax that is not read.`;
}

function textAt({ uri, start, end }: Location, { files }: Template): string {
  return files.find((file) => file.uri === uri)?.tree.text.slice(start, end) ?? "";
}

/** Where a text is not well-formed, a place at which the name may stand without having been seen. */
function doubtfulPlace(name: string, places: readonly Pick<Use, "at">[], { files }: Template): Location | undefined {
  for (const file of files.filter(({ tree }) => tree.broken)) {
    const known = [
      ...places.filter(({ at }) => at.uri === file.uri).map(({ at }) => at),
      ...file.tree.comments,
      ...scalarsIn(file.tree.root, name).filter((node) => isPlainly(node, file)),
    ];
    for (const { index } of file.tree.text.matchAll(asWord(name))) {
      if (known.some(({ start, end }) => start <= index && index < end)) continue;
      return locate(file, { start: index, end: index + name.length });
    }
  }
  return undefined;
}

/** Keys and values, but for values that are just the name: these may be meant by it. */
function scalarsIn(node: Node | undefined, name: string): readonly ScalarNode[] {
  if (node?.kind === "map") return node.entries.flatMap(({ key, value }) => [key, ...scalarsIn(value, name)]);
  if (node?.kind === "list") return node.items.flatMap((item) => scalarsIn(item, name));
  return node?.kind === "scalar" && String(node.value).split(".")[0] !== name ? [node] : [];
}

/** What has several lines may have taken in what stands behind a quote that was forgotten. */
function isPlainly({ style, start, end }: ScalarNode, { tree }: SourceFile): boolean {
  return style === "literal" || style === "folded" || !tree.text.slice(start, end).includes("\n");
}

function asWord(name: string): RegExp {
  return new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w-])`, "g");
}

function escaped(text: string): string {
  return text.replace(/[^\w\s]/g, "\\$&");
}

/** How addresses begin that are not those of resources and data sources. */
const roots: Readonly<Partial<Record<SymbolKind, string>>> = { variable: "var.", local: "local.", module: "module." };

/** An address in Terraform's own syntax, or the labels of a block. */
function inTerraform({ kind, id, name, detail }: Definition): RegExp {
  const address = kind === "output" ? [] : [`(?<![\\w.-])${escaped(`${roots[kind] ?? ""}${id}`)}(?![\\w-])`];
  const labels = detail === undefined ? [name] : [detail, name];
  const block = [kind, ...labels.map((label) => `"${escaped(label)}"`)].join("\\s*");
  return new RegExp([...address, `\\b${block}`].join("|"));
}
