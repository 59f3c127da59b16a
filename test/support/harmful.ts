import type { Finding } from "../../server/src/model/finding.ts";

/** What is found above `information`. */
export function harmful(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, resource, message }) => `${rule} at ${resource?.id}: ${message}`);
}
