import { conditionKey } from "../../model/condition.ts";
import { type NewResource, referenceTo } from "../../model/edit.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { addResource, type NewEdit, set } from "../fix.ts";
import { newId } from "../new-id.ts";

const collator = new Intl.Collator("en", { numeric: true });

export function compareNames({ id: a }: ResourceView, { id: b }: ResourceView): number {
  return collator.compare(a, b);
}

/** In an order that does not depend on where in the file they stand. */
export function inOrderOfNames(resources: readonly ResourceView[]): readonly ResourceView[] {
  return resources.toSorted(compareNames);
}

/** Whether a resource surely exists where another one does: always, or under the very same condition. */
export function existsWith({ resource: { condition } }: ResourceView, other: ResourceView): boolean {
  if (!condition) return true;
  const own = conditionKey(condition);
  return own !== undefined && other.resource.condition !== undefined && own === conditionKey(other.resource.condition);
}

/** Registers a consumer of a stream, named after another resource, and has a mapping read through it. */
export function readThroughNewConsumer(
  source: Property,
  stream: ResourceView,
  named: ResourceView,
): readonly NewEdit[] {
  const mapping = source.resource;
  const id = newId(named, named.type.name === "AWS::Kinesis::StreamConsumer" ? "2" : "Consumer");
  const consumer: NewResource = {
    id,
    type: "AWS::Kinesis::StreamConsumer",
    properties: { StreamARN: referenceTo(stream.resource, "Arn"), ConsumerName: inKebabCase(id) },
  };
  return [addResource(mapping, consumer), set(source, referenceTo(consumer, "ConsumerARN"))];
}

function inKebabCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
}
