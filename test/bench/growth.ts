import type { Row } from "./rows.ts";

/** By what factor cost grows from the smallest to the largest template of a language, in one way. */
export interface Growth {
  readonly language: string;
  readonly way: string;
  readonly size: number;
  readonly first: number;
  readonly median: number;
  readonly p95: number;
}

/** Compares the rows of 12 kB and 1 MB where both are there. */
export function growthOf(rows: readonly Row[]): readonly Growth[] {
  return rows
    .filter(({ size }) => size === "12 kB")
    .flatMap((small) => {
      const large = rows.find(({ size, template, way }) => {
        return size === "1 MB" && way === small.way && template === small.template.replace("12 kB", "1 MB");
      });
      if (!large?.edit || !small.edit) return [];
      return {
        language: small.template.replace(" 12 kB", ""),
        way: small.way,
        size: large.bytes / small.bytes,
        first: large.first / small.first,
        median: large.edit.median / small.edit.median,
        p95: large.edit.p95 / small.edit.p95,
      };
    });
}
