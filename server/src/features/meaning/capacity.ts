import { rowOn } from "../../knowledge/knowledge.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { shardNeed, streamMode } from "../../model/stream-capacity.ts";
import { pollingConsumers } from "../../model/stream-uses.ts";
import { amount, number } from "../../model/wording.ts";
import { workloadOf } from "../../model/workload.ts";
import type { Told } from "./told.ts";

/** What the shards of a stream take in and hand out. */
export function shardsInWords({ number: count, resource }: Property): Told | undefined {
  if (count === undefined || count <= 0 || !hasShards(resource)) return undefined;
  return {
    text:
      `${amount(count, "shard")}: ${number(count)} MiB/s and ${number(count * 1000)} records/s in, ` +
      `${number(count * 2)} MiB/s out (shared by all polling consumers).`,
    brief: `${number(count)} MiB/s in, ${number(count * 2)} MiB/s out`,
  };
}

/** The shards that the stated load needs, and why; undefined where no load is stated. */
export function shardsNeeded(stream: ResourceView): Told | undefined {
  const load = workloadOf(stream);
  if (!load || !hasShards(stream)) return undefined;
  const consumers = pollingConsumers(stream).length + load.sharedConsumers;
  const { need, needWithoutRead, bytesPerSecond } = shardNeed(load, consumers);
  const why = need > needWithoutRead ? `, for ${amount(consumers, "polling consumer")}` : "";
  return {
    text:
      `The stated load of ${number(load.recordsPerSecond)} records/s (${number(bytesPerSecond / 1024 / 1024)} MiB/s) ` +
      `needs ${amount(need, "shard")}${why}.`,
    // Short, for the editor cuts what is behind a line at 43 characters in all.
    brief: `load needs ${need}`,
  };
}

/** On-demand streams ignore the number, and it says nothing where the mode is not known. */
function hasShards(stream: ResourceView): boolean {
  return streamMode(stream) === "PROVISIONED";
}

/** One read unit reads 4 KB a second strongly consistent, twice that eventually; one write unit writes 1 KB a second. */
export function readUnitsInWords({ number: units, resource }: Property): Told | undefined {
  if (units === undefined || units <= 0 || !hasUnits(resource)) return undefined;
  return {
    text: `${amount(units, "read")} of up to 4 KB a second, strongly consistent, or ${number(units * 2)} eventually consistent.`,
    brief: `${amount(units, "read")}/s of 4 KB`,
  };
}

export function writeUnitsInWords({ number: units, resource }: Property): Told | undefined {
  if (units === undefined || units <= 0 || !hasUnits(resource)) return undefined;
  return { text: `${amount(units, "write")} of up to 1 KB a second.`, brief: `${amount(units, "write")}/s of 1 KB` };
}

/** Tables on demand have no units, whatever is written. */
function hasUnits(table: ResourceView): boolean {
  return table.get("BillingMode").string !== "PAY_PER_REQUEST";
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
export function workersInWords({ resource }: Property): Told | undefined {
  const worker = workerOf(resource.get("WorkerType").string ?? "");
  const count = resource.get("NumberOfWorkers").number;
  if (!worker || count === undefined || count <= 0) return undefined;
  const { units, unit, cpus, memory } = worker;
  const [capacity, power] = [amount(count * units, unit), `${number(count * cpus)} vCPUs`];
  const total = number(count * memory);
  return {
    text: `${amount(count, "worker")}, the driver among them: ${capacity}, ${power} and ${total} GB of memory.`,
    brief: `${capacity}, ${power}, ${total} GB`,
  };
}
