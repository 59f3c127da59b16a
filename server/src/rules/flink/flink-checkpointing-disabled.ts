import { defineRule } from "../define-rule.ts";
import { remove, safeFix, set } from "../fix.ts";
import { runsFlink } from "./_runtime.ts";

/** What is written for CUSTOM alone. */
const own = ["CheckpointingEnabled", "CheckpointInterval", "MinPauseBetweenCheckpoints"];

export default defineRule({
  id: "flink-checkpointing-disabled",
  title: "Checkpointing is switched off",
  severity: "warning",
  facts: ["flink-checkpointing"],
  doc: "https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_CheckpointConfiguration.html",
  types: ["AWS::KinesisAnalyticsV2::Application"],
  check(application, { report }) {
    const checkpoints = application.get(
      "ApplicationConfiguration.FlinkApplicationConfiguration.CheckpointConfiguration",
    );
    const [type, enabled] = [checkpoints.get("ConfigurationType"), checkpoints.get("CheckpointingEnabled")];
    if (!runsFlink(application) || type.string !== "CUSTOM" || enabled.boolean !== false) return;
    const written = own.map((name) => checkpoints.get(name)).filter(({ present }) => present);
    report({
      at: enabled,
      message:
        "Without checkpoints the application loses all state on a failure or scaling. It starts again from its initial " +
        `stream position: duplicates or gaps, and no exactly-once sinks. Set ${enabled.name} to true.`,
      fixes: [
        safeFix("Enable checkpointing", set(enabled, true)),
        safeFix("Use the defaults", set(type, "DEFAULT"), ...written.map(remove)),
      ],
    });
  },
});
