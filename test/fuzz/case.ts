import fc from "fast-check";
import { applyEdit, type Edit } from "./edit.ts";
import { edits } from "./edits.ts";
import { openLive } from "./live-files.ts";
import type { Source, SourceGroup } from "./sources.ts";
import type { Tally } from "./tally.ts";

/** An edit of one of the source's files, and how much heed is paid to the text that it makes. */
interface Step {
  /** Counts from 0, modulo the number of files. */
  readonly file: number;
  readonly edit: Edit;
  readonly heed: Heed;
}

type Heed =
  /** The text is read and analysed to the end, and both are compared. */
  | { readonly kind: "full" }
  /** The next edit comes before anybody looks. */
  | { readonly kind: "none" }
  /** Reading and analysing begin, and the next edit comes after so many pieces, or turns of the event loop. */
  | { readonly kind: "partial"; readonly how: "analyze" | "look"; readonly turns: number };

/** What somebody does to a source. */
export interface Case {
  readonly source: Source;
  /** The texts begin with the line ends of Windows. */
  readonly crlf: boolean;
  readonly steps: readonly Step[];
}

/** A case in which something differs, or throws; the cause says what. */
export class CaseFailure extends Error {
  /** After how many of the steps. */
  readonly steps: number;

  constructor(steps: number, cause: unknown) {
    super(`fails after ${steps} steps`, { cause });
    this.steps = steps;
  }
}

/**
 * Does the edits of a case. Throws a `CaseFailure` where what comes of them in steps is not what comes of the same texts
 * at once.
 */
export async function runCase({ source, crlf, steps }: Case, tally: Tally): Promise<void> {
  const files = source.files.map((file) => ({ ...file, text: withEnds(file.text, crlf) }));
  const live = openLive(files, tally);
  let done = 0;
  try {
    await live.compare();
    for (const { file: number, edit, heed } of steps) {
      const file = number % files.length;
      live.change(file, applyEdit(edit, live.past(file)));
      tally.edits++;
      done++;
      if (heed.kind === "full" || done === steps.length) await live.compare();
      else if (heed.kind === "partial") await live.begin(heed.how, heed.turns);
    }
    await live.finish();
  } catch (error) {
    throw new CaseFailure(done, error);
  }
}

function withEnds(text: string, crlf: boolean): string {
  return crlf ? text.replace(/\r?\n/g, "\r\n") : text;
}

/** Cases that take their sources from groups; they shrink towards short sources and few edits. */
export function casesOf(groups: readonly SourceGroup[]): fc.Arbitrary<Case> {
  const sources = groups.map(({ weight, sources: own }) => {
    const shortestFirst = own.toSorted((a, b) => lengthOf(a) - lengthOf(b));
    return { weight, arbitrary: fc.constantFrom(...shortestFirst) };
  });
  return record({
    source: fc.noBias(fc.oneof(...sources)),
    crlf: fc.nat(7).map((n) => n === 7),
    steps: fc.array(step, { minLength: 1, maxLength: 30 }),
  });
}

const heeds: fc.Arbitrary<Heed> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Heed>({ kind: "full" }) },
  { weight: 1, arbitrary: fc.constant<Heed>({ kind: "none" }) },
  {
    weight: 2,
    arbitrary: record({
      kind: fc.constant("partial" as const),
      how: fc.constantFrom("analyze" as const, "look" as const),
      turns: fc.nat(8),
    }),
  },
);

const step: fc.Arbitrary<Step> = record({ file: fc.nat(1), edit: edits, heed: heeds });

function record<T>(fields: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

function lengthOf({ files }: Source): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}
