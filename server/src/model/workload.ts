import { commentsOf, parseDirective } from "./directive.ts";
import { inputs } from "./inputs.ts";
import type { Property, ResourceView } from "./property.ts";
import { type Location, locate } from "./site.ts";
import { asNumber, unknown } from "./value.ts";

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

/** The arguments, by their names in small letters, each with what it may be. */
const workloadArguments: Readonly<Record<string, (value: number) => boolean>> = {
  recordspersecond: (value) => value > 0,
  recordsizekib: (value) => value > 0,
  recordsizebytes: (value) => value > 0,
  maxrecordsizekib: (value) => value > 0,
  peakfactor: (value) => value >= 1,
  headroompercent: (value) => value >= 0 && value <= 400,
  hotkeyshare: (value) => value > 0 && value <= 1,
  sharedconsumers: (value) => value >= 0 && Number.isInteger(value),
  durationms: (value) => value > 0,
};

/** The annotation as it is written, whatever its form. */
export interface WorkloadAnnotation {
  readonly location: Location;
  /** Names as written, with the values that are numbers. */
  readonly values: ReadonlyMap<string, number | undefined>;
}

/** The annotation of a resource: its metadata, or a comment, or Terraform's `//` key, in this order. */
function workloadAnnotation(resource: ResourceView): WorkloadAnnotation | undefined {
  const metadata = metadataOf(resource);
  return fromMetadata(metadata) ?? fromComments(resource) ?? fromText(metadata.string, metadata.location);
}

/** The stated load; undefined where none is stated, or where it is not valid. */
export function workloadOf(resource: ResourceView): Workload | undefined {
  const annotation = workloadAnnotation(resource);
  if (!annotation) return undefined;
  const values = new Map<string, number>();
  for (const [name, value] of annotation.values) {
    const isValid = workloadArguments[name.toLowerCase()];
    if (value === undefined || !isValid?.(value)) return undefined;
    values.set(name.toLowerCase(), value);
  }
  const records = values.get("recordspersecond");
  const [kib, bytes] = [values.get("recordsizekib"), values.get("recordsizebytes")];
  if (records === undefined || (kib === undefined) === (bytes === undefined)) return undefined;
  const largest = values.get("maxrecordsizekib");
  return {
    recordsPerSecond: records * (values.get("peakfactor") ?? 1) * (1 + (values.get("headroompercent") ?? 0) / 100),
    recordBytes: bytes ?? kib! * 1024,
    maxRecordBytes: largest === undefined ? undefined : largest * 1024,
    hotKeyShare: values.get("hotkeyshare"),
    sharedConsumers: values.get("sharedconsumers") ?? 0,
    durationMs: values.get("durationms"),
    location: annotation.location,
  };
}

function metadataOf(resource: ResourceView): Property {
  const { metadata, site } = resource.resource;
  return resource.property(metadata ?? unknown(site, "no metadata"));
}

function fromMetadata(metadata: Property): WorkloadAnnotation | undefined {
  const workload = metadata.get("DataPipelineHints.Workload");
  if (workload.value?.kind !== "map") return undefined;
  return {
    location: workload.key.location,
    values: new Map(workload.entries.map(([name, property]) => [name, property.number])),
  };
}

function fromComments({ id, resource, scenario }: ResourceView): WorkloadAnnotation | undefined {
  scenario.inputs.touch(inputs.comments(id));
  for (const comment of commentsOf(resource)) {
    const annotation = fromText(comment.text, locate(resource.file, comment));
    if (annotation) return annotation;
  }
  return undefined;
}

function fromText(text: string | undefined, location: Location): WorkloadAnnotation | undefined {
  const directive = parseDirective(text ?? "");
  if (directive?.kind !== "workload") return undefined;
  return { location, values: new Map(directive.words.map(readArgument)) };
}

function readArgument(word: string): readonly [name: string, value: number | undefined] {
  const [name = "", ...value] = word.split("=");
  return [name, asNumber(value.join("="))];
}
