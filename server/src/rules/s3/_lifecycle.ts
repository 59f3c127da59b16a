import type { Property, ResourceView } from "../../model/property.ts";

/** A rule acts on objects as they are, or on the versions that newer ones have replaced. */
export type Versions = "current" | "noncurrent";

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

const coolingOrder = Object.keys(followers);

/** The storage classes into which objects can go from one. */
export function followersOf(storageClass: string): readonly string[] {
  return followers[storageClass] ?? [];
}

/** The rules of a bucket's lifecycle that are known to be enabled. */
export function enabledRules(bucket: ResourceView): readonly Property[] {
  return bucket.get("LifecycleConfiguration.Rules").items.filter((rule) => rule.get("Status").string === "Enabled");
}

/**
 * The transitions of a rule in the order in which they happen; undefined where a class or a day is not known, or where
 * days and dates are mixed.
 */
export function transitionsOf(rule: Property, versions: Versions): readonly Transition[] | undefined {
  const written = forms[versions].transitions.map((name) => rule.get(name));
  if (written.some((property) => property.unknown)) return undefined;
  const transitions = written.flatMap((property) => property.items).map(readTransition);
  if (!transitions.every((transition) => transition !== undefined)) return undefined;
  if (transitions.some(({ unit }) => unit !== transitions[0]!.unit)) return undefined;
  return transitions.sort((a, b) => a.time - b.time || coolingOrder.indexOf(a.to) - coolingOrder.indexOf(b.to));
}

function readTransition(property: Property): Transition | undefined {
  const storageClass = property.get("StorageClass");
  const to = storageClass.string === "Glacier" ? "GLACIER" : storageClass.string;
  if (to === undefined || !Object.hasOwn(followers, to)) return undefined;
  const [days, date] = [property.get("TransitionInDays"), property.get("TransitionDate")];
  const [due, time, unit] = date.absent
    ? ([days, days.number, "day"] as const)
    : ([date, Date.parse(date.string ?? ""), "date"] as const);
  if (time === undefined || Number.isNaN(time) || (unit === "date" && !days.absent)) return undefined;
  return { property, storageClass, to, due, time, unit };
}

/** The number of days after which a rule deletes; absent where it does not, or does so on a date. */
export function expirationOf(rule: Property, versions: Versions): Property {
  const [first, ...others] = forms[versions].expirations.map((path) => rule.get(path));
  return others.find((other) => first!.absent && !other.absent) ?? first!;
}

/** Certainly without old versions: versioning was never asked for, and Object Lock, which brings it, neither. */
export function neverVersioned(bucket: ResourceView): boolean {
  const lock = bucket.get("ObjectLockEnabled");
  const unlocked = lock.absent || lock.boolean === false;
  return (
    bucket.get("VersioningConfiguration.Status").absent &&
    unlocked &&
    !bucket.template.open &&
    !bucket.resource.passedOn
  );
}
