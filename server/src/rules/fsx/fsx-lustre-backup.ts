import type { ResourceView } from "../../model/property.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { safeFix, set, unsafeFix } from "../fix.ts";
import { associationsOf, deploymentType, hasFirstVersion, isLustre, lustre, useNewVersion } from "./_lustre.ts";

export default defineRule({
  id: "fsx-lustre-backup",
  title: "Backups of a scratch or S3-linked file system",
  severity: "error",
  facts: ["fsx-lustre-deployment-types", "fsx-lustre-s3-integration"],
  doc: "https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-backups-fsx.html",
  types: ["AWS::FSx::FileSystem"],
  check(fileSystem, { report }) {
    if (!isLustre(fileSystem)) return;
    const type = deploymentType(fileSystem);
    const days = fileSystem.get(`${lustre}.AutomaticBackupRetentionDays`);
    const obstacle = (days.number ?? 0) > 0 ? obstacleTo(fileSystem, type) : undefined;
    if (obstacle) {
      report({
        at: days,
        message:
          `FSx cannot back up this file system: ${obstacle.reason}. Backups are for PERSISTENT ones that are not linked ` +
          `to S3. Set ${days.name} to 0, or remove the link.`,
        related: obstacle.at ? [{ message: "the link to S3", at: obstacle.at }] : [],
        fixes: [
          type?.startsWith("SCRATCH")
            ? safeFix("Set to 0", set(days, 0))
            : unsafeFix("Set to 0 (deletes automatic backups, if there are any)", set(days, 0)),
        ],
      });
    }
    const version = fileSystem.get("FileSystemTypeVersion");
    if (type === "PERSISTENT_2" && version.present && hasFirstVersion(fileSystem)) {
      report({
        at: version,
        message: `PERSISTENT_2 needs Lustre 2.12 or 2.15, not 2.10. FSx refuses ${version.name}.`,
        fixes: [unsafeFix("Use Lustre 2.15 (replaces the file system)", useNewVersion(fileSystem))],
      });
    }
  },
});

interface Obstacle {
  readonly reason: string;
  readonly at?: Report["at"];
}

function obstacleTo(fileSystem: ResourceView, type: string | undefined): Obstacle | undefined {
  if (type?.startsWith("SCRATCH")) return { reason: `${type} has no backups` };
  const path = fileSystem.get(`${lustre}.ImportPath`);
  if (path.present) return { reason: `${path.name} links it to S3`, at: path };
  const [association] = associationsOf(fileSystem);
  return association && { reason: `${association.id} links it to S3`, at: association.get("FileSystemId") };
}
