import type { Axis, Point, Size } from "./layout.ts";

/** A line by the boxes that it joins and the points between them. */
export type Way = { readonly from: string; readonly to: string; readonly between: readonly Point[] };

/** How far apart lines arrive at a box where there is room, in pixels. */
const apart = 14;
/** What of a side is left free at its ends: the corners are round. */
const corner = 8;

type End = { readonly way: number; readonly isStart: boolean; readonly towards: Point };

/**
 * The points of all lines from box to box. Lines leave and reach boxes on the sides that face along the axis, next to
 * each other in the order in which they come, so that they do not cross there.
 */
export function throughPorts(
  ways: readonly Way[],
  boxes: ReadonlyMap<string, Point & Size>,
  axis: Axis,
): readonly (readonly Point[])[] {
  const sides = new Map<string, End[]>();
  const attach = (id: string, end: End): void => {
    const side = end.towards[axis] > boxes.get(id)![axis] ? "ahead" : "back";
    const key = JSON.stringify([id, side]);
    sides.set(key, [...(sides.get(key) ?? []), end]);
  };
  for (const [index, { from, to, between }] of ways.entries()) {
    attach(from, { way: index, isStart: true, towards: between[0] ?? boxes.get(to)! });
    attach(to, { way: index, isStart: false, towards: between.at(-1) ?? boxes.get(from)! });
  }
  const starts = new Map<number, Point>();
  const finishes = new Map<number, Point>();
  const across = axis === "x" ? "y" : "x";
  for (const [key, ends] of sides) {
    const [id, side] = JSON.parse(key) as [string, "ahead" | "back"];
    const box = boxes.get(id)!;
    const [depth, breadth] = axis === "x" ? [box.width, box.height] : [box.height, box.width];
    const step = Math.min(apart, (breadth - 2 * corner) / ends.length);
    ends.sort((a, b) => a.towards[across] - b.towards[across]);
    for (const [index, { way, isStart }] of ends.entries()) {
      const point = {
        ...{ x: box.x, y: box.y },
        [axis]: box[axis] + (side === "ahead" ? depth : -depth) / 2,
        [across]: box[across] + (index - (ends.length - 1) / 2) * step,
      };
      (isStart ? starts : finishes).set(way, point);
    }
  }
  return ways.map(({ between }, index) => [starts.get(index)!, ...between, finishes.get(index)!]);
}
