import { defineRule } from "../define-rule.ts";
import { remove, safeFix } from "../fix.ts";

/** Types of sources for which the switch means nothing. */
const withoutConnection = ["S3", "ATHENA"];

export default defineRule({
  id: "quicksight-ssl-disabled",
  title: "QuickSight connects without TLS",
  severity: "warning",
  facts: ["quicksight-bi-service"],
  doc: "https://docs.aws.amazon.com/quicksight/latest/APIReference/API_SslProperties.html",
  types: ["AWS::QuickSight::DataSource"],
  check(source, { report }) {
    const ssl = source.get("SslProperties");
    const disabled = ssl.get("DisableSsl");
    const type = source.get("Type").string;
    if (disabled.boolean !== true || type === undefined || withoutConnection.includes(type)) return;
    report({
      at: disabled,
      message: `QuickSight would send credentials and data of ${type} without TLS. Remove ${disabled.name}.`,
      fixes: [safeFix(`Remove ${ssl.name}`, remove(ssl))],
    });
  },
});
