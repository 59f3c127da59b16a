import type { ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewFix, unsafeFix } from "../fix.ts";
import {
  associationsOf,
  capacitiesOf,
  hasFirstVersion,
  isLustre,
  isOffered,
  lustre,
  useNewVersion,
} from "./_lustre.ts";

const better = "SCRATCH_2";

export default defineRule({
  id: "fsx-lustre-default-scratch-1",
  title: "Lustre file system of the oldest type by default",
  severity: "warning",
  facts: ["fsx-lustre-deployment-types"],
  doc: "https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-fsx-lustre.html",
  types: ["AWS::FSx::FileSystem"],
  check(fileSystem, { report }) {
    const configuration = fileSystem.get(lustre);
    const type = configuration.get("DeploymentType");
    if (!isLustre(fileSystem) || !type.absent || !fileSystem.get("BackupId").absent) return;
    // FSx refuses the associations of such a file system, which is said there.
    if (associationsOf(fileSystem).length > 0) return;
    const isBlock = configuration.present && configuration.value?.gatheredFrom === undefined;
    report({
      at: isBlock ? configuration.key : fileSystem.get("FileSystemType"),
      message:
        `Without ${type.name} this is SCRATCH_1 with Lustre 2.10, the oldest type. It has no encryption in transit, no ` +
        `data repository associations, and cannot grow. Use ${better} for temporary work, or PERSISTENT_2 for lasting data.`,
      fixes: useBetter(fileSystem),
    });
  },
});

function useBetter(fileSystem: ResourceView): readonly NewFix[] {
  const capacity = fileSystem.get("StorageCapacity").number;
  const offered = capacitiesOf(better, "SSD", undefined)!;
  if (capacity !== undefined && !isOffered(capacity, offered)) return [];
  return [
    unsafeFix(
      `Use ${better} (replaces the file system)`,
      add(fileSystem, `${lustre}.DeploymentType`, better),
      ...(hasFirstVersion(fileSystem) ? [useNewVersion(fileSystem)] : []),
    ),
  ];
}
