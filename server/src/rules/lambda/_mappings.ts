import { mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { streamMode } from "../../model/stream-capacity.ts";
import { kinesisStreamOf } from "../../model/stream-source.ts";
import { functionOf } from "../../model/stream-uses.ts";

/** Whether an event source mapping is known to poll; it does unless it is switched off. */
export function isEnabled(mapping: ResourceView): boolean {
  const enabled = mapping.get("Enabled");
  return enabled.absent || enabled.boolean === true;
}

const mappingType = "AWS::Lambda::EventSourceMapping";

/** The mappings that call a function of the template, by an alias or a version too. */
export function mappingsTo(fn: ResourceView): readonly ResourceView[] {
  const others = ["AWS::Lambda::Alias", "AWS::Lambda::Version"].flatMap((type) => mayMention(fn, type, "FunctionName"));
  const mappings = [fn, ...others].flatMap((target) => mayMention(target, mappingType, "FunctionName"));
  return [...new Set(mappings)].filter((mapping) => functionOf(mapping.get("FunctionName"))?.id === fn.id);
}

/** How much of a stream a mapping works on at once. */
export interface Parallel {
  readonly stream: ResourceView;
  readonly shardCount: Property;
  readonly shards: number;
  /** Batches of each shard that are processed at the same time. */
  readonly factor: number;
}

/** Undefined where the stream is not of the template, has no fixed number of shards, or where a number is not known. */
export function parallelOf(mapping: ResourceView): Parallel | undefined {
  const stream = kinesisStreamOf(mapping.get("EventSourceArn"));
  if (!stream || streamMode(stream) !== "PROVISIONED") return undefined;
  const [shardCount, written] = [stream.get("ShardCount"), mapping.get("ParallelizationFactor")];
  const factor = written.absent ? 1 : written.number;
  return shardCount.number === undefined || factor === undefined
    ? undefined
    : { stream, shardCount, shards: shardCount.number, factor };
}
