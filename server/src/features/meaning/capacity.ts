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

/** vCPUs and memory in GiB of a worker; a DPU has 4 and 16. */
const workers: Readonly<Record<string, { readonly dpu: number; readonly cpus: number; readonly memory: number }>> = {
  "G.025X": { dpu: 0.25, cpus: 2, memory: 4 },
  "G.1X": { dpu: 1, cpus: 4, memory: 16 },
  "G.2X": { dpu: 2, cpus: 8, memory: 32 },
  "G.4X": { dpu: 4, cpus: 16, memory: 64 },
  "G.8X": { dpu: 8, cpus: 32, memory: 128 },
  "G.12X": { dpu: 12, cpus: 48, memory: 192 },
  "G.16X": { dpu: 16, cpus: 64, memory: 256 },
  "R.1X": { dpu: 1, cpus: 4, memory: 32 },
  "R.2X": { dpu: 2, cpus: 8, memory: 64 },
  "R.4X": { dpu: 4, cpus: 16, memory: 128 },
  "R.8X": { dpu: 8, cpus: 32, memory: 256 },
};

/** What the workers of a Glue job have together. */
export function workersInWords({ resource }: Property): string | undefined {
  const worker = workers[resource.get("WorkerType").string ?? ""];
  const count = resource.get("NumberOfWorkers").number;
  if (!worker || count === undefined || count <= 0) return undefined;
  const { dpu, cpus, memory } = worker;
  return (
    `${amount(count, "worker")}, the driver among them: ${amount(count * dpu, "DPU")}, ` +
    `${number(count * cpus)} vCPUs and ${number(count * memory)} GiB of memory.`
  );
}
