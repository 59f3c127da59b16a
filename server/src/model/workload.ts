import { commentsOf, parseDirective } from "./directive.ts";
import type { Edit } from "./edit.ts";
import { inputs } from "./inputs.ts";
import type { Property, ResourceView } from "./property.ts";
import { type Location, locate, locateInPieces, locateWithinRange } from "./site.ts";
import { nameLocation } from "./text-part.ts";
import { asNumber, piecesOf, unknown } from "./value.ts";

/** The load that the user states for a stream, or for what reads from one. */
export interface Workload {
  /** Records put per second into the whole stream at the peak, reserve included. */
  readonly recordsPerSecond: number;
  /** Average size in bytes of a record with its partition key, before base64. */
  readonly recordBytes: number;
  /** Bytes of the largest record. */
  readonly maxRecordBytes: number | undefined;
  /** Share of the traffic that has the most frequent partition key, above 0 and at most 1. */
  readonly hotKeyShare: number | undefined;
  /** Polling consumers that are not in the template. */
  readonly sharedConsumers: number;
  /** Average duration of one invocation of an event source mapping, in milliseconds. */
  readonly durationMs: number | undefined;
  /** Where it is stated. */
  readonly location: Location;
}

/** What an argument may be. */
export interface ArgumentKind {
  readonly name: string;
  /** In words, for a message. */
  readonly expected: string;
  readonly isValid: (value: number) => boolean;
}

const above0: Omit<ArgumentKind, "name"> = { expected: "a number above 0", isValid: (value) => value > 0 };

/** The arguments of the annotation; the case of their names does not matter. */
export const argumentKinds: readonly ArgumentKind[] = [
  { name: "RecordsPerSecond", ...above0 },
  { name: "RecordSizeKiB", ...above0 },
  { name: "RecordSizeBytes", ...above0 },
  { name: "MaxRecordSizeKiB", ...above0 },
  { name: "PeakFactor", expected: "a number of at least 1", isValid: (value) => value >= 1 },
  { name: "HeadroomPercent", expected: "a number from 0 to 400", isValid: (value) => value >= 0 && value <= 400 },
  { name: "HotKeyShare", expected: "above 0 and at most 1", isValid: (value) => value > 0 && value <= 1 },
  {
    name: "SharedConsumers",
    expected: "a whole number of at least 0",
    isValid: (value) => value >= 0 && Number.isInteger(value),
  },
  { name: "DurationMs", ...above0 },
];

const kindsByName = new Map(argumentKinds.map((kind) => [kind.name.toLowerCase(), kind]));

/** An argument as it is written. */
export interface WorkloadArgument {
  /** With the case that the author gave it. */
  readonly name: string;
  /** Undefined for what is no number. */
  readonly number: number | undefined;
  /** The value is a parameter or an expression that cannot be told. */
  readonly unknown: boolean;
  readonly at: Location;
  readonly nameAt: Location;
  readonly kind: ArgumentKind | undefined;
}

/** The annotation as it is written, whatever its form. */
export interface WorkloadAnnotation {
  /** The whole of it, or its key. */
  readonly location: Location;
  readonly arguments: readonly WorkloadArgument[];
  /** The edit that adds an argument. */
  readonly added: (name: string, value: number) => Edit;
}

/** The annotation of a resource: its metadata, or a comment, or Terraform's `//` key, in this order. */
export function workloadAnnotation(resource: ResourceView): WorkloadAnnotation | undefined {
  const metadata = metadataOf(resource);
  return fromMetadata(metadata) ?? fromComments(resource) ?? fromString(metadata);
}

/** The argument of a name; the last counts where there are several. */
export function argumentOf(annotation: WorkloadAnnotation, name: string): WorkloadArgument | undefined {
  return annotation.arguments.findLast(({ kind }) => kind?.name === name);
}

