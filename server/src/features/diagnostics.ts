import type { Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Finding, Severity } from "../model/finding.ts";
import { ruleOf } from "../rules/catalogue.ts";
import { isAt, rangeOf } from "./ranges.ts";

export const diagnosticSource = "Data Pipeline Hints";

const protocolSeverities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

const known = new WeakMap<Finding, Diagnostic>();

/** The same object for as long as the finding and its places are the same. */
export function diagnosticOf(finding: Finding): Diagnostic {
  const last = known.get(finding);
  if (last && isInPlace(last, finding)) return last;
  const diagnostic = makeDiagnostic(finding);
  known.set(finding, diagnostic);
  return diagnostic;
}

function isInPlace({ range, relatedInformation = [] }: Diagnostic, { location, related, template }: Finding): boolean {
  return (
    isAt(range, location, template) &&
    related.every((other, index) => isAt(relatedInformation[index]!.location.range, other.location, template))
  );
}

function makeDiagnostic(finding: Finding): Diagnostic {
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
