import { amount, number } from "../../model/wording.ts";
import type { Told } from "./told.ts";

/** Memory in GiB for each vCPU, by the first letter of the family; the other families do not keep to one ratio. */
const memoryPerCpu: Readonly<Record<string, { readonly gib: number; readonly purpose: string }>> = {
  c: { gib: 2, purpose: "compute optimized" },
  m: { gib: 4, purpose: "general purpose" },
  r: { gib: 8, purpose: "memory optimized" },
};

/** From this generation on the ratios above hold exactly, but for C5n. */
const firstRegularGeneration = 5;

/**
 * What an instance of a C, M or R family has, whatever the service puts around its name (`kafka.m5.large`,
 * `dms.r6i.xlarge`, `m6g.2xlarge.search`); undefined for other names.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function instanceInWords(name: string): Told | undefined {
  const pattern = /^(?:(?:kafka|dms|db|ml)\.)?([cmr])(\d+)([a-z]*(?:-[a-z0-9]+)?)\.(large|(\d*)xlarge)(?:\.search)?$/;
  const [, family, generation, extras, size, times] = pattern.exec(name) ?? [];
  if (family === undefined || Number(generation) < firstRegularGeneration) return undefined;
  if (`${family}${generation}${extras}` === "c5n") return undefined;
  const cpus = size === "large" ? 2 : 4 * Number(times || 1);
  const { gib, purpose } = memoryPerCpu[family]!;
  const [power, memory] = [amount(cpus, "vCPU"), `${number(cpus * gib)} GiB`];
  return { text: `${power} and ${memory} of memory, ${purpose}.`, brief: `${power}, ${memory}` };
}
