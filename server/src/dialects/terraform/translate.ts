import type { Condition } from "../../model/condition.ts";
import type { Site } from "../../model/site.ts";
import { type MapValue, type Scalar, type SettledValue, unknown, type Value } from "../../model/value.ts";
import { literal } from "../reader.ts";
import { propertyName } from "./mapping/naming.ts";
import { type PathStep, parsePath } from "./mapping/path.ts";
import { type AttributeRow, type Attributes, type Default, rowOf } from "./mapping/table.ts";
import { concatenated, firstPresent, mapValue, onlyIf, unlessEmpty } from "./settling.ts";

/** How the attributes of a block are called in CloudFormation. */
export interface Words {
  /** CloudFormation's type, which decides how names are spelled. */
  readonly type: string;
  readonly attributes: Attributes;
  /** Nested attributes follow the general rule too. */
  readonly general?: boolean | undefined;
}

/** A block of the source that says what a map says, or a part of it. */
export interface Block extends Words {
  /** Its body. */
  readonly site: Site;
  /** Where in the map the attributes lie. */
  readonly at: string;
  /** Set where the value of this attribute alone is the part. */
  readonly item?: string | undefined;
  /** Of the blocks of a resource that waits for another, this one waits. */
  readonly waits?: boolean | undefined;
  /** Set for a split resource: the attributes without which it would be none, and which alone say nothing. */
  readonly frame?: ReadonlySet<string> | undefined;
}

/** A map that stands for one block, or for those that a resource is split into. */
export interface BlockMap extends MapValue {
  readonly blocks: readonly Block[];
}

/** A map or list that nothing in the source stands for: it is made from several values, whose sites are these. */
export type Gathered = Value & { readonly gatheredFrom: readonly Site[] };

