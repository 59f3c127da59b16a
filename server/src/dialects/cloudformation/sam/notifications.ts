import type { Site } from "../../../model/site.ts";
import type { Resource } from "../../../model/template.ts";
import { type MapValue, unknown, type Value } from "../../../model/value.ts";
import { converted } from "./convert.ts";
import type { Event } from "./event.ts";
import { list } from "./made.ts";
import { translate } from "./translate.ts";

/**
 * An `S3` event of a function becomes a part of the bucket's notification configuration, one for each of its `Events`.
 * The bucket is one of the same template.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-s3.html
 */
export function addNotifications(resources: Map<string, Resource>, events: readonly Event[]): void {
  const byBucket = new Map<string, Event[]>();
  for (const event of events) {
    const bucket = event.type === "S3" ? event.properties.get("Bucket") : undefined;
    if (bucket?.kind !== "reference" || bucket.attribute !== undefined) continue;
    byBucket.set(bucket.resource, [...(byBucket.get(bucket.resource) ?? []), event]);
  }
  for (const [id, added] of byBucket) {
    const bucket = resources.get(id);
    if (bucket?.properties.kind === "map") resources.set(id, notifying(bucket, bucket.properties, added));
  }
}

const known = new WeakMap<Resource, { readonly events: readonly Event[]; readonly result: Resource }>();

/** The bucket with its notifications; the same object for the same events. */
function notifying(bucket: Resource, properties: MapValue, events: readonly Event[]): Resource {
  const last = known.get(bucket);
  if (last?.events.length === events.length && last.events.every((event, i) => event === events[i])) return last.result;
  const result = { ...bucket, properties: withNotifications(properties, events) };
  known.set(bucket, { events, result });
  return result;
}

function withNotifications(properties: MapValue, events: readonly Event[]): MapValue {
  const { made } = events[0]!;
  return withKey(properties, "NotificationConfiguration", (configuration) =>
    changed(configuration, made, (map) =>
      withKey(map, "LambdaConfigurations", (written) => {
        const added = events.flatMap(lambdaConfigurations);
        if (!written) return computed(made, () => list(made, added));
        return converted(written, (items) =>
          items.kind === "list" ? { ...items, items: [...items.items, ...added] } : notKnown(items),
        );
      }),
    ),
  );
}

/** The part that is written with its change; the change alone where nothing is written. */
function changed(written: Value | undefined, made: Site, change: (map: MapValue) => MapValue): Value {
  if (!written) return computed(made, () => change(emptyMap(made)));
  return converted(written, (value) => (value.kind === "map" ? change(value) : notKnown(value)));
}

function notKnown({ site }: Value): Value {
  return unknown(site, "SAM adds to what is not known");
}

/** Being computed, it is no place for a new property. */
function computed(site: Site, make: () => Value): Value {
  return { kind: "computed", site, compute: make };
}

function emptyMap(site: Site): MapValue {
  return { kind: "map", site, keys: [], get: () => undefined };
}

function withKey(map: MapValue, key: string, change: (value: Value | undefined) => Value): MapValue {
  return {
    ...map,
    keys: map.keys.includes(key) ? map.keys : [...map.keys, key],
    get: (name) => (name === key ? change(map.get(key)) : map.get(name)),
  };
}

function lambdaConfigurations(event: Event): readonly Value[] {
  const { properties, made, target, cause } = event;
  const written = properties.get("Events");
  const types = written?.kind === "list" ? written.items : written ? [written] : [];
  const { condition } = cause.owner;
  return types.map((type): Value => {
    const additions = { Event: () => type, Function: () => target.arn(made) };
    const value = translate(properties, { shared: ["Filter"] }, additions, made, made);
    return condition ? { kind: "alternatives", site: made, branches: [{ condition, value }] } : value;
  });
}
