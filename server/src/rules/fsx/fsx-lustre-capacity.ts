import type { Property, ResourceView } from "../../model/property.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { remove, safeFix, set, unsafeFix } from "../fix.ts";
import { type Capacities, capacitiesOf, deploymentType, isLustre, isOffered, lustre, storageType } from "./_lustre.ts";

export default defineRule({
  id: "fsx-lustre-capacity",
  title: "Storage capacity Lustre does not offer",
  severity: "error",
  facts: ["fsx-lustre-faster-transfer", "fsx-lustre-deployment-types"],
  doc: "https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html",
  types: ["AWS::FSx::FileSystem"],
  check(fileSystem, { report }) {
    if (!isLustre(fileSystem)) return;
    for (const finding of [badCapacity(fileSystem), badStorage(fileSystem), badSubnets(fileSystem)]) {
      if (finding) report(finding);
    }
  },
});

function badCapacity(fileSystem: ResourceView): Report | undefined {
  const capacity = fileSystem.get("StorageCapacity");
  const [type, storage] = [deploymentType(fileSystem), storageType(fileSystem)];
  if (!capacity.present || type === undefined || storage === undefined) return undefined;
  if (storage === "INTELLIGENT_TIERING") {
    return {
      at: capacity.key,
      message: `${storage} storage takes no ${capacity.name}. It grows and shrinks with the data.`,
      fixes: [safeFix(`Remove ${capacity.name}`, remove(capacity))],
    };
  }
  const throughput = fileSystem.get(`${lustre}.PerUnitStorageThroughput`);
  const offered = capacitiesOf(type, storage, throughput.number);
  const size = capacity.number;
  // A backup brings its own capacity along.
  if (!offered || size === undefined || isOffered(size, offered) || !fileSystem.get("BackupId").absent)
    return undefined;
  const next = nextOf(size, offered);
  return {
    at: capacity,
    message: `${type} with ${storage} offers ${describe(offered)} GiB, not ${size}.`,
    fixes: [unsafeFix(`Set to ${next} (costs more)`, set(capacity, next))],
  };
}

function describe({ single, step }: Capacities): string {
  return single.length > 0 ? `${single.join(", ")} or a multiple of ${step}` : `a multiple of ${step}`;
}

function nextOf(size: number, { single, step }: Capacities): number {
  return Math.min(...single.filter((one) => one > size), Math.max(1, Math.ceil(size / step)) * step);
}

function badStorage(fileSystem: ResourceView): Report | undefined {
  const [storage, type] = [fileSystem.get("StorageType"), deploymentType(fileSystem)];
  if (storage.string !== "HDD" || type === undefined || type === "PERSISTENT_1") return undefined;
  return { at: storage, message: `HDD is only for PERSISTENT_1, and this is ${type}. Use SSD.` };
}

function badSubnets(fileSystem: ResourceView): Report | undefined {
  const subnets: Property = fileSystem.get("SubnetIds");
  if (subnets.value?.kind !== "list" || subnets.items.length < 2) return undefined;
  return {
    at: subnets.key,
    message: `A Lustre file system takes exactly one subnet, not ${subnets.items.length}.`,
  };
}
