import { defineRule } from "../define-rule.ts";
import { set, unsafeFix } from "../fix.ts";

/** The day on which support ends, with the versions. Those that are not listed have no such day yet. */
const ends: Readonly<Record<string, readonly string[]>> = {
  "2024-06-05": ["1.1.1", "2.1.0"],
  "2024-06-08": ["2.2.1", "2.3.1", "2.4.1", "2.4.1.1", "2.5.1"],
  "2024-09-11": [
    ...["2.6.0", "2.6.1", "2.6.2", "2.6.3", "2.7.0", "2.7.1", "2.7.2", "2.8.0", "2.8.1"],
    ...["3.1.1", "3.2.0", "3.3.1", "3.3.2"],
  ],
  "2025-01-14": ["2.8.2.tiered", "2.8.2-tiered"],
  "2025-08-04": ["3.4.0"],
  "2025-10-23": ["3.5.1"],
  "2026-06-01": ["3.6.0"],
  "2026-09-01": ["3.7.x", "3.7.x.kraft"],
};

const recommended = "3.9.x";

export default defineRule({
  id: "msk-kafka-version-end-of-support",
  title: "Kafka version is past its end of support",
  severity: "warning",
  facts: ["msk-kafka-versions"],
  doc: "https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html",
  types: ["AWS::MSK::Cluster"],
  check(cluster, { report }) {
    const version = cluster.get("KafkaVersion");
    const [end] = Object.entries(ends).find(([, versions]) => versions.includes(version.string ?? "")) ?? [];
    if (end === undefined || new Date(end) > new Date()) return;
    // Metadata stay where they are: no upgrade leads from ZooKeeper to KRaft.
    const next = version.string?.endsWith(".kraft") ? `${recommended}.kraft` : recommended;
    report({
      at: version,
      message:
        `Support of Kafka ${version.string} ended on ${end}. New clusters are being refused, and MSK may upgrade existing ` +
        `ones at any time without notice. Move to ${next} or later.`,
      fixes: [unsafeFix(`Use ${next} (there is no way back)`, set(version, next))],
    });
  },
});
