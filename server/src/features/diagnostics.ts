import type { Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Finding, Severity } from "../model/finding.ts";
import { ruleOf } from "../rules/catalogue.ts";
import { rangeOf } from "./ranges.ts";

export const diagnosticSource = "Data Pipeline Hints";

const protocolSeverities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

export function diagnosticOf(finding: Finding): Diagnostic {
  const { rule, severity, message, location, related, template } = finding;
  const doc = ruleOf(rule)?.doc;
  return {
    range: rangeOf(location, template),
    severity: protocolSeverities[severity],
    code: rule,
    ...(doc && { codeDescription: { href: doc } }),
    source: diagnosticSource,
    message,
    relatedInformation: related.map((other) => ({
      message: other.message,
      location: { uri: other.location.uri, range: rangeOf(other.location, template) },
    })),
  };
}
