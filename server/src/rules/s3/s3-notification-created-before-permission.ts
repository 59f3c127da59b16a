import { comesAfter } from "../../model/dependencies.ts";
import { joined, pseudo } from "../../model/edit.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { listed } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { dependOn, type NewEdit, type NewFix, safeFix, set } from "../fix.ts";
import { destinationOf, fixedName, grantsFor } from "./_grants.ts";
import { notificationsIn } from "./_notification.ts";

export default defineRule({
  id: "s3-notification-created-before-permission",
  title: "Bucket may be created before S3 is allowed to notify",
  severity: "warning",
  facts: ["s3-event-to-lambda"],
  doc: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-notificationconfiguration.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const missing = missingIn(bucket);
    const circular = missing.filter(({ by }) => waitsForBucket(by, bucket));
    const others = missing.filter((one) => !circular.includes(one));
    if (others.length > 0) report(reportOn(bucket, others));
    for (const one of circular) report(reportOnCircle(bucket, one));
  },
});

interface Missing {
  /** The permission or policy for which the bucket does not wait. */
  readonly by: ResourceView;
  readonly destination: Property;
}

function missingIn(bucket: ResourceView): readonly Missing[] {
  const byId = new Map<string, Missing>();
  for (const { destination: property } of notificationsIn(bucket)) {
    const destination = destinationOf(property);
    const grants = destination ? grantsFor(bucket, destination).filter(({ answer }) => answer !== "no") : [];
    const sure = grants.find(({ by, answer }) => answer === "yes" && !by.resource.generated);
    // Any of several will do, also one of which it is not known.
    if (!sure || grants.some(({ by }) => comesAfter(bucket, by) !== "no")) continue;
    if (!byId.has(sure.by.id)) byId.set(sure.by.id, { by: sure.by, destination: property });
  }
  return [...byId.values()];
}

/** Terraform makes the notifications apart from the bucket, and after what refers to the bucket. */
function waitsForBucket(by: ResourceView, bucket: ResourceView): boolean {
  return bucket.template.source.dialect !== "terraform" && comesAfter(by, bucket) !== "no";
}

function reportOn(bucket: ResourceView, missing: readonly Missing[]): Report {
  const names = listed(missing.map(({ by }) => by.id));
  return {
    at: bucket.label,
    message: `${messageFor(bucket, names)} Add ${bucket.name("DependsOn")}: ${names}.`,
    related: missing.flatMap(relatedTo),
    fixes: [safeFix(`Wait for ${names}`, ...missing.map(({ by }) => dependOn(bucket, by)))],
  };
}

function reportOnCircle(bucket: ResourceView, missing: Missing): Report {
  const { by } = missing;
  return {
    at: bucket.label,
    message:
      `${messageFor(bucket, by.id)} ${by.id} refers to the bucket, so that DependsOn would be a circular dependency: ` +
      "build the ARN there from the bucket's name first.",
    related: relatedTo(missing),
    fixes: breakCircle(bucket, by),
  };
}

function messageFor(bucket: ResourceView, names: string): string {
  return (
    `Nothing makes ${bucket.id} wait for ${names}. ` +
    "Where the bucket's notifications come first, S3 cannot validate the destination and the deployment fails."
  );
}

function relatedTo({ by, destination }: Missing): NonNullable<Report["related"]> {
  return [
    { message: "what S3 needs", at: by.label },
    { message: "the destination", at: destination },
  ];
}

/** Names the bucket by its name instead of a reference, where it has one. */
function breakCircle(bucket: ResourceView, by: ResourceView): readonly NewFix[] {
  const name = fixedName(bucket);
  const uses = usesIn(by.properties, bucket);
  const edits = uses.map((use) => (name === undefined ? undefined : renamed(use, name)));
  if (edits.length === 0 || !edits.every((edit) => edit !== undefined)) return [];
  return [safeFix(`Name the bucket in ${by.id}, and wait for it`, ...edits, dependOn(bucket, by))];
}

function usesIn(property: Property, bucket: ResourceView): readonly Property[] {
  const { value } = property;
  const children = value?.kind === "map" ? property.entries.map(([, child]) => child) : property.items;
  if (value?.kind === "map" || value?.kind === "list") return children.flatMap((child) => usesIn(child, bucket));
  const parts = value?.kind === "text" ? value.parts : value ? [value] : [];
  return parts.some((part) => part.kind === "reference" && part.resource === bucket.id) ? [property] : [];
}

function renamed(use: Property, name: string): NewEdit | undefined {
  if (use.value?.kind !== "reference") return undefined;
  if (use.value.attribute === undefined) return set(use, name);
  return use.value.attribute === "Arn"
    ? set(use, joined("arn:", pseudo("AWS::Partition"), `:s3:::${name}`))
    : undefined;
}
