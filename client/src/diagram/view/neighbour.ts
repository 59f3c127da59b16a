import type { Point } from "./layout.ts";

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export function isArrow(key: string): boolean {
  return Object.hasOwn(directions, key);
}

/**
 * Where an arrow key leads: along a connection if one goes about that way, else to the nearest box there, what lies aside
 * counting as farther.
 */
export function neighbour<T extends Point & { readonly isConnected: boolean }>(
  from: Point,
  others: readonly T[],
  key: string,
): T | undefined {
  const { x, y } = directions[key]!;
  const ways = others.flatMap((other) => {
    const [dx, dy] = [other.x - from.x, other.y - from.y];
    const ahead = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    return ahead > 1 ? [{ other, isStraight: ahead >= aside, distance: ahead + 2 * aside }] : [];
  });
  ways.sort((a, b) => a.distance - b.distance);
  return (ways.find(({ other, isStraight }) => other.isConnected && isStraight) ?? ways[0])?.other;
}
