import { rowOn } from "../../knowledge/knowledge.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { shardNeed } from "../../model/stream-capacity.ts";
import { pollingConsumers } from "../../model/stream-uses.ts";
import { workloadOf } from "../../model/workload.ts";
import { amount, number } from "./durations.ts";

/** What the shards of a stream take in and hand out. */
export function shardsInWords(shards: Property): string | undefined {
  const count = shards.number;
  if (count === undefined || count <= 0) return undefined;
  const capacity =
    `${amount(count, "shard")}: ${number(count)} MiB/s and ${number(count * 1000)} records/s in, ` +
    `${number(count * 2)} MiB/s out (shared by all polling consumers).`;
  const need = shardsNeeded(shards.resource);
  return need ? `${capacity} ${need}` : capacity;
}

/** The shards that the stated load needs, and why; undefined where no load is stated. */
export function shardsNeeded(stream: ResourceView): string | undefined {
  const load = workloadOf(stream);
  if (!load) return undefined;
  const consumers = pollingConsumers(stream).length + load.sharedConsumers;
  const { need, needWithoutRead, bytesPerSecond } = shardNeed(load, consumers);
  const why = need > needWithoutRead ? `, for ${amount(consumers, "polling consumer")}` : "";
  return (
    `The stated load of ${number(load.recordsPerSecond)} records/s (${number(bytesPerSecond / 1024 / 1024)} MiB/s) ` +
    `needs ${amount(need, "shard")}${why}.`
  );
}

/** One read unit reads 4 KB a second strongly consistent, twice that eventually; one write unit writes 1 KB a second. */
export function readUnitsInWords({ number: units }: Property): string | undefined {
  if (units === undefined || units <= 0) return undefined;
  return `${amount(units, "read")} of up to 4 KB a second, strongly consistent, or ${number(units * 2)} eventually consistent.`;
}

export function writeUnitsInWords({ number: units }: Property): string | undefined {
  return units === undefined || units <= 0 ? undefined : `${amount(units, "write")} of up to 1 KB a second.`;
}

/** What one worker has: its capacity in a unit (`DPU`, or `M-DPU` with twice the memory), vCPUs, and memory in GB. */
interface Worker {
  readonly units: number;
  readonly unit: string;
  readonly cpus: number;
  readonly memory: number;
}

/** The figures of a type of worker, as the knowledge base has them. */
function workerOf(type: string): Worker | undefined {
  const cells = rowOn("AWS::Glue::Job", "WorkerType", type)?.row.cells ?? {};
  const figure = (column: string): readonly [amount: number, unit: string] | undefined => {
    const [, count, unit = ""] = /^([\d.]+) ?([A-Z-]*)$/.exec(cells[column] ?? "") ?? [];
    return count === undefined ? undefined : [Number(count), unit];
  };
  const [capacity, cpus, memory] = ["Capacity", "vCPU", "Memory"].map(figure);
  if (!capacity || !cpus || !memory) return undefined;
  return { units: capacity[0], unit: capacity[1], cpus: cpus[0], memory: memory[0] };
}

/** What the workers of a Glue job have together. */
export function workersInWords({ resource }: Property): string | undefined {
  const worker = workerOf(resource.get("WorkerType").string ?? "");
  const count = resource.get("NumberOfWorkers").number;
  if (!worker || count === undefined || count <= 0) return undefined;
  const { units, unit, cpus, memory } = worker;
  return (
    `${amount(count, "worker")}, the driver among them: ${amount(count * units, unit)}, ` +
    `${number(count * cpus)} vCPUs and ${number(count * memory)} GB of memory.`
  );
}
