import type { Axis, Point } from "./layout.ts";

/** A line through all points that leaves each of them along the axis, in SVG's words. */
export function pathThrough(points: readonly Point[], axis: Axis): string {
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${at(first)}`;
  let before = first;
  for (const point of rest) {
    const middle = (before[axis] + point[axis]) / 2;
    path += ` C${at({ ...before, [axis]: middle })} ${at({ ...point, [axis]: middle })} ${at(point)}`;
    before = point;
  }
  return path;
}

const headLength = 8;
const headWidth = 7;

/** The head of an arrow that comes along the axis from about one point, and ends at the other. */
export function headAt(end: Point, from: Point, axis: Axis): string {
  const back = end[axis] > from[axis] ? -headLength : headLength;
  const across = axis === "x" ? "y" : "x";
  const corner = (aside: number): Point => ({ ...end, [axis]: end[axis] + back, [across]: end[across] + aside });
  return `M${at(end)} L${at(corner(headWidth / 2))} L${at(corner(-headWidth / 2))} Z`;
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
