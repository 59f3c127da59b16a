import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, safeFix, set, unsafeFix } from "../fix.ts";
import {
  enabledRules,
  expirationOf,
  followersOf,
  neverVersioned,
  type Transition,
  transitionsOf,
  type Versions,
} from "./_lifecycle.ts";
import { removeItem } from "./_remove-item.ts";

/** The days for which every object is billed at least; INTELLIGENT_TIERING has no such minimum. */
const minimumDays: Readonly<Record<string, number>> = {
  STANDARD_IA: 30,
  ONEZONE_IA: 30,
  GLACIER_IR: 90,
  GLACIER: 90,
  DEEP_ARCHIVE: 180,
};

const subjects: Readonly<Record<Versions, string>> = { current: "Objects", noncurrent: "Old versions" };

export default defineRule({
  id: "s3-lifecycle-early-exit-charge",
  title: "Objects leave a storage class before its minimum duration",
  severity: "warning",
  facts: [
    "s3-class-standard-ia",
    "s3-class-onezone-ia",
    "s3-glacier-ir-minimum-duration",
    "s3-glacier-flexible-minimum-duration",
    "s3-deep-archive-minimum-duration",
  ],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of enabledRules(bucket)) {
      for (const versions of ["current", "noncurrent"] as const) {
        // With versioning an expiration only hides the object, which stays in its class.
        const expirationEnds = versions === "noncurrent" || neverVersioned(bucket);
        for (const stay of staysOf(rule, versions, expirationEnds)) {
          const { from, until, minimum } = stay;
          const days = until.number! - from.time;
          const earliest = from.time + minimum;
          report({
            at: until,
            message:
              `${subjects[versions]} stay in ${from.to} only ${days === 1 ? "1 day" : `${days} days`} ` +
              `(day ${from.time} to ${until.number}), but are billed for at least ${minimum}. ` +
              `Set ${until.name} to ${earliest} or more, or skip ${from.to}.`,
            related: [{ message: `moved to ${from.to} on day ${from.time}`, at: from.due }],
            fixes: fixesFor(stay, earliest),
          });
        }
      }
    }
  },
});

/** A time in a storage class that is shorter than the shortest one billed. */
interface ShortStay {
  readonly from: Transition;
  /** The day on which the next step ends it. */
  readonly until: Property;
  readonly minimum: number;
  /** The days of the steps after that one. */
  readonly afterwards: readonly Property[];
}

function staysOf(rule: Property, versions: Versions, expirationEnds: boolean): readonly ShortStay[] {
  const transitions = transitionsOf(rule, versions) ?? [];
  if (transitions[0]?.unit !== "day") return [];
  const expiration = expirationOf(rule, versions);
  const ends = [...transitions.slice(1).map(({ due }) => due), expiration];
  return transitions.flatMap((from, index) => {
    const until = ends[index]!;
    const next = transitions[index + 1];
    const minimum = minimumDays[from.to];
    if (minimum === undefined || until.number === undefined || (!next && !expirationEnds)) return [];
    // What S3 refuses is left to the rules that say so.
    if (until.number <= from.time || (next && !followersOf(from.to).includes(next.to))) return [];
    if (until.number - from.time >= minimum || [from.due, until].some(waitsForNewerVersions)) return [];
    return [{ from, until, minimum, afterwards: ends.slice(index + 1) }];
  });
}

/** The step waits until there are so many newer versions, however long that takes. */
function waitsForNewerVersions(due: Property): boolean {
  const step = due.path.slice(0, due.path.lastIndexOf("."));
  return !due.resource.get(`${step}.NewerNoncurrentVersions`).absent;
}

function fixesFor({ from, until, afterwards }: ShortStay, earliest: number): readonly NewFix[] {
  const fits = afterwards.every((day) => day.absent || (day.number !== undefined && day.number > earliest));
  return [
    ...(fits ? [safeFix(`Set to ${earliest} days`, set(until, earliest))] : []),
    unsafeFix(`Remove the transition to ${from.to} (other storage costs)`, removeItem(from.property)),
  ];
}
