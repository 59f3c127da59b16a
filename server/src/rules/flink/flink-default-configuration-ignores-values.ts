import type { Property } from "../../model/property.ts";
import type { Scalar } from "../../model/value.ts";
import { listed } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { remove, safeFix, set, unsafeFix } from "../fix.ts";

/** What counts only with CUSTOM, by the object, with the values that DEFAULT takes in its place where these are fixed. */
const objects: Readonly<Record<string, Readonly<Record<string, Scalar | undefined>>>> = {
  CheckpointConfiguration: {
    CheckpointingEnabled: true,
    CheckpointInterval: 60_000,
    MinPauseBetweenCheckpoints: 5_000,
  },
  ParallelismConfiguration: { Parallelism: undefined, ParallelismPerKPU: undefined, AutoScalingEnabled: undefined },
  MonitoringConfiguration: { MetricsLevel: undefined, LogLevel: undefined },
};

export default defineRule({
  id: "flink-default-configuration-ignores-values",
  title: "ConfigurationType DEFAULT ignores the values next to it",
  severity: "warning",
  facts: ["flink-checkpointing", "flink-parallelism-kpu"],
  doc: "https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_CheckpointConfiguration.html",
  types: ["AWS::KinesisAnalyticsV2::Application"],
  check(application, { report }) {
    const flink = application.get("ApplicationConfiguration.FlinkApplicationConfiguration");
    for (const [name, values] of Object.entries(objects)) {
      const object = flink.get(name);
      const type = object.get("ConfigurationType");
      if (type.string !== "DEFAULT") continue;
      const ignored = Object.entries(values)
        .map(([key, usual]) => ({ property: object.get(key), usual }))
        .filter(({ property, usual }) => property.present && !says(property, usual))
        .map(({ property }) => property);
      if (ignored.length === 0) continue;
      const names = listed(ignored.map((property) => property.name));
      report({
        at: type,
        message:
          `Because ${type.name} is DEFAULT, the values next to it have no effect, or are refused. ` +
          `To put ${names} into effect, set ${type.name} to CUSTOM.`,
        related: ignored.map((property) => ({ message: "has no effect", at: property })),
        fixes: [
          unsafeFix(`Set ${type.name} to CUSTOM (puts ${names} into effect)`, set(type, "CUSTOM")),
          safeFix(`Remove ${names}`, ...ignored.map(remove)),
        ],
      });
    }
  },
});

function says(property: Property, value: Scalar | undefined): boolean {
  return value !== undefined && property.string === String(value);
}