/** The stated load; undefined where none is stated, or where it is not valid. */
export function workloadOf(resource: ResourceView): Workload | undefined {
  const annotation = workloadAnnotation(resource);
  if (!annotation?.arguments.every(isValid)) return undefined;
  const value = (name: string): number | undefined => argumentOf(annotation, name)?.number;
  const records = value("RecordsPerSecond");
  const [kib, bytes] = [value("RecordSizeKiB"), value("RecordSizeBytes")];
  if (records === undefined || (kib === undefined) === (bytes === undefined)) return undefined;
  const largest = value("MaxRecordSizeKiB");
  return {
    recordsPerSecond: records * (value("PeakFactor") ?? 1) * (1 + (value("HeadroomPercent") ?? 0) / 100),
    recordBytes: bytes ?? kib! * 1024,
    maxRecordBytes: largest === undefined ? undefined : largest * 1024,
    hotKeyShare: value("HotKeyShare"),
    sharedConsumers: value("SharedConsumers") ?? 0,
    durationMs: value("DurationMs"),
    location: annotation.location,
  };
}

export function isValid({ kind, number }: WorkloadArgument): boolean {
  return kind !== undefined && number !== undefined && kind.isValid(number);
}

function metadataOf(resource: ResourceView): Property {
  const { metadata, site } = resource.resource;
  return resource.property(metadata ?? unknown(site, "no metadata"));
}

function fromMetadata(metadata: Property): WorkloadAnnotation | undefined {
  const workload = metadata.get("DataPipelineHints.Workload");
  if (workload.value?.kind !== "map") return undefined;
  const { site } = workload.value;
  return {
    location: workload.key.location,
    arguments: workload.entries.map(([name, property]) => ({
      name,
      number: property.number,
      unknown: property.string === undefined,
      at: property.location,
      nameAt: nameLocation(property, name),
      kind: kindsByName.get(name.toLowerCase()),
    })),
    added: (name, value) => ({ op: "insert", site, key: name, value }),
  };
}

function fromComments({ id, resource, scenario }: ResourceView): WorkloadAnnotation | undefined {
  scenario.inputs.touch(inputs.comments(id));
  const { file } = resource;
  for (const comment of commentsOf(resource)) {
    const { text } = file.tree;
    const annotation = fromText(text.slice(comment.start, comment.end), locate(file, comment), (from, to) =>
      locateWithinRange(file, comment, from, to),
    );
    if (annotation) return annotation;
  }
  return undefined;
}

function fromString({ string, value, location }: Property): WorkloadAnnotation | undefined {
  if (string === undefined || value?.kind !== "literal") return undefined;
  return fromText(string, location, (from, to) => locateInPieces(piecesOf(value), { start: from, end: to }));
}

/** The words of a directive, each with its place in the text. */
function fromText(
  text: string,
  location: Location,
  placeOf: (from: number, to: number) => Location,
): WorkloadAnnotation | undefined {
  const mark = text.indexOf("pipeline-hints:");
  const directive = mark < 0 ? undefined : parseDirective(text.slice(mark));
  if (directive?.kind !== "workload" || /[^\s#/*]/.test(text.slice(0, mark))) return undefined;
  let at = text.indexOf("workload", mark) + "workload".length;
  const words = directive.words.map((word) => {
    const from = text.indexOf(word, at);
    at = from + word.length;
    return readArgument(word, from, placeOf);
  });
  const end = at;
  return {
    location,
    arguments: words,
    added: (name, value) => ({ op: "rewrite", at: placeOf(end, end), newText: ` ${name}=${value}` }),
  };
}

function readArgument(word: string, from: number, placeOf: (from: number, to: number) => Location): WorkloadArgument {
  const [name = "", ...value] = word.split("=");
  const behind = from + name.length;
  return {
    name,
    number: asNumber(value.join("=")),
    unknown: false,
    at: value.length > 0 ? placeOf(behind + 1, from + word.length) : placeOf(from, behind),
    nameAt: placeOf(from, behind),
    kind: kindsByName.get(name.toLowerCase()),
  };
}
