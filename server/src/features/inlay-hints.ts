import type { InlayHint } from "vscode-languageserver-types";
import { serviceOfType } from "../knowledge/knowledge.ts";
import { pathStep } from "../model/path.ts";
import { type Property, type ResourceView, viewIn } from "../model/property.ts";
import { childrenOf } from "../model/property-at.ts";
import { explore } from "../model/scenario.ts";
import { type Location, locationOf, type SourceFile } from "../model/site.ts";
import type { Resource, Template } from "../model/template.ts";
import type { Value } from "../model/value.ts";
import { lineRange, positionAt } from "../syntax/lines.ts";
import type { Range } from "../syntax/tree.ts";
import { referenceInBrief, referenceInWords } from "./hover/reference-hover.ts";
import { type HintSource, hintsFor } from "./meaning/meaning.ts";
import type { HintKind } from "./meaning/told.ts";
import { touches } from "./ranges.ts";

/** What is longer is cut, so that the line stays readable; the tooltip has all of it. */
const longest = 40;

/** On resources of data services only: of references there are many, and others are not what this is about. */
const references: HintSource = {
  kind: "references",
  tell: ({ resource, path }) => {
    const brief = serviceOfType(resource.type.name) && referenceInBrief(resource, path);
    return brief ? { text: referenceInWords(resource, path) ?? brief, brief } : undefined;
  },
};

/** What the values in a part of a file come to, behind each in its line, in the order of the text. */
export function inlayHintsIn(
  file: SourceFile,
  template: Template,
  range: Range,
  kinds: ReadonlySet<HintKind>,
): readonly InlayHint[] {
  const found = new Map<string, FoundHint>();
  for (const resource of template.resources.values()) {
    if (resource.generated || !isNear(resource, file, range)) continue;
    for (const { path, isReference } of propertiesIn(resource.properties, file, range)) {
      const sources = [...hintsFor(resource.type, path), ...(isReference ? [references] : [])];
      const wanted = sources.filter(({ kind }) => kinds.has(kind));
      for (const hint of wanted.flatMap((source) => tellIn(template, resource, path, source))) {
        if (hint.uri !== file.uri || hint.at < range.start || hint.at > range.end) continue;
        const key = `${hint.kind} ${hint.at}`;
        const other = found.get(key);
        // What depends on a condition beside the value has no one answer.
        found.set(key, other && other.brief !== hint.brief ? { ...hint, brief: "" } : hint);
      }
    }
  }
  return [...found.values()]
    .filter(({ brief }) => brief !== "")
    .sort((a, b) => a.at - b.at)
    .map(({ at, brief, text }) => ({
      position: positionAt(file.tree, at),
      label: shortened(brief),
      tooltip: { kind: "markdown", value: text },
      paddingLeft: true,
    }));
}

interface FoundHint {
  readonly kind: HintKind;
  readonly uri: string;
  readonly at: number;
  readonly brief: string;
  readonly text: string;
}

/** Whether one of the blocks that describe a resource reaches into the range. */
function isNear({ site, parts = [] }: Resource, file: SourceFile, range: Range): boolean {
  return [site, ...parts.map((part) => part.site)].some((own) => own.file === file && touches(own.node, range));
}

interface PropertyIn {
  readonly path: string;
  /** The value is written as something that stands for another one. */
  readonly isReference: boolean;
}

/** The properties with what they are made of; of those that are neither maps nor lists only the ones in the range. */
function* propertiesIn(value: Value, file: SourceFile, range: Range, path = ""): Generator<PropertyIn> {
  const isLeaf = value.kind !== "map" && value.kind !== "list" && value.kind !== "alternatives";
  if (isLeaf && !isIn(locationOf(value.site), file, range)) return;
  if (path !== "") yield { path, isReference: isLeaf && value.kind !== "literal" };
  for (const [step, child] of childrenOf(value)) {
    // The branches of a condition have the path of their property, which is told of once.
    if (step === undefined) continue;
    yield* propertiesIn(child, file, range, path === "" ? pathStep(step) : `${path}.${pathStep(step)}`);
  }
}

function isIn(location: Location, file: SourceFile, range: Range): boolean {
  return location.uri === file.uri && touches(location, range);
}

/** What a source says of a property, wherever conditions put its value. */
function tellIn(template: Template, { id }: Resource, path: string, { kind, tell }: HintSource): readonly FoundHint[] {
  const outcomes = explore(template, (scenario): FoundHint | undefined => {
    const property = viewIn(scenario, template).resource(id)?.get(path);
    // One of the values that a parameter may have is no more than an example.
    if (!property?.present || (kind !== "references" && property.value?.chosen)) return undefined;
    // What a short form stands for is written nowhere but in its type.
    if (property.location.start === property.resource.type.location.start) return undefined;
    const told = tell(property);
    if (!told?.brief) return undefined;
    return { kind, ...placeOf(property), brief: told.brief, text: told.text };
  });
  return outcomes.flatMap(({ result }) => result ?? []);
}

/** Behind a value of one line; behind the first line of a longer one. */
function placeOf(property: Property): { uri: string; at: number } {
  const { location, key } = property;
  const tree = treeOf(property.resource, location);
  const last = tree && lineRange(tree, location.start).end;
  if (!tree || last === undefined || location.end <= last) return { uri: location.uri, at: location.end };
  const { start, end } = lineRange(tree, key.location.start);
  return { uri: location.uri, at: start + tree.text.slice(start, end).trimEnd().length };
}

function treeOf({ template }: ResourceView, { uri }: Location): { readonly text: string } | undefined {
  return template.source.files.find((file) => file.uri === uri)?.tree;
}

function shortened(text: string): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const word = cut.lastIndexOf(" ");
  return `${cut.slice(0, word > longest / 2 ? word : undefined).replace(/[\s→,:]+$/, "")}…`;
}
