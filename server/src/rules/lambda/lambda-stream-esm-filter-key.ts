import { copyOf } from "../../model/edit.ts";
import { isNotJson } from "../../model/embedded-json.ts";
import type { Property } from "../../model/property.ts";
import { type EventSourceKind, eventSourceKind, sourceKind } from "../../model/stream-source.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { type NewFix, rename, safeFix, set } from "../fix.ts";
import { kindNames } from "./_kinds.ts";

interface Shape {
  /** The key of the payload. */
  readonly payload: string;
  /** Keys of other sources, or of the event in which the function gets its records. */
  readonly foreign: readonly string[];
}

const kafka: Shape = { payload: "value", foreign: ["body", "data", "dynamodb", "kinesis", "Records"] };

/** The records of each source, as a filter sees them. */
const shapes: Readonly<Partial<Record<EventSourceKind, Shape>>> = {
  kinesis: { payload: "data", foreign: ["body", "dynamodb", "value", "kinesis", "Records", "eventName"] },
  dynamodb: { payload: "dynamodb", foreign: ["body", "data", "value", "kinesis", "Records"] },
  sqs: { payload: "body", foreign: ["data", "dynamodb", "value", "kinesis", "Records"] },
  msk: kafka,
  kafka,
};

/** In the records of a pipe each has a value, if always the same. */
const keysOfPipes = ["eventName"];

const pipe = "AWS::Pipes::Pipe";

export default defineRule({
  id: "lambda-stream-esm-filter-key",
  title: "Filter pattern can never match records of this source",
  severity: "error",
  facts: ["lambda-stream-filter"],
  doc: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html",
  types: ["AWS::Lambda::EventSourceMapping", pipe],
  check(reader, { report }) {
    const isPipe = reader.type.name === pipe;
    const kind = isPipe ? sourceKind(reader.get("Source")) : eventSourceKind(reader);
    const shape = kind && shapes[kind];
    if (!shape) return;
    const foreign = shape.foreign.filter((key) => !isPipe || !keysOfPipes.includes(key));
    for (const filter of reader.get(isPipe ? "SourceParameters.FilterCriteria.Filters" : "FilterCriteria.Filters")
      .items) {
      const pattern = filter.get("Pattern");
      if (isNotJson(pattern) || pattern.value?.kind === "list") {
        report({ at: pattern, message: `${pattern.name} is not a JSON object, which every filter pattern is.` });
        continue;
      }
      // What stands under $or are patterns themselves.
      for (const part of [pattern, ...pattern.get("$or").items]) {
        for (const finding of foreignKeys(part, kind, { ...shape, foreign })) report(finding);
      }
    }
  },
});

function foreignKeys(pattern: Property, kind: EventSourceKind, { payload, foreign }: Shape): readonly Report[] {
  return pattern.entries
    .filter(([key]) => foreign.includes(key))
    .map(([key, property]) => ({
      at: property.key,
      message:
        `The key "${key}" does not exist in ${kindNames[kind]} records as a filter sees them. ` +
        `The payload is under "${payload}". No record matches, and records that match no filter are discarded.`,
      fixes: pattern.get(payload).absent ? fixesFor(pattern, key, property, payload) : [],
    }));
}

/** Names of a payload, each right for some source. */
const payloads = ["body", "data", "value"];

function fixesFor(pattern: Property, key: string, property: Property, payload: string): readonly NewFix[] {
  if (payloads.includes(key)) return [safeFix(`Rename to ${payload}`, rename(property, key, payload))];
  return key === "kinesis" && payload === "data" ? liftData(pattern, property) : [];
}

/** The function gets its records in such a wrapping, a filter does not. */
function liftData(pattern: Property, wrapping: Property): readonly NewFix[] {
  if (wrapping.get("data").absent || wrapping.entries.length !== 1) return [];
  const entries = pattern.entries.map(([key, property]) =>
    property === wrapping ? (["data", wrapping.get("data")] as const) : ([key, property] as const),
  );
  const copies = entries.flatMap(([key, { site }]) => (site ? [[key, copyOf(site)] as const] : []));
  return [safeFix("Lift data to the top level", set(pattern, Object.fromEntries(copies)))];
}
