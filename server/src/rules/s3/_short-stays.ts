import type { Property } from "../../model/property.ts";
import {
  expirationOf,
  followersOf,
  minimumDays,
  type Transition,
  transitionsOf,
  type Versions,
  waitsForNewerVersions,
} from "./_lifecycle.ts";

/** A time in a storage class that is shorter than the shortest one billed. */
export interface ShortStay {
  readonly from: Transition;
  /** The day on which the next step ends it. */
  readonly until: Property;
  readonly minimum: number;
  /** The days of the steps after that one. */
  readonly afterwards: readonly Property[];
}

/** The short stays that a rule causes; `expirationEnds` where the expiration deletes, and does not only hide. */
export function shortStaysOf(rule: Property, versions: Versions, expirationEnds: boolean): readonly ShortStay[] {
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
