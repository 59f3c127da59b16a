import { listed } from "../../model/wording.ts";
import { defineRule, type RuleContext } from "../define-rule.ts";
import { type NewFix, safeFix, set, unsafeFix } from "../fix.ts";
import { enabledRules, followersOf, type Transition, transitionsOf } from "./_lifecycle.ts";
import { removeItem } from "./_remove-item.ts";

export default defineRule({
  id: "s3-lifecycle-transition-order",
  title: "Lifecycle transitions run uphill",
  severity: "error",
  facts: ["s3-lifecycle-waterfall", "s3-classes-managed-by-lifecycle", "s3-class-names-in-iac"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of enabledRules(bucket)) {
      for (const versions of ["current", "noncurrent"] as const) {
        checkOrder(transitionsOf(rule, versions) ?? [], report);
      }
    }
  },
});

function checkOrder(transitions: readonly Transition[], report: RuleContext["report"]): void {
  for (const [index, later] of transitions.entries()) {
    const earlier = transitions[index - 1];
    if (!earlier || (later.time > earlier.time && followersOf(earlier.to).includes(later.to))) continue;
    report({
      at: later.storageClass,
      message: messageFor(earlier, later),
      related: [{ message: `the transition to ${earlier.to}`, at: earlier.storageClass }],
      fixes: [removal(earlier, later), ...swap(earlier, later)],
    });
  }
}

function messageFor(earlier: Transition, later: Transition): string {
  const [from, to] = [earlier.to, later.to];
  if (from === to) {
    return `The rule moves objects to ${to} twice (${when(earlier)}, ${when(later)}). S3 accepts each class once.`;
  }
  if (earlier.time === later.time) {
    return `${from} and ${to} are due at the same time (${when(later)}). S3 wants ${to} to come later.`;
  }
  const allowed = followersOf(from);
  const rest = allowed.length > 0 ? `only ${listed(allowed, "or")} can follow` : "nothing can follow";
  return `S3 cannot move objects from ${from} (${when(earlier)}) to ${to} (${when(later)}). From ${from} ${rest}.`;
}

function when({ unit, time, due }: Transition): string {
  return unit === "day" ? `day ${time}` : due.string!.slice(0, "2000-01-01".length);
}

function removal(earlier: Transition, later: Transition): NewFix {
  const title = `Remove the transition to ${later.to}`;
  return earlier.to === later.to
    ? safeFix(title, removeItem(later.property))
    : unsafeFix(`${title} (objects stay in ${earlier.to})`, removeItem(later.property));
}

function swap(earlier: Transition, later: Transition): readonly NewFix[] {
  if (earlier.time === later.time || !followersOf(later.to).includes(earlier.to)) return [];
  const [first, second] = [earlier.due.scalar!, later.due.scalar!];
  return [safeFix(`Swap the two ${later.unit}s`, set(earlier.due, second), set(later.due, first))];
}
