import { parseArn } from "../../model/arn.ts";
import { joined, referenceTo } from "../../model/edit.ts";
import type { Severity } from "../../model/finding.ts";
import type { Property } from "../../model/property.ts";
import { patternOf, referenceIn } from "../../model/reference.ts";
import { isS3Uri } from "../../model/s3-location.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, safeFix, set } from "../fix.ts";
import { fileTable } from "./_hive-table.ts";
import { knownEnd, rewritten } from "./_rewritten.ts";

interface Fault {
  readonly severity: Severity;
  readonly reason: string;
  readonly fixes?: readonly NewFix[];
}

/** In the place of what is not known. */
const hole = "\0";

export default defineRule({
  id: "glue-table-location",
  title: "Table location that Athena cannot use",
  severity: "warning",
  facts: ["catalog-table-location"],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/tables-location-format.html",
  types: ["AWS::Glue::Table"],
  check(table, { report }) {
    const location = fileTable(table)?.location;
    const fault = location && faultOf(location);
    if (!fault) return;
    report({
      at: location,
      severity: fault.severity,
      message:
        `${location.name} ${fault.reason}. Use a folder such as s3://bucket/prefix/, with a slash at its end: ` +
        "Athena reads every file below it.",
      fixes: fault.fixes ?? [],
    });
  },
});

function faultOf(location: Property): Fault | undefined {
  const text = patternOf(location.value, hole) ?? "";
  if (isArn(location, text)) return { severity: "error", reason: "is an ARN", fixes: withoutArn(location) };
  if (/^(https?:|s3[an]?:\/\/[^/]*\.amazonaws\.com)/i.test(text)) {
    return { severity: "error", reason: "is the address of an endpoint" };
  }
  if (isS3Uri(location) !== true) return undefined;
  if (/[*?]/.test(text)) return { severity: "error", reason: "has a wildcard" };
  if (text.slice(text.indexOf("://") + 3).includes("//")) return { severity: "warning", reason: "has an empty folder" };
  const end = knownEnd(location);
  if (end === undefined || end.endsWith("/")) return undefined;
  return /\.(csv|jsonl?|parquet|orc|avro|gz|snappy|txt|log)$/i.test(end)
    ? { severity: "warning", reason: "names a file", fixes: rewrite(location, "Drop the file name", withoutFile) }
    : {
        severity: "warning",
        reason: "has no slash at its end",
        fixes: rewrite(location, "Append a slash", (own) => `${own}/`),
      };
}

/** The bucket's ARN may stand there by a reference, alone or at the beginning. */
function isArn({ value, resource }: Property, text: string): boolean {
  if (text.startsWith("arn:")) return true;
  const first = value?.kind === "text" ? value.parts[0] : value;
  if (first?.kind !== "reference" || first.attribute !== "Arn") return false;
  return resource.template.resource(first.resource)?.type.name === "AWS::S3::Bucket";
}

function withoutArn(location: Property): readonly NewFix[] {
  const arn = parseArn(location.string ?? "");
  if (arn?.service === "s3") return [useUri(location, set(location, `s3://${withSlash(arn.resource)}`))];
  const reference = referenceIn(location);
  const bucket = reference && location.resource.template.resource(reference.resource);
  const end = location.value?.kind === "reference" ? "" : knownEnd(location);
  const parts = location.value?.kind === "text" ? location.value.parts.length : 1;
  if (!bucket || end === undefined || parts > 2) return [];
  return [useUri(location, set(location, joined("s3://", referenceTo(bucket.resource), withSlash(end))))];
}

function useUri(location: Property, edit: ReturnType<typeof set>): NewFix {
  return safeFix(`Use an s3:// path as ${location.name}`, edit);
}

function withSlash(path: string): string {
  return path.endsWith("/") ? path : `${path}/`;
}

function withoutFile(end: string): string {
  return end.slice(0, end.lastIndexOf("/") + 1);
}

function rewrite(location: Property, title: string, change: (end: string) => string): readonly NewFix[] {
  const value = rewritten(location, change);
  return value === undefined ? [] : [safeFix(title, set(location, value))];
}
