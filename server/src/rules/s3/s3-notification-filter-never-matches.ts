import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, remove, safeFix, set, unsafeFix } from "../fix.ts";
import { type Notification, notificationsIn, notifyingTypes } from "./_notification.ts";

type Part = "prefix" | "suffix";

export default defineRule({
  id: "s3-notification-filter-never-matches",
  title: "Notification filter matches literally and therefore never",
  severity: "warning",
  facts: ["s3-event-overlap"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html",
  types: notifyingTypes,
  check(notifying, { report }) {
    for (const notification of notificationsIn(notifying)) {
      for (const rule of notification.rules.items) {
        const part = rule.get("Name").string?.toLowerCase();
        const value = rule.get("Value");
        if (part !== "prefix" && part !== "suffix") continue;
        const reasons = reasonsIn(value, part);
        if (reasons.length === 0) continue;
        const better = betterThan(value, part);
        report({
          at: value,
          message: `${messageFor(value, reasons)} ${adviceFor(better, part)}`,
          fixes: fixesFor(notification, rule, better, part),
        });
      }
    }
  },
});

/** Why no ordinary key is met; a piece of the value that is not known is taken as harmless. */
function reasonsIn({ value }: Property, part: Part): readonly string[] {
  const pieces = value?.kind === "text" ? value.parts : value ? [value] : [];
  const texts = pieces.map((piece) => (piece.kind === "literal" ? String(piece.value) : ""));
  const [first = ""] = texts;
  return [
    ...(texts.some((text) => /[*?]/.test(text)) ? ["these filters know no wildcards"] : []),
    ...(texts.some((text) => text.includes(" ")) ? ["a space must be written as +"] : []),
    ...(part === "prefix" && first.startsWith("/") ? ["keys do not begin with '/'"] : []),
    ...(part === "prefix" && first.startsWith("s3://") ? ["a key is what stands behind the bucket"] : []),
  ];
}

/** What is probably meant; undefined where it cannot be said with a prefix or suffix, or is not all known. */
function betterThan({ string }: Property, part: Part): string | undefined {
  if (string === undefined) return undefined;
  const bare =
    part === "prefix"
      ? string
          .replace(/^s3:\/\/[^/]*/, "")
          .replace(/^\/+/, "")
          .replace(/\*+$/, "")
      : string.replace(/^\*+/, "");
  return /[*?]/.test(bare) ? undefined : bare.replaceAll(" ", "+");
}

function messageFor({ string }: Property, reasons: readonly string[]): string {
  const what = string === undefined ? "This filter" : `'${string}'`;
  return `${what} is compared literally: ${reasons.join(", and ")}. No ordinary object will match.`;
}

function adviceFor(better: string | undefined, part: Part): string {
  if (better === undefined) return `Write the ${part} as it stands in the keys.`;
  return better === "" ? `Leave the ${part} out.` : `Use ${part} '${better}'.`;
}

function fixesFor(
  { filter, rules }: Notification,
  rule: Property,
  better: string | undefined,
  part: Part,
): readonly NewFix[] {
  if (better === undefined) return [];
  if (better !== "") return [safeFix(`Use ${part} '${better}'`, set(rule.get("Value"), better))];
  const title = `Remove the ${part} (all keys match)`;
  return [unsafeFix(title, remove(rules.items.length === 1 ? filter : rule))];
}
