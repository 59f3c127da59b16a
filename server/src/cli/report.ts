import { styleText } from "node:util";
import { rangeOf } from "../features/ranges.ts";
import type { Finding, Severity } from "../model/finding.ts";
import type { Location } from "../model/site.ts";
import { amount } from "../model/wording.ts";
import { ruleOf } from "../rules/catalogue.ts";
import { lineAt } from "../syntax/lines.ts";
import { version } from "./version.generated.ts";

/** Findings with the names under which the user knows the files. */
export interface ReportInput {
  readonly findings: readonly Finding[];
  /** All files that were checked. */
  readonly files: readonly string[];
  readonly nameOf: (uri: string) => string;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const severityStyles: Readonly<Record<Severity, Style>> = {
  error: "red",
  warning: "yellow",
  information: "blue",
  hint: "gray",
};

/** For people: each finding with the line it is about. */
export function prettyReport({ findings, files, nameOf }: ReportInput, useColor: boolean): string {
  const paint: Paint = (style, text) => (useColor ? styleText(style, text) : text);
  const blocks = findings.map((finding) => prettyFinding(finding, nameOf, paint));
  return [...blocks, `${summary(findings, files.length, paint)}\n`].join("\n");
}

function prettyFinding(finding: Finding, nameOf: ReportInput["nameOf"], paint: Paint): string {
  const { severity, rule, message, location, related, fixes } = finding;
  const lines = [
    `${paint("bold", placeOf(finding, location, nameOf))}  ${paint(severityStyles[severity], severity)}  ${paint("gray", rule)}`,
    `  ${message}`,
    ...excerpt(finding, paint),
    ...related.map(
      (other) => `  ${paint("gray", `see ${placeOf(finding, other.location, nameOf)}: ${other.message}`)}`,
    ),
    ...fixes.map(({ title, safe }) => `  ${paint("green", safe ? "fix:" : "unsafe fix:")} ${title}`),
  ];
  return `${lines.join("\n")}\n`;
}

function placeOf({ template }: Finding, location: Location, nameOf: ReportInput["nameOf"]): string {
  const { start } = rangeOf(location, template);
  return `${nameOf(location.uri)}:${start.line + 1}:${start.character + 1}`;
}

function excerpt({ template, location }: Finding, paint: Paint): readonly string[] {
  const file = template.files.find(({ uri }) => uri === location.uri);
  const { start, end } = rangeOf(location, template);
  const line = file && lineAt(file.tree, start.line);
  // In a file of one long line an excerpt would show nothing to anybody.
  if (line === undefined || line.length > 160) return [];
  const number = String(start.line + 1);
  const length = Math.max(1, (end.line === start.line ? end.character : line.length) - start.character);
  const margin = " ".repeat(number.length);
  const mark = `${" ".repeat(start.character)}${"~".repeat(length)}`;
  return [`    ${paint("gray", `${number} |`)} ${line}`, `    ${paint("gray", `${margin} |`)} ${paint("red", mark)}`];
}

function summary(findings: readonly Finding[], files: number, paint: Paint): string {
  const checked = `${amount(files, "file")} checked`;
  if (findings.length === 0) return paint("green", `No findings, ${checked}.`);
  const counts = (Object.keys(severityStyles) as Severity[]).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? `${count} ${severity}` : [];
  });
  return paint("bold", `${amount(findings.length, "finding")} (${counts.join(", ")}), ${checked}.`);
}

/** For programs; positions count from 1. */
export function jsonReport({ findings, files, nameOf }: ReportInput): string {
  const report = {
    version,
    files: files.length,
    findings: findings.map((finding) => ({
      file: nameOf(finding.location.uri),
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      resource: finding.resource?.id ?? null,
      type: finding.resource?.type ?? null,
      dialect: finding.template.dialect,
      range: oneBased(finding.location, finding),
      related: finding.related.map(({ message, location }) => ({
        file: nameOf(location.uri),
        message,
        range: oneBased(location, finding),
      })),
      fixes: finding.fixes.map(({ title, safe }) => ({ title, safe })),
      facts: ruleOf(finding.rule)?.facts ?? [],
      doc: ruleOf(finding.rule)?.doc ?? null,
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function oneBased(
  location: Location,
  { template }: Finding,
): Record<"start" | "end", { line: number; column: number }> {
  const { start, end } = rangeOf(location, template);
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}
