import type { Point, Size } from "./layout.ts";

/** A place by its upper left corner. */
export type Box = Point & Size;

/** Puts boxes into rows, in their order, so that the whole has about the proportions of the room. */
export function packed(boxes: readonly Size[], room: Size, gap: number): readonly Box[] {
  const widths = [...new Set(boxes.map((_, count) => rowWidth(boxes.slice(0, count + 1), gap)))];
  const tries = widths.map((width) => inRows(boxes, width, gap));
  const scaleOf = (placed: readonly Box[]): number =>
    Math.min(
      room.width / Math.max(...placed.map(({ x, width }) => x + width)),
      room.height / Math.max(...placed.map(({ y, height }) => y + height)),
    );
  return tries.reduce((best, next) => (scaleOf(next) > scaleOf(best) ? next : best), tries[0] ?? []);
}

function rowWidth(boxes: readonly Size[], gap: number): number {
  return boxes.reduce((sum, { width }) => sum + width + gap, -gap);
}

function inRows(boxes: readonly Size[], most: number, gap: number): readonly Box[] {
  let [x, y, rowHeight] = [0, 0, 0];
  return boxes.map((box) => {
    if (x > 0 && x + box.width > most) [x, y, rowHeight] = [0, y + rowHeight + gap, 0];
    const placed = { x, y, width: box.width, height: box.height };
    x += box.width + gap;
    rowHeight = Math.max(rowHeight, box.height);
    return placed;
  });
}
