import { pathKeys } from "../../model/path.ts";
import type { Resource } from "../../model/template.ts";
import { mappingOf, partsFor } from "./mapping/mapping.ts";
import { snakeCase } from "./mapping/naming.ts";
import { followed, isIndex, parsePath } from "./mapping/path.ts";
import { type Spot, spotsOf } from "./paths.ts";
import { bestPlace, gatheredPlaces, placesOf, reach } from "./places.ts";

/** How the user's file calls a property, or would call it if it were there. */
export function nameOf(resource: Resource, path: string): string {
  const steps = path === "" ? [] : pathKeys(path);
  const own = steps.findLast((step) => !isIndex(step));
  if (own === undefined) return resource.declaredType;
  const { map, below } = reach(resource, steps);
  const place = bestPlace(placesOf(map, below));
  if (place) return place.spot.rest.findLast((step) => !isIndex(step)) ?? lastName(place.spot);
  const gathered = gatheredPlaces(map, below);
  const written = gathered.filter(({ missing }) => missing.length === 0);
  const names = (written.length > 0 ? written : gathered).map(({ spot }) => lastName(spot));
  return [...new Set(names)].join(" and ") || (nameInPart(resource.type, steps) ?? snakeCase(own));
}

/** The name in a split resource that is not there; of the whole, the type of that resource. */
function nameInPart(type: string, steps: readonly string[]): string | undefined {
  for (const { name, attach, attributes } of partsFor(type)) {
    const at = parsePath(attach.at);
    const names = at.filter((step) => typeof step === "string");
    if (names.length > 0 && names.join(".") === steps.join(".")) return name;
    const count = followed(at, steps);
    if (typeof count !== "number" || count === 0) continue;
    const [spot] = spotsOf({ type, attributes }, steps.slice(count)).filter(({ old }) => !old);
    return spot ? lastName(spot) : name;
  }
  return undefined;
}

function lastName({ steps }: Spot): string {
  return steps.at(-1)!.name;
}

/** An expression for what `Ref` or `GetAtt` give of a resource. */
export function referenceOf(resource: Resource, attribute: string | undefined): string {
  return `${resource.id}.${attributeName(resource, attribute)}`;
}

/** What CloudFormation calls a resource's own ARN. */
const arns = ["Arn", "ConsumerARN"];

export function attributeName({ declaredType }: Pick<Resource, "declaredType">, attribute: string | undefined): string {
  if (attribute !== undefined && arns.includes(attribute)) return "arn";
  return attribute === undefined ? (mappingOf(declaredType).refs?.[0] ?? "id") : snakeCase(attribute);
}
