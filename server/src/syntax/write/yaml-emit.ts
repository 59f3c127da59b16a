import { type Fragment, TAG, type TaggedFragment } from "./operations.ts";
import { type Growth, isMapFragment } from "./plan.ts";
import { literalLines, type Quote, quoted, quotedIfNeeded } from "./yaml-scalar.ts";
import type { YamlStyle } from "./yaml-style.ts";

/** A value behind a key or a dash: what stands on the same line, and the full lines beneath. */
export interface BlockValue {
  readonly head: string;
  readonly below: readonly string[];
}

/** How a value is to be written. */
export interface Manner {
  readonly style: YamlStyle;
  /** The quotes that a string is put in even where it needs none. */
  readonly quote?: Quote | undefined;
  /** From a dash to what stands behind it. */
  readonly dashGap?: number;
}

/** The lines of a document that holds nothing but the value. */
export function documentLines(value: Fragment, manner: Manner): string[] {
  const { head, below } = blockValue(value, { map: 0, list: 0 }, manner);
  return head ? [head, ...below] : [...below];
}

/** The full lines of entries or items that begin in the column. */
export function blockLines(growth: Growth, column: number, manner: Manner): string[] {
  const { dashGap = 2 } = manner;
  const pad = " ".repeat(column);
  if (isList(growth)) {
    return growth.flatMap((item) => {
      const { head, below } = valueBehindDash(item, column, manner);
      return [pad + (head ? "-".padEnd(dashGap) + head : "-"), ...below];
    });
  }
  return Object.entries(growth).flatMap(([key, value]) => {
    const { head, below } = valueBehindKey(value, column, manner);
    return [`${pad}${keyText(key, false, manner)}:${head && " "}${head}`, ...below];
  });
}

/** The value of a key that stands in the column. */
export function valueBehindKey(value: Fragment, column: number, manner: Manner): BlockValue {
  const { step, dashStep } = manner.style;
  return blockValue(value, { map: column + step, list: column + dashStep }, manner);
}

/** The value of a dash that stands in the column. */
export function valueBehindDash(value: Fragment, column: number, manner: Manner): BlockValue {
  const { style, dashGap = 2 } = manner;
  if (!takesLines(value)) return blockValue(value, { map: column + style.step, list: column + style.step }, manner);
  const inner = column + dashGap;
  const [first, ...below] = blockLines(value, inner, { style });
  return { head: first!.slice(inner), below };
}

/** A value on one line, collections in brackets. */
export function flowText(value: Fragment, manner: Manner): string {
  if (isTagged(value)) return `${value[TAG]} ${flowText(value.value, manner)}`;
  if (isList(value)) return `[${value.map((item) => flowText(item, { style: manner.style })).join(", ")}]`;
  if (isMapFragment(value)) {
    const entries = Object.entries(value).map(([key, item]) => {
      return `${keyText(key, true, manner)}: ${flowText(item, { style: manner.style })}`;
    });
    return `{${entries.join(", ")}}`;
  }
  return scalarText(value, true, manner);
}

export function tagOf(value: Fragment): string | undefined {
  return isTagged(value) ? value[TAG] : undefined;
}

export function isCollection(value: Fragment): boolean {
  const bare = isTagged(value) ? value.value : value;
  return isList(bare) || isMapFragment(bare);
}

function blockValue(value: Fragment, columns: { map: number; list: number }, manner: Manner): BlockValue {
  if (isTagged(value)) {
    const { head, below } = blockValue(value.value, columns, manner);
    return { head: value[TAG] + (head && ` ${head}`), below };
  }
  if (takesLines(value)) {
    return { head: "", below: blockLines(value, isList(value) ? columns.list : columns.map, { style: manner.style }) };
  }
  if (isList(value) || isMapFragment(value)) return { head: flowText(value, manner), below: [] };
  const literal = typeof value === "string" && manner.style.literals ? literalLines(value) : undefined;
  if (!literal) return { head: scalarText(value, false, manner), below: [] };
  const pad = " ".repeat(columns.map);
  return { head: literal.header, below: literal.lines.map((line) => line && pad + line) };
}

function scalarText(value: string | number | boolean | null, inBrackets: boolean, { style, quote }: Manner): string {
  if (typeof value !== "string") return String(value);
  return quote ? quoted(value, quote) : quotedIfNeeded(value, inBrackets, style.quote);
}

function keyText(key: string, inBrackets: boolean, { style }: Manner): string {
  return quotedIfNeeded(key, inBrackets, style.quote);
}

/** Empty collections are written as brackets. */
function takesLines(value: Fragment): value is Growth {
  return isList(value) ? value.length > 0 : isMapFragment(value) && Object.keys(value).length > 0;
}

function isTagged(value: Fragment): value is TaggedFragment {
  return typeof value === "object" && value !== null && TAG in value;
}

function isList(value: Fragment): value is readonly Fragment[] {
  return Array.isArray(value);
}