/** A block that is read into a map, together with others. */
export interface Part extends Block {
  readonly raw: MapValue;
  readonly condition?: Condition | undefined;
  /** Attributes that are no properties. */
  readonly without: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

/** A block in CloudFormation's words. */
export function translated(raw: MapValue, words: Words, defaults: readonly Default[] = []): BlockMap {
  return combined(raw.site, [{ ...words, site: raw.site, at: "", raw, without: nothing }], defaults);
}

/** The map that several blocks make together; provider's defaults are for the first of them. */
export function combined(site: Site, parts: readonly Part[], defaults: readonly Default[] = []): BlockMap {
  const root = emptySlot();
  for (const part of parts) addPart(root, part);
  if (parts[0]) addDefaults(root, parts[0], defaults);
  return {
    ...mapOf(root, site),
    open: parts.some(({ raw, at }) => at === "" && raw.open),
    blocks: parts.map(({ raw: _, condition: __, without: ___, ...block }) => block),
  };
}

function addPart(root: Slot, part: Part): void {
  const steps = parsePath(part.at);
  const slot = slotAt(root, steps);
  if (part.item !== undefined) {
    const value = part.raw.get(part.item);
    if (value) slot.sources.push(() => onlyIf(part.condition, value));
  } else if (isItem(steps.at(-1))) {
    slot.sources.push(() => onlyIf(part.condition, combined(part.site, [{ ...part, at: "" }])));
  } else {
    if (steps.length > 0) slot.block ??= part;
    fill(slot, part);
  }
}

function isItem(step: PathStep | undefined): boolean {
  return typeof step === "object";
}

/** A place in the map that is being made: what stands there, or below it. */
interface Slot {
  /** Values for the whole, the first that is present counts. */
  readonly sources: (() => Value)[];
  /** Lists that together are the whole. */
  readonly lists: (() => Value)[];
  readonly children: Map<string, Slot>;
  readonly items: ItemSlot[];
  /** The split resource that says the whole. */
  block?: Pick<Part, "site" | "condition">;
}

interface ItemSlot extends Slot {
  readonly where: readonly [key: string, value: string] | undefined;
}

function emptySlot(): Slot {
  return { sources: [], lists: [], children: new Map(), items: [] };
}

function slotAt(slot: Slot, steps: readonly PathStep[]): Slot {
  let current = slot;
  for (const step of steps)
    current = typeof step === "string" ? childSlot(current, step) : itemSlot(current, step.where);
  return current;
}

function childSlot({ children }: Slot, name: string): Slot {
  const known = children.get(name);
  if (known) return known;
  const child = emptySlot();
  children.set(name, child);
  return child;
}

function itemSlot({ items }: Slot, where: ItemSlot["where"]): Slot {
  const known = where && items.find((item) => item.where?.[0] === where[0] && item.where[1] === where[1]);
  if (known) return known;
  const item = { ...emptySlot(), where };
  items.push(item);
  return item;
}

function fill(slot: Slot, part: Pick<Part, "raw" | "condition" | "without"> & Words): void {
  const { raw, attributes, without, condition } = part;
  for (const key of raw.keys) {
    if (key === "//" || without.has(key)) continue;
    const row = Object.hasOwn(attributes, key) ? rowOf(attributes[key]!) : undefined;
    const read = (): Value => onlyIf(condition, raw.get(key)!);
    if (row) fillRow(slot, row, read, part);
    else childSlot(slot, propertyName(part.type, key)).sources.push(() => unlisted(read(), part));
  }
}

function fillRow(slot: Slot, row: AttributeRow, read: () => Value, words: Words): void {
  for (const [path, constant] of Object.entries(row.implies ?? {})) {
    slotAt(slot, parsePath(path)).sources.push(() => implied(read(), constant));
  }
  if (row.to === "") spreadInto(slot, row, read(), words);
  else {
    const { sources, lists } = slotAt(slot, parsePath(row.to));
    (row.together ? lists : sources).push(() => convert(read(), row, words));
  }
}

/** A block whose attributes lie in the map around it: seen through where it is written out, else one by one. */
function spreadInto(slot: Slot, row: AttributeRow, value: Value, words: Words): void {
  const block = onlyBlock(value);
  const inner: Words = { ...words, attributes: row.attributes ?? {} };
  if (block.kind === "map") fill(slot, { ...inner, raw: block, without: nothing });
  else if (block.kind !== "absent") {
    for (const [name, attribute] of Object.entries(inner.attributes)) {
      fillRow(slot, rowOf(attribute), () => elementOf(block, name), inner);
    }
  }
}

function elementOf(block: Value, name: string): Value {
  return mapValue(block, (settled): Value => {
    if (settled.kind === "absent") return settled;
    if (settled.kind !== "map") return unknown(settled.site, "not a block");
    const value = settled.get(name);
    if (value) return value;
    return settled.open ? unknown(settled.site, "not all is known") : { kind: "absent", site: settled.site };
  });
}

function implied(block: Value, constant: Scalar | readonly []): Value {
  return mapValue(onlyBlock(block), (settled) => (settled.kind === "absent" ? settled : made(settled.site, constant)));
}

/** A value that the provider adds. It stands at the name of the block; nothing can be set there, only added. */
function made(site: Site, constant: Scalar | readonly []): Value {
  const at = { ...site, node: site.key ?? site.node };
  return typeof constant === "object" ? { kind: "list", site: at, items: constant } : literal(at, constant);
}

/** Whether a value at the site was added by the provider. */
export function isMade({ node, key }: Site): boolean {
  return node === key;
}

function addDefaults(
  slot: Slot,
  { raw, attributes, type }: Pick<Part, "raw" | keyof Words>,
  defaults: readonly Default[],
): void {
  for (const { attribute, value, beside, unless = [], where } of defaults) {
    if (beside !== undefined && !raw.keys.includes(beside)) continue;
    const to = Object.hasOwn(attributes, attribute) ? rowOf(attributes[attribute]!).to : propertyName(type, attribute);
    let given = (): Value => (beside === undefined ? made(raw.site, value) : implied(raw.get(beside)!, value));
    for (const name of typeof unless === "string" ? [unless] : unless) {
      const [other, inner] = [raw.get(name), given];
      if (other) given = () => onlyIfSettled(other, ({ kind }) => kind === "absent", inner);
    }
    if (where) {
      const [name, ...values] = where;
      const [other, inner] = [raw.get(name), given];
      if (!other) continue;
      given = () =>
        onlyIfSettled(other, (settled) => settled.kind === "literal" && values.includes(settled.value), inner);
    }
    slotAt(slot, parsePath(to)).sources.push(given);
  }
}

/** The default where the other attribute is as it must be, and nothing where it may be otherwise. */
function onlyIfSettled(other: Value, fits: (settled: SettledValue) => boolean, given: () => Value): Value {
  return mapValue(other, (settled) => (fits(settled) ? given() : { kind: "absent", site: settled.site }));
}

function convert(value: Value, row: AttributeRow, words: Words): Value {
  const { block, conversion } = row;
  const inner: Words = { ...words, attributes: row.attributes ?? {} };
  if (block === "many") return manyBlocks(value, inner, row);
  if (block === "one") return oneBlock(value, inner, row);
  return conversion ? conversion.read(value) : value;
}

/** The one block of its kind: JSON syntax has it as a map or as a list of one. */
function onlyBlock(value: Value): Value {
  if (value.kind === "map") return value;
  return mapValue(value, (settled): Value => {
    if (settled.kind !== "list") return settled;
    if (settled.items.length === 0) return { kind: "absent", site: settled.site };
    return firstPresent(settled.items.map((item) => calledLike(settled.site, onlyBlock(item))));
  });
}

/** An item of a list bears the name of the list, since that is the name of the block. */
function calledLike({ key }: Site, item: Value): Value {
  return mapValue(item, (settled) => ({ ...settled, site: { ...settled.site, key: settled.site.key ?? key } }));
}

function oneBlock(value: Value, words: Words, row: AttributeRow): Value {
  return mapValue(onlyBlock(value), (settled): Value => {
    if (settled.kind === "map") return whenEnabled(settled, row.enabledBy, translated(settled, words, row.defaults));
    return settled.kind === "absent" || settled.kind === "unknown" ? settled : unknown(settled.site, "not a block");
  });
}

function manyBlocks(value: Value, words: Words, row: AttributeRow): Value {
  return mapValue(value, (settled): Value => {
    if (settled.kind === "absent" || settled.kind === "unknown") return settled;
    const items = settled.kind === "list" ? settled.items : [settled];
    return { kind: "list", site: settled.site, items: items.map((item) => oneBlock(item, words, row)) };
  });
}

function whenEnabled(raw: MapValue, attribute: string | undefined, block: Value): Value {
  if (attribute === undefined) return block;
  const enabled = raw.get(attribute) ?? literal(raw.site, false);
  return mapValue(enabled, (settled): Value => {
    if (settled.kind === "unknown") return unknown(raw.site, `${attribute} is not known`);
    const isOn = settled.kind === "literal" && String(settled.value) === "true";
    return isOn ? block : { kind: "absent", site: raw.site };
  });
}

/**
 * An attribute that no table lists: a scalar, or a list of them, needs none. Of maps the general rule cannot tell blocks
 * from maps with keys of the user, except where nothing but the general rule applies.
 */
function unlisted(value: Value, words: Words): Value {
  return mapValue(value, (settled): Value => {
    if (settled.kind === "list") return { ...settled, items: settled.items.map((item) => unlisted(item, words)) };
    if (settled.kind !== "map") return settled;
    return words.general ? translated(settled, words) : unknown(settled.site, "not in the tables");
  });
}

function mapOf(slot: Slot, site: Site): MapValue {
  const cache = new Map<string, Value>();
  return {
    kind: "map",
    site,
    keys: [...slot.children.keys()],
    get(key) {
      const known = cache.get(key);
      const child = slot.children.get(key);
      if (known || !child) return known;
      const value = valueAt(child, site);
      cache.set(key, value);
      return value;
    },
  };
}

function valueAt(slot: Slot, around: Site): Value {
  const sources = slot.sources.map((read) => read());
  if (slot.lists.length + slot.items.length > 0) {
    const lists = [...sources, ...slot.lists.map((read) => read())];
    if (slot.items.length > 0) lists.push(gatheredList(slot, around));
    return lists.length === 1 ? lists[0]! : concatenated(lists[0]!.site, lists);
  }
  if (slot.children.size > 0) return firstPresent([...sources, gatheredMap(slot, around)]);
  if (sources.length > 0) return firstPresent(sources);
  if (!slot.block) return { kind: "absent", site: around };
  // A split resource that says nothing leaves all of it to the provider, and is there nevertheless.
  const { site, condition } = slot.block;
  return onlyIf(condition, { ...mapOf(slot, site), gatheredFrom: [site] } as Gathered);
}

function gatheredMap(slot: Slot, around: Site, constants: Readonly<Record<string, Value>> = {}): Value {
  const parts = [...slot.children.values()].map((child) => valueAt(child, around));
  const site = parts[0]?.site ?? around;
  const map = mapOf(slot, site);
  const whole: Gathered = {
    ...map,
    keys: [...Object.keys(constants), ...map.keys],
    get: (key) => (Object.hasOwn(constants, key) ? constants[key] : map.get(key)),
    gatheredFrom: sitesOf(parts),
  };
  return unlessEmpty(whole, parts);
}

function gatheredList(slot: Slot, around: Site): Value {
  const items = slot.items.map((item): Value => {
    if (item.sources.length > 0) return firstPresent(item.sources.map((read) => read()));
    const [key, value] = item.where ?? [];
    const first = [...item.children.values()].map((child) => valueAt(child, around))[0];
    const constants = key === undefined ? {} : { [key]: literal(first?.site ?? around, value!) };
    return gatheredMap(item, around, constants);
  });
  const list: Gathered = { kind: "list", site: items[0]!.site, items, gatheredFrom: sitesOf(items) };
  return unlessEmpty(list, items);
}

/** Where the parts are written; what the provider adds is written nowhere. */
function sitesOf(values: readonly Value[]): readonly Site[] {
  const sites = values.flatMap((value) => ("gatheredFrom" in value ? (value as Gathered).gatheredFrom : [value.site]));
  return sites.filter((site) => !isMade(site));
}
