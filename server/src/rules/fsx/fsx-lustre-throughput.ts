import type { ResourceView } from "../../model/property.ts";
import { listed } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, remove, safeFix, set, unsafeFix } from "../fix.ts";
import { deploymentType, isLustre, lustre, storageType } from "./_lustre.ts";

/** MB/s for each TiB; none where the throughput is not chosen in this way. */
const offered: Readonly<Record<string, readonly number[]>> = {
  "SCRATCH_1 SSD": [],
  "SCRATCH_2 SSD": [],
  "PERSISTENT_1 SSD": [50, 100, 200],
  "PERSISTENT_1 HDD": [12, 40],
  "PERSISTENT_2 SSD": [125, 250, 500, 1000],
  "PERSISTENT_2 INTELLIGENT_TIERING": [],
};

export default defineRule({
  id: "fsx-lustre-throughput",
  title: "PerUnitStorageThroughput does not fit the deployment type",
  severity: "error",
  facts: ["fsx-lustre-deployment-types"],
  doc: "https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystemLustreConfiguration.html",
  types: ["AWS::FSx::FileSystem"],
  check(fileSystem, { report }) {
    if (!isLustre(fileSystem)) return;
    for (const finding of [badThroughput(fileSystem), noCacheType(fileSystem)]) if (finding) report(finding);
  },
});

function badThroughput(fileSystem: ResourceView): Report | undefined {
  const throughput = fileSystem.get(`${lustre}.PerUnitStorageThroughput`);
  const type = fileSystem.get(`${lustre}.DeploymentType`);
  const kind = `${deploymentType(fileSystem)} ${storageType(fileSystem)}`;
  const allowed = Object.hasOwn(offered, kind) ? offered[kind]! : undefined;
  const lowest = allowed?.[0];
  if (!allowed) return undefined;
  if (lowest === undefined) {
    if (!throughput.present) return undefined;
    return {
      at: throughput,
      message: `${kind} takes no ${throughput.name}. FSx refuses it.`,
      fixes: [safeFix(`Remove ${throughput.name}`, remove(throughput))],
    };
  }
  const accepted = `${listed(allowed, "or")} MB/s per TiB`;
  if (throughput.absent && fileSystem.get("BackupId").absent) {
    return {
      at: type,
      message: `${kind} needs ${throughput.name}. It accepts ${accepted}.`,
      fixes: [safeFix(`Add ${throughput.name} ${lowest}`, add(fileSystem, throughput.path, lowest))],
    };
  }
  if (throughput.number === undefined || allowed.includes(throughput.number)) return undefined;
  return {
    at: throughput,
    message: `${kind} accepts ${accepted}, not ${throughput.number}.`,
    fixes: [unsafeFix(`Set to ${lowest} (replaces the file system)`, set(throughput, lowest))],
  };
}

/** That disks go with PERSISTENT_1 alone is said elsewhere. */
function noCacheType(fileSystem: ResourceView): Report | undefined {
  const cache = fileSystem.get(`${lustre}.DriveCacheType`);
  const storage = fileSystem.get("StorageType");
  if (storage.string !== "HDD" || deploymentType(fileSystem) !== "PERSISTENT_1" || !cache.absent) return undefined;
  return { at: storage, message: `HDD storage needs ${cache.name}. Say READ for an SSD cache, or NONE.` };
}
