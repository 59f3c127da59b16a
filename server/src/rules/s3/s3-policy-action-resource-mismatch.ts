import { joined, type NewValue, referenceTo } from "../../model/edit.ts";
import { isAllow, statementsOf } from "../../model/iam.ts";
import type { Property } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { append, copied, type NewEdit, type NewFix, safeFix, set } from "../fix.ts";
import { type Kind, kindOfAction, kindOfResource } from "./_resource-kinds.ts";

const nouns: Readonly<Record<Kind, string>> = { bucket: "the bucket", object: "objects" };

export default defineRule({
  id: "s3-policy-action-resource-mismatch",
  title: "S3 actions and resource ARN do not fit",
  severity: "error",
  facts: ["s3-security-resource-based"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html",
  types: ["AWS::S3::BucketPolicy"],
  check(policy, { report }) {
    for (const statement of statementsOf(policy.get("PolicyDocument")) ?? []) {
      const given = onlyKind(kindsOf(statement.get("Resource"), kindOfResource));
      const wanted = kindsOf(statement.get("Action"), kindOfAction);
      const needed: Kind = given === "bucket" ? "object" : "bucket";
      if (!given || !wanted?.has(needed)) continue;
      const isMixed = wanted.size > 1;
      if (isMixed && isAllow(statement) !== "yes") continue;
      report(reportOn(statement, needed, isMixed));
    }
  },
});

/** The kinds of all items; undefined where one of them is of neither, or not known. */
function kindsOf(list: Property, kindOf: (item: Property) => Kind | undefined): ReadonlySet<Kind> | undefined {
  const kinds = list.items.map(kindOf);
  return list.unknown || kinds.length === 0 || kinds.includes(undefined) ? undefined : new Set(kinds as Kind[]);
}

function onlyKind(kinds: ReadonlySet<Kind> | undefined): Kind | undefined {
  return kinds?.size === 1 ? [...kinds][0] : undefined;
}

function reportOn(statement: Property, needed: Kind, isMixed: boolean): Report {
  const resource = statement.get("Resource");
  const isList = resource.value?.kind === "list";
  const names = statement.get("Action").items.filter((action) => kindOfAction(action) === needed);
  const given: Kind = needed === "bucket" ? "object" : "bucket";
  const suggestion = needed === "object" ? "the ARN with /*" : "the ARN without anything behind the bucket's name";
  return {
    at: isList ? resource.key : resource,
    ...(isMixed && { severity: "warning" }),
    message:
      `${first(names)} on ${nouns[needed]}, but the resource is ${given === "bucket" ? "the bucket" : "objects"}. ` +
      (isMixed
        ? "It grants nothing here, and S3 may reject the policy. Add "
        : "S3 rejects the policy ('Action does not apply to any resource(s) in statement'). Use ") +
      `${suggestion}.`,
    related: names.map((action) => ({ message: `works on ${nouns[needed]}`, at: action })),
    fixes: isMixed ? addMissing(resource, needed) : replaceAll(resource, needed),
  };
}

function first(names: readonly Property[]): string {
  return names.length === 1 ? `${names[0]!.string} works` : `${names[0]!.string} and others work`;
}

function replaceAll(resource: Property, needed: Kind): readonly NewFix[] {
  const edits = resource.items.map((item) => {
    const arn = arnFor(item, needed);
    return arn === undefined ? undefined : set(item, arn);
  });
  const title = needed === "object" ? "Append /* to the ARN" : "Remove what stands behind the bucket's name";
  return edits.every((edit): edit is NewEdit => edit !== undefined) ? [safeFix(title, ...edits)] : [];
}

function addMissing(resource: Property, needed: Kind): readonly NewFix[] {
  const arn = arnFor(resource.items[0]!, needed);
  if (arn === undefined) return [];
  const title = needed === "object" ? "Add the ARN of the objects" : "Add the ARN of the bucket";
  if (resource.value?.kind === "list") return [safeFix(title, append(resource.resource, resource.path, arn))];
  const own = copied(resource);
  return own ? [safeFix(title, set(resource, [own, arn]))] : [];
}

/** The ARN of the bucket that an item is about, or of all objects in it. */
function arnFor(item: Property, kind: Kind): NewValue | undefined {
  const written = item.string?.replace(/\/.*$/s, "");
  if (written !== undefined) return kind === "object" ? `${written}/*` : written;
  const bucket = targetOf(item, "AWS::S3::Bucket");
  const arn = bucket && referenceTo(bucket.resource, "Arn");
  return arn && kind === "object" ? joined(arn, "/*") : arn;
}
