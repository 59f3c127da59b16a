import { defineRule } from "../define-rule.ts";
import { safeFix, set, unsafeFix } from "../fix.ts";
import { runsFlink } from "./_runtime.ts";

const skip = "SKIP_RESTORE_FROM_SNAPSHOT";
const latest = "RESTORE_FROM_LATEST_SNAPSHOT";

export default defineRule({
  id: "flink-snapshots-disabled",
  title: "Flink state is thrown away on every update",
  severity: "warning",
  facts: ["flink-snapshots"],
  doc: "https://docs.aws.amazon.com/managed-flink/latest/java/how-fault-snapshot.html",
  types: ["AWS::KinesisAnalyticsV2::Application"],
  check(application, { report }) {
    if (!runsFlink(application)) return;
    const enabled = application.get("ApplicationConfiguration.ApplicationSnapshotConfiguration.SnapshotsEnabled");
    if (enabled.boolean === false) {
      report({
        at: enabled,
        message:
          "No snapshot is taken when the application is stopped, updated or scaled. Windows, joins and offsets start from " +
          `zero each time. Set ${enabled.name} to true.`,
        fixes: [unsafeFix("Enable snapshots (their storage is billed)", set(enabled, true))],
      });
    }
    const restore = application.get("RunConfiguration.ApplicationRestoreConfiguration.ApplicationRestoreType");
    if (restore.string === skip) {
      report({
        at: restore,
        message:
          "No snapshot is restored when the application starts: windows, joins and offsets start from zero. " +
          `Use ${latest}, and ${skip} only for a start that cannot take the old state.`,
        fixes: [safeFix("Restore from the latest snapshot", set(restore, latest))],
      });
    }
  },
});
