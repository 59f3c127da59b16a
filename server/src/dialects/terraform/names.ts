import type { Resource } from "../../model/template.ts";
import { mappingOf, partsFor } from "./mapping/mapping.ts";
import { snakeCase } from "./mapping/naming.ts";
import { followed, isIndex, parsePath } from "./mapping/path.ts";
import { bestPlace, gatheredPlaces, type Place, placesOf, reach } from "./places.ts";

/** How the user's file calls a property, or would call it if it were there. */
export function nameOf(resource: Resource, path: string): string {
  const steps = path === "" ? [] : path.split(".");
  const own = steps.findLast((step) => !isIndex(step));
  if (own === undefined) return resource.declaredType;
  const { map, below } = reach(resource, steps);
  const place = bestPlace(placesOf(map, below));
  const inDocument = place?.spot.rest.findLast((step) => !isIndex(step));
  if (inDocument !== undefined) return inDocument;
  const gathered = place ? [] : gatheredPlaces(map, below);
  const splitOff = !place && gathered.length === 0 ? splitOffType(resource, steps) : undefined;
  if (splitOff) return splitOff;
  if (place) return lastName(place);
  const names = namesOf(gathered.filter(({ missing }) => missing.length === 0));
  return (names.length > 0 ? names : namesOf(gathered)).join(" and ") || snakeCase(own);
}

/** The type of the split resource that says the property, itself or in an argument. */
function splitOffType(resource: Resource, steps: readonly string[]): string | undefined {
  for (const { name, attach } of partsFor(resource.type)) {
    const at = parsePath(attach.at);
    if (at.length > 0 && followed(at, [...steps, "0"]) !== undefined && sameStart(at, steps)) return name;
  }
  return undefined;
}

function sameStart(at: ReturnType<typeof parsePath>, steps: readonly string[]): boolean {
  const names = at.filter((step) => typeof step === "string");
  return steps.length <= at.length && names.every((name, index) => steps[index] === name);
}

function lastName({ spot }: Place): string {
  return spot.steps.at(-1)!.name;
}

function namesOf(places: readonly Place[]): readonly string[] {
  return [...new Set(places.map(lastName))];
}

/** An expression for what `Ref` or `GetAtt` give of a resource. */
export function referenceOf(resource: Resource, attribute: string | undefined): string {
  return `${resource.id}.${attributeName(resource, attribute)}`;
}

export function attributeName({ declaredType }: Resource, attribute: string | undefined): string {
  if (attribute === "Arn") return "arn";
  return attribute === undefined ? (mappingOf(declaredType).refs?.[0] ?? "id") : snakeCase(attribute);
}
