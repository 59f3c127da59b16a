import type { Reading } from "../../server/src/syntax/tree.ts";

/** Counts of what was tried, and of how the texts were read. */
export class Tally {
  edits = 0;
  private readings = 0;
  private pieces = 0;
  private parsed = 0;
  private readonly outcomes = new Map<string, number>();

  add({ pieces, parsed, uncut }: Reading): void {
    this.readings++;
    if (pieces > 1) {
      this.pieces += pieces;
      this.parsed += parsed;
    }
    const reason =
      uncut?.replace(/\d+/g, "N") ?? (pieces > 1 ? "in pieces" : pieces === 1 ? "too short to be cut" : "refused");
    this.outcomes.set(reason, (this.outcomes.get(reason) ?? 0) + 1);
  }

  /** A line for each count. */
  lines(): readonly string[] {
    const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(0)} %`;
    const byCount = [...this.outcomes].sort(([, a], [, b]) => b - a);
    return [
      `${this.edits} edits, ${this.readings} texts compared`,
      ...byCount.map(([reason, count]) => `  ${count} (${share(count, this.readings)}) ${reason}`),
      `  of those in pieces, ${share(this.parsed, this.pieces)} of the pieces were parsed`,
    ];
  }
}
