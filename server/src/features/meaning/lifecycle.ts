import type { Property } from "../../model/property.ts";
import { expirationOf, minimumDays, type Transition, transitionsOf, type Versions } from "../../rules/s3/_lifecycle.ts";
import { amount } from "./durations.ts";

const subjects: Readonly<Record<Versions, string>> = { current: "objects", noncurrent: "old versions" };

/** What a lifecycle rule does, as sentences: when what goes where, and what the stay there costs at least. */
export function lifecycleInWords(rule: Property): string | undefined {
  const sentences = [sentence(rule, "current"), sentence(rule, "noncurrent"), uploads(rule)].filter(Boolean);
  if (sentences.length === 0) return undefined;
  const prefix = rule.get("Prefix").string ?? rule.get("Filter.Prefix").string;
  const scope = prefix ? `Below \`${prefix}\`: ` : "";
  const off = rule.get("Status").string === "Disabled" ? " The rule is disabled." : "";
  const text = sentences.join(". ");
  return `${scope}${scope ? text : capital(text)}.${off}`;
}

function sentence(rule: Property, versions: Versions): string | undefined {
  const transitions = transitionsOf(rule, versions) ?? [];
  const steps = transitions.map(move);
  const end = expirationOf(rule, versions).number;
  const kept = rule.get("NoncurrentVersionExpiration.NewerNoncurrentVersions").number;
  if (end !== undefined) steps.push(`are deleted after ${amount(end, "day")}`);
  if (steps.length === 0) return undefined;
  const spare = versions === "noncurrent" && kept !== undefined ? ` (the newest ${kept} stay)` : "";
  return `${subjects[versions]} ${steps.join(", then ")}${spare}`;
}

function move({ to, unit, time }: Transition): string {
  const minimum = minimumDays[to];
  const when = unit === "day" ? `after ${amount(time, "day")}` : `on ${new Date(time).toISOString().slice(0, 10)}`;
  return `move to ${to} ${when}${minimum ? ` (billed for at least ${minimum} days there)` : ""}`;
}

function uploads(rule: Property): string | undefined {
  const days = rule.get("AbortIncompleteMultipartUpload.DaysAfterInitiation").number;
  return days === undefined ? undefined : `parts of unfinished uploads go after ${amount(days, "day")}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
