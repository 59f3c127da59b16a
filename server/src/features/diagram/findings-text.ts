import { type Severity, severities } from "../../model/finding.ts";
import { amount } from "../../model/wording.ts";

/** `2 errors, 1 warning`; undefined where nothing was found. */
export function findingsInWords(findings: Readonly<Record<Severity, number>>): string | undefined {
  const counts = severities.flatMap((severity) => {
    const count = findings[severity];
    // "informations" is no word.
    if (count === 0) return [];
    return severity === "information" ? `${count} information` : amount(count, severity);
  });
  return counts.join(", ") || undefined;
}
