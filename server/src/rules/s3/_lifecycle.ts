import type { Property, ResourceView } from "../../model/property.ts";

/** A rule acts on objects as they are, or on the versions that newer ones have replaced. */
export type Versions = "current" | "noncurrent";

/** What the sentences about a rule begin with. */
export const subjects: Readonly<Record<Versions, string>> = { current: "Objects", noncurrent: "Old versions" };

/** A move to another storage class. */
export interface Transition {
  readonly property: Property;
  readonly storageClass: Property;
  /** The class in the spelling of the API. */
  readonly to: string;
  /** The property that says when: a number of days, or a date. */
  readonly due: Property;
  /** Days, or milliseconds in the case of dates. */
  readonly time: number;
  readonly unit: "day" | "date";
}

interface Forms {
  readonly transitions: readonly string[];
  readonly expirations: readonly string[];
}

/** Where a rule says what happens; the singular forms are older, and may stand beside the plural ones. */
const forms: Readonly<Record<Versions, Forms>> = {
  current: { transitions: ["Transition", "Transitions"], expirations: ["ExpirationInDays"] },
  noncurrent: {
    transitions: ["NoncurrentVersionTransition", "NoncurrentVersionTransitions"],
    expirations: ["NoncurrentVersionExpiration.NoncurrentDays", "NoncurrentVersionExpirationInDays"],
  },
};

/** For each class those that can follow it, in the order in which objects cool down. */
const followers: Readonly<Record<string, readonly string[]>> = {
  STANDARD_IA: ["INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"],
  INTELLIGENT_TIERING: ["ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"],
  ONEZONE_IA: ["GLACIER", "DEEP_ARCHIVE"],
  GLACIER_IR: ["GLACIER", "DEEP_ARCHIVE"],
  GLACIER: ["DEEP_ARCHIVE"],
  DEEP_ARCHIVE: [],
};

/** The days for which every object is billed at least; INTELLIGENT_TIERING has no such minimum. */
export const minimumDays: Readonly<Record<string, number>> = {
  STANDARD_IA: 30,
  ONEZONE_IA: 30,
  GLACIER_IR: 90,
  GLACIER: 90,
  DEEP_ARCHIVE: 180,
};

const coolingOrder = Object.keys(followers);

/** The storage classes into which objects can go from one. */
export function followersOf(storageClass: string): readonly string[] {
  return followers[storageClass] ?? [];
}

/** The rules of a bucket's lifecycle; S3 checks those that are disabled too. */
export function rulesOf(bucket: ResourceView): readonly Property[] {
  return bucket.get("LifecycleConfiguration.Rules").items;
}

/** The rules of a bucket's lifecycle that are known to be enabled. */
export function enabledRules(bucket: ResourceView): readonly Property[] {
  return rulesOf(bucket).filter((rule) => rule.get("Status").string === "Enabled");
}

/** The transitions of a rule as they are written. */
export function writtenTransitions(rule: Property, versions: Versions): readonly Property[] {
  return forms[versions].transitions.flatMap((name) => rule.get(name).items);
}

/**
 * The transitions of a rule in the order in which they happen; undefined where a class or a day is not known, or where
 * days and dates are mixed.
 */
export function transitionsOf(rule: Property, versions: Versions): readonly Transition[] | undefined {
  const written = forms[versions].transitions.map((name) => rule.get(name));
  if (written.some((property) => property.unknown)) return undefined;
  const transitions = writtenTransitions(rule, versions).map(readTransition);
  if (!transitions.every((transition) => transition !== undefined)) return undefined;
  if (transitions.some(({ unit }) => unit !== transitions[0]!.unit)) return undefined;
  return transitions.sort((a, b) => a.time - b.time || coolingOrder.indexOf(a.to) - coolingOrder.indexOf(b.to));
}

function readTransition(property: Property): Transition | undefined {
  const storageClass = property.get("StorageClass");
  const to = storageClass.string === "Glacier" ? "GLACIER" : storageClass.string;
  const when = dueOf(property);
  if (to === undefined || !Object.hasOwn(followers, to) || !when) return undefined;
  return { property, storageClass, to, ...when };
}

/** When a transition happens; undefined where it is not known, or where both a day and a date are written. */
export function dueOf(transition: Property): Pick<Transition, "due" | "time" | "unit"> | undefined {
  const [days, date] = [transition.get("TransitionInDays"), transition.get("TransitionDate")];
  const [due, time, unit] = date.absent
    ? ([days, days.number, "day"] as const)
    : ([date, Date.parse(date.string ?? ""), "date"] as const);
  if (time === undefined || Number.isNaN(time) || (unit === "date" && !days.absent)) return undefined;
  return { due, time, unit };
}

/** The number of days after which a rule deletes; absent where it does not, or does so on a date. */
export function expirationOf(rule: Property, versions: Versions): Property {
  const [first, ...others] = forms[versions].expirations.map((path) => rule.get(path));
  return others.find((other) => first!.absent && !other.absent) ?? first!;
}

/** Whether the order of a rule's transitions is one that S3 takes when one of them goes to another class. */
export function mayGoTo(storageClass: string, { property }: Transition, rule: Property, versions: Versions): boolean {
  const classes = transitionsOf(rule, versions)?.map((each) =>
    each.property.path === property.path ? storageClass : each.to,
  );
  return classes?.every((to, index) => index === 0 || followersOf(classes[index - 1]!).includes(to)) ?? false;
}

/** The step waits until there are so many newer versions, however long that takes. */
export function waitsForNewerVersions(due: Property): boolean {
  const step = due.path.slice(0, due.path.lastIndexOf("."));
  return !due.resource.get(`${step}.NewerNoncurrentVersions`).absent;
}

/** The beginning of the keys that a rule is about, empty for all of them; undefined where it is not known. */
export function prefixOf(rule: Property): string | undefined {
  const prefix = rule.get("Prefix");
  return prefix.absent ? "" : prefix.string;
}

const filters = ["TagFilters", "ObjectSizeGreaterThan", "ObjectSizeLessThan"];

/** What narrows a rule down beside its prefix, as far as it is not certain to be without effect. */
export function filtersOf(rule: Property): readonly Property[] {
  return filters
    .map((name) => rule.get(name))
    .filter((filter) => !filter.absent && filter.number !== 0 && (filter.unknown || filter.items.length > 0));
}

/** Whether tags or a size are certainly written; a list of nothing but unknown items may be empty. */
export function isCertain(filter: Property): boolean {
  return filter.items.some((item) => !item.unknown);
}

/** What a rule can do; S3 refuses one that does nothing. */
const actions = [
  "AbortIncompleteMultipartUpload",
  "ExpirationDate",
  "ExpirationInDays",
  "ExpiredObjectDeleteMarker",
  "NoncurrentVersionExpiration",
  "NoncurrentVersionExpirationInDays",
  "NoncurrentVersionTransition",
  "NoncurrentVersionTransitions",
  "Transition",
  "Transitions",
];

/** Whether a rule may do anything but these actions. */
export function hasActionsBeside(names: readonly string[], rule: Property): boolean {
  return actions.some((name) => !names.includes(name) && !rule.get(name).absent);
}
