/** How many characters may be wrong. */
const tolerance = 3;

/** Of several names the one that was most likely meant; undefined where none is near. */
export function closestName(written: string, names: readonly string[]): string | undefined {
  const known = names.map((name) => ({ name, distance: distanceBetween(written.toLowerCase(), name.toLowerCase()) }));
  const [closest] = known.toSorted((a, b) => a.distance - b.distance);
  return closest && closest.distance <= Math.min(tolerance, written.length / 2) ? closest.name : undefined;
}

/** The number of characters to add, take away or replace. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
