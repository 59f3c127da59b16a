import type { Property } from "../../model/property.ts";
import { amount } from "../../model/wording.ts";
import { expirationOf, minimumDays, type Transition, transitionsOf, type Versions } from "../../rules/s3/_lifecycle.ts";
import type { Told } from "./told.ts";

const subjects: Readonly<Record<Versions, string>> = { current: "objects", noncurrent: "old versions" };

/** What a lifecycle rule does, as sentences: when what goes where, and what the stay there costs at least. */
export function lifecycleInWords(rule: Property): Told | undefined {
  const sentences = [sentence(rule, "current"), sentence(rule, "noncurrent"), uploads(rule)].filter(Boolean);
  if (sentences.length === 0) return undefined;
  const prefix = rule.get("Prefix").string ?? rule.get("Filter.Prefix").string;
  const scope = prefix ? `Below \`${prefix}\`: ` : "";
  const off = rule.get("Status").string === "Disabled" ? " The rule is disabled." : "";
  const text = sentences.map((one, index) => (scope && index === 0 ? one : capital(one!))).join(". ");
  const steps = stepsInBrief(rule);
  return { text: `${scope}${text}.${off}`, brief: steps && off ? `disabled: ${steps}` : steps };
}

/** `30 d GLACIER → 60 d deleted`, of old versions where nothing happens to the objects themselves. */
function stepsInBrief(rule: Property): string | undefined {
  const [current, old] = [briefSteps(rule, "current"), briefSteps(rule, "noncurrent")];
  if (current) return current;
  return old && `old versions: ${old}`;
}

function briefSteps(rule: Property, versions: Versions): string {
  const steps = (transitionsOf(rule, versions) ?? []).map(({ to, unit, time }) => `${briefly(unit, time)} ${to}`);
  const end = expirationOf(rule, versions).number;
  return [...steps, ...(end === undefined ? [] : [`${end} d deleted`])].join(" → ");
}

function briefly(unit: Transition["unit"], time: number): string {
  return unit === "day" ? `${time} d` : dateOf(time);
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
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
  const when = unit === "day" ? `after ${amount(time, "day")}` : `on ${dateOf(time)}`;
  return `move to ${to} ${when}${minimum ? ` (billed for at least ${minimum} days there)` : ""}`;
}

function uploads(rule: Property): string | undefined {
  const days = rule.get("AbortIncompleteMultipartUpload.DaysAfterInitiation").number;
  return days === undefined ? undefined : `parts of unfinished uploads go after ${amount(days, "day")}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
