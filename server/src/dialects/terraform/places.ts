import type { Site, SourceFile } from "../../model/site.ts";
import type { Resource } from "../../model/template.ts";
import type { SettledValue, Value } from "../../model/value.ts";
import { childOf, type Node, type NodePath, nodeAt } from "../../syntax/tree.ts";
import { followed, isIndex, parsePath } from "./mapping/path.ts";
import { gatheredSpots, type Spot, spotsOf, type TerraformStep } from "./paths.ts";
import { glance } from "./settling.ts";
import type { Block, BlockMap, Gathered } from "./translate.ts";

/** How far a path leads in the properties as they are written. */
export interface Reached {
  /** The deepest value that is there, and what of the path is left below it. */
  readonly value: SettledValue;
  readonly rest: readonly string[];
  /** The deepest map above the property that stands for blocks, and the path from it. */
  readonly map: BlockMap;
  readonly below: readonly string[];
}

export function reach(resource: Resource, path: readonly string[]): Reached {
  let value = glance(resource.properties);
  let map = value as BlockMap;
  let depth = 0;
  for (let at = 0; at < path.length; at++) {
    const child = childAt(value, path[at]!);
    const settled = child && glance(child);
    if (!settled || settled.kind === "absent") return { value, rest: path.slice(at), map, below: path.slice(depth) };
    value = settled;
    if (isBlockMap(value) && at + 1 < path.length) {
      map = value;
      depth = at + 1;
    }
  }
  return { value, rest: [], map, below: path.slice(depth) };
}

function childAt(value: SettledValue, step: string): Value | undefined {
  if (value.kind === "map") return value.get(step);
  return value.kind === "list" && isIndex(step) ? value.items[Number(step)] : undefined;
}

function isBlockMap(value: SettledValue): value is BlockMap {
  return value.kind === "map" && "blocks" in value;
}

/** The places that a value is made from, where no single one stands for it. */
export function gatheredFrom(value: SettledValue): readonly Site[] | undefined {
  return "gatheredFrom" in value ? (value as Gathered).gatheredFrom : undefined;
}

/** A spot in a block of the source, as far as it is written. */
export interface Place {
  readonly block: Block;
  readonly spot: Spot;
  readonly file: SourceFile;
  /** The deepest node on the way that is there. */
  readonly path: NodePath;
  readonly node: Node;
  /** The steps that lead on from there. */
  readonly missing: readonly TerraformStep[];
  /** An expression stands on the way, into which nothing can be written. */
  readonly blocked: boolean;
}

/** Where the property may be written, in each of the blocks that the map is made of. */
export function placesOf(map: BlockMap, path: readonly string[]): readonly Place[] {
  return placesBy(map, path, spotsOf);
}

/** The places of the attributes that together make the property. */
export function gatheredPlaces(map: BlockMap, path: readonly string[]): readonly Place[] {
  return placesBy(map, path, gatheredSpots).filter(isUsable);
}

function placesBy(map: BlockMap, path: readonly string[], find: typeof spotsOf): readonly Place[] {
  return map.blocks.flatMap((block) => {
    // A block that is an item of a list is the block of that item's own map.
    const at = parsePath(block.at);
    const count = at.every((step) => typeof step === "string") ? followed(at, path) : undefined;
    if (typeof count !== "number" || count === path.length) return [];
    return find(block, path.slice(count)).map((spot) => placeOf(block, spot));
  });
}

function placeOf(block: Block, spot: Spot): Place {
  const { site } = block;
  let { node, path } = site;
  const at = (number: number, blocked = false, missing = spot.steps.slice(number)): Place => {
    return { block, spot, file: site.file, path, node, missing, blocked };
  };
  if (!isWritten(site)) return at(0, true);
  for (const [number, step] of spot.steps.entries()) {
    if (node.kind === "list" && node.items.length === 1) [node, path] = [node.items[0]!, [...path, 0]];
    const child = childOf(node, step.name);
    if (!child) return at(number, node.kind !== "map");
    [node, path] = [child, [...path, step.name]];
    const { index } = step;
    if (index === undefined || (node.kind === "map" && index === 0)) continue;
    const item = node.kind === "list" ? node.items[index] : undefined;
    if (!item) return at(number, node.kind !== "list");
    [node, path] = [item, [...path, index]];
  }
  return at(spot.steps.length);
}

/** The site's own node stands at its path: it is not a part of an expression. */
export function isWritten({ file, path, node }: Site): boolean {
  return nodeAt(file.tree.root, path) === node;
}

/** Of several places the one that most is written of; places where nothing is written come in the order of the table. */
export function bestPlace(places: readonly Place[]): Place | undefined {
  const written = places.filter(({ missing }) => missing.length === 0);
  const [ordinal] = written.flatMap(({ spot }) => spot.ordinal ?? []);
  if (ordinal !== undefined) return written[ordinal];
  return places
    .filter(isUsable)
    .toSorted((a, b) => depthOf(b) - depthOf(a) || guessed(a) - guessed(b) || a.missing.length - b.missing.length)[0];
}

/** What the general rule alone says of one block comes after what the table says of another. */
function guessed({ spot }: Place): number {
  return spot.row ? 0 : 1;
}

/** What is for older files is written only where a part of it stands. */
function isUsable(place: Place): boolean {
  return !place.spot.old || depthOf(place) > 0;
}

function depthOf({ spot, missing }: Place): number {
  return spot.steps.length - missing.length;
}
