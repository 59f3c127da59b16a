import type { Property, ResourceView } from "../../model/property.ts";
import { s3LocationOf } from "../../model/s3-location.ts";
import { amount } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, set, unsafeFix } from "../fix.ts";
import { type TableInBucket, tablesIn } from "./_catalogue-tables.ts";
import { dueOf, enabledRules, mayGoTo, prefixOf, transitionsOf, writtenTransitions } from "./_lifecycle.ts";

const archives: readonly unknown[] = ["GLACIER", "Glacier", "DEEP_ARCHIVE"];
const readable = "GLACIER_IR";

export default defineRule({
  id: "s3-lifecycle-athena-unreadable",
  title: "Lifecycle archives data that a catalogue table points to",
  severity: "warning",
  facts: [
    "athena-glacier-skipped",
    "s3-glacier-flexible-retrieval-times",
    "s3-deep-archive-retrieval-times",
    "athena-needs-catalog-table",
  ],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/querying-glacier.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const archivals = [...transitionsIn(bucket), ...tiersIn(bucket)];
    if (archivals.length === 0) return;
    const tables = tablesIn(bucket);
    for (const archival of archivals) {
      const hit = tables.filter(({ prefix }) => overlaps(prefix, archival.prefix));
      const [first] = hit;
      if (!first) continue;
      report({
        at: archival.at,
        message: archival.messageFor(first),
        related: hit.map(({ table, property }) => ({ message: `where ${nameOf(table)} lies`, at: property })),
        fixes: archival.fixes,
      });
    }
  },
});

/** Something that makes objects unreadable until they are restored. */
interface Archival {
  readonly at: Property;
  readonly prefix: string;
  readonly messageFor: (table: TableInBucket) => string;
  readonly fixes: readonly NewFix[];
}

function transitionsIn(bucket: ResourceView): readonly Archival[] {
  return wholeRules(enabledRules(bucket)).flatMap(({ rule, prefix }) =>
    writtenTransitions(rule, "current").flatMap((transition) => {
      const at = transition.get("StorageClass");
      if (!archives.includes(at.string)) return [];
      const messageFor = ({ table, property }: TableInBucket): string =>
        `Athena skips objects in ${at.string} without an error, so table ${nameOf(table)} loses old rows. ` +
        `${whenOf(transition)} objects under ${placeOf(property)} move there. Use ${readable}, exclude the prefix, or ` +
        "restore the objects and set read_restored_glacier_objects=true.";
      return [{ at, prefix, messageFor, fixes: keepReadable(transition, rule) }];
    }),
  );
}

/** The tiers for objects that nobody reads, where a rule brings objects under the prefix into that class. */
function tiersIn(bucket: ResourceView): readonly Archival[] {
  const watched = wholeRules(enabledRules(bucket)).filter(({ rule }) =>
    writtenTransitions(rule, "current").some(
      (transition) => transition.get("StorageClass").string === "INTELLIGENT_TIERING",
    ),
  );
  if (watched.length === 0) return [];
  const enabled = bucket.get("IntelligentTieringConfigurations").items.filter((configuration) => {
    // CloudFormation demands a status, Terraform's provider enables what has none.
    const status = configuration.get("Status");
    return status.absent || status.string === "Enabled";
  });
  return wholeRules(enabled)
    .filter(({ prefix }) => watched.some((other) => overlaps(prefix, other.prefix)))
    .flatMap(({ rule, prefix }) =>
      rule.get("Tierings").items.flatMap((tiering) => {
        const [at, days] = [tiering.get("AccessTier"), tiering.get("Days")];
        if (!/^(?:DEEP_)?ARCHIVE_ACCESS$/.test(at.string ?? "")) return [];
        const messageFor = ({ table, property }: TableInBucket): string =>
          `Objects in ${at.string} must be restored before Athena can query table ${nameOf(table)}. ` +
          `Objects under ${placeOf(property)} go there when nobody reads them for ${days.string ?? "some"} days. ` +
          "Exclude the prefix, or leave out the archive tiers: the others are readable at once.";
        return [{ at, prefix, messageFor, fixes: [] }];
      }),
    );
}

/** Those that act on all objects under a prefix that is known: tags single out some of them. */
function wholeRules(rules: readonly Property[]): readonly { readonly rule: Property; readonly prefix: string }[] {
  return rules.flatMap((rule) => {
    const [prefix, tags] = [prefixOf(rule), rule.get("TagFilters")];
    const hasTags = tags.unknown || tags.items.length > 0;
    return prefix === undefined || hasTags ? [] : [{ rule, prefix }];
  });
}

function overlaps(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

function nameOf(table: ResourceView): string {
  return table.get("TableInput.Name").string ?? table.id;
}

function placeOf(property: Property): string {
  const place = s3LocationOf(property)!;
  return property.string ?? `s3://${place.bucket!.id}/${place.key}`;
}

function whenOf(transition: Property): string {
  const when = dueOf(transition);
  if (!when) return "In time";
  return when.unit === "day"
    ? `After ${amount(when.time, "day")}`
    : `On ${when.due.string!.slice(0, "2000-01-01".length)}`;
}

function keepReadable({ path }: Property, rule: Property): readonly NewFix[] {
  const transition = transitionsOf(rule, "current")?.find(({ property }) => property.path === path);
  if (!transition || !mayGoTo(readable, transition, rule, "current")) return [];
  return [unsafeFix(`Use ${readable} (storage costs more)`, set(transition.storageClass, readable))];
}
