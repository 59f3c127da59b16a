import type { Property } from "../../model/property.ts";
import { amount, listed } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, safeFix, set } from "../fix.ts";
import {
  dueOf,
  expirationOf,
  minimumDays,
  rulesOf,
  subjects,
  type Transition,
  type Versions,
  waitsForNewerVersions,
  writtenTransitions,
} from "./_lifecycle.ts";
import { removeItems } from "./_remove-item.ts";

const millisecondsOfDay = 24 * 60 * 60 * 1000;

export default defineRule({
  id: "s3-lifecycle-expire-before-transition",
  title: "Objects expire before their transition",
  severity: "error",
  facts: ["s3-lifecycle-transition-actions", "s3-lifecycle-expiration-actions"],
  doc: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-rule.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of rulesOf(bucket)) {
      for (const versions of ["current", "noncurrent"] as const) {
        const moves = movesOf(rule, versions);
        for (const end of endsOf(rule, versions)) {
          const late = moves.filter((move) => move.unit === end.unit && move.time >= end.time);
          const last = latest(late);
          if (!last || [end, last].some(({ due }) => waitsForNewerVersions(due))) continue;
          report({
            at: end.due,
            message:
              `${subjects[versions]} expire on ${when(end)}, not after the transition to ${last.to} on ${when(last)}. ` +
              "S3 rejects this; expiration must be later than every transition of the rule.",
            related: late.map(({ due, to }) => ({ message: `the transition to ${to}`, at: due })),
            fixes: [postpone(end, moves), removal(late)],
          });
        }
      }
    }
  },
});

type When = Pick<Transition, "due" | "time" | "unit">;

/** A move to another class, of which the time alone need be known. */
interface Move extends When {
  readonly property: Property;
  readonly to: string;
}

function movesOf(rule: Property, versions: Versions): readonly Move[] {
  return writtenTransitions(rule, versions).flatMap((property) => {
    const due = dueOf(property);
    return due ? [{ ...due, property, to: property.get("StorageClass").string ?? "another class" }] : [];
  });
}

/** Zero days are none: so Terraform says it beside other expirations. */
function endsOf(rule: Property, versions: Versions): readonly When[] {
  const [days, date] = [expirationOf(rule, versions), rule.get("ExpirationDate")];
  const time = Date.parse(date.string ?? "");
  return [
    ...((days.number ?? 0) > 0 ? [{ due: days, time: days.number!, unit: "day" } as const] : []),
    ...(versions === "current" && !Number.isNaN(time) ? [{ due: date, time, unit: "date" } as const] : []),
  ];
}

function latest(moves: readonly Move[]): Move | undefined {
  return moves.reduce<Move | undefined>((last, move) => (last && last.time >= move.time ? last : move), undefined);
}

function when({ unit, time, due }: When): string {
  return unit === "day" ? `day ${time}` : due.string!.slice(0, "2000-01-01".length);
}

/** Behind the last transition of all, after the time that its class is billed for. */
function postpone(end: When, moves: readonly Move[]): NewFix {
  const { to, time } = latest(moves.filter(({ unit }) => unit === end.unit))!;
  const days = minimumDays[to] ?? 1;
  const value = end.unit === "day" ? time + days : dateOf(time + days * millisecondsOfDay);
  return safeFix(`Expire ${amount(days, "day")} after the transition to ${to}`, set(end.due, value));
}

function dateOf(time: number): string {
  return new Date(time).toISOString().replace(".000Z", "Z");
}

function removal(moves: readonly Move[]): NewFix {
  const classes = listed(moves.map(({ to }) => to));
  return safeFix(`Remove the transition to ${classes}`, ...removeItems(moves.map(({ property }) => property)));
}
