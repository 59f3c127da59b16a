import type { InlayHint } from "vscode-languageserver-types";
import { serviceOfType } from "../knowledge/knowledge.ts";
import { pathStep } from "../model/path.ts";
import { type Property, viewIn } from "../model/property.ts";
import { childrenOf } from "../model/property-at.ts";
import { explore, firstFound } from "../model/scenario.ts";
import { type Location, locationOf, type SourceFile } from "../model/site.ts";
import type { Resource, Template } from "../model/template.ts";
import type { Value } from "../model/value.ts";
import { lineRange, positionAt } from "../syntax/lines.ts";
import type { Range } from "../syntax/tree.ts";
import { type HintSource, hintsFor } from "./meaning/meaning.ts";
import { resolved } from "./meaning/reference.ts";
import type { HintKind } from "./meaning/told.ts";
import { touches } from "./ranges.ts";

/** What is longer is cut, so that the line stays readable; the tooltip has all of it. */
const longest = 40;

/** On resources of data services only: of references there are many, and others are not what this is about. */
const references: HintSource = {
  kind: "references",
  tell: ({ resource, path }) => (serviceOfType(resource.type.name) ? resolved(resource, path) : undefined),
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
    for (const { path, isReference } of propertiesIn(writtenOf(resource, template), file, range)) {
      const sources = [...(isReference ? [references] : []), ...hintsFor(resource.type, path)];
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
    .map(({ at, kind, brief, text, isAssumed }) => {
      // A reference beside it says that there is a default, and which.
      const isTold = kind === "references" || !!found.get(`references ${at}`)?.brief;
      return {
        position: positionAt(file.tree, at),
        label: shortened(isAssumed && !isTold ? `by default: ${brief}` : brief),
        tooltip: { kind: "markdown", value: text },
        paddingLeft: true,
      };
    });
}

interface FoundHint {
  readonly kind: HintKind;
  readonly uri: string;
  readonly at: number;
  readonly brief: string;
  readonly text: string;
  /** It holds for the default of a parameter. */
  readonly isAssumed: boolean;
}

/** Whether one of the blocks that describe a resource reaches into the range. */
function isNear({ site, parts = [] }: Resource, file: SourceFile, range: Range): boolean {
  return [site, ...parts.map((part) => part.site)].some((own) => own.file === file && touches(own.node, range));
}

/** What SAM makes of an event is computed, of what is written there. */
function writtenOf(resource: Resource, template: Template): Value {
  if (resource.properties.kind !== "computed") return resource.properties;
  return firstFound(template, (scenario) => scenario.settle(resource.properties)) ?? resource.properties;
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
    if (!isWritten(property)) return undefined;
    const told = tell(property);
    if (!told?.brief) return undefined;
    const isAssumed = [...scenario.parameters.values()].some(
      (state) => state.kind === "value" && state.from === "default",
    );
    return { kind, ...placeOf(property), brief: told.brief, text: told.text, isAssumed };
  });
  return outcomes.flatMap(({ result }) => result ?? []);
}

/** What nobody wrote has the place of what it comes from: a type, or the name of a block. */
function isWritten({ location, key, site, resource }: Property): boolean {
  const isKey = site?.key !== undefined && location.start === key.location.start;
  return !isKey && location.start !== resource.type.location.start;
}

/** Behind a value of one line; behind the first line of a longer one, before the comment there. */
function placeOf({ location, key, resource }: Property): { uri: string; at: number } {
  const { uri } = location;
  const tree = resource.template.source.files.find((file) => file.uri === uri)?.tree;
  if (!tree || location.end <= lineRange(tree, location.start).end) return { uri, at: location.end };
  const { start, end } = lineRange(tree, key.location.start);
  const comment = tree.comments.find((one) => one.start >= key.location.start && one.start < end);
  return { uri, at: start + tree.text.slice(start, comment?.start ?? end).trimEnd().length };
}

/** Cut at a word, or within a long one: the ends of names tell most. */
function shortened(text: string): string {
  if (text.length <= longest) return text;
  const lastWord = text.slice(text.lastIndexOf(" ") + 1);
  const room = longest - (text.length - lastWord.length) - 1;
  if (room > longest / 3) {
    const head = Math.floor(room / 3);
    return `${text.slice(0, text.length - lastWord.length + head)}…${lastWord.slice(head - room)}`;
  }
  const cut = text.slice(0, longest - 1);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > longest / 2 ? space : undefined).replace(/[\s→,:]+$/, "")}…`;
}
