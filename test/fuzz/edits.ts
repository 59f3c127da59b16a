import fc from "fast-check";
import type { Edit, Share } from "./edit.ts";
import { newResources } from "./new-resources.ts";
import { jsonLines, signs, values, yamlLines } from "./snippets.ts";

const share: fc.Arbitrary<Share> = fc.noBias(fc.nat(999_999)).map((n) => n / 1_000_000);

const oneToFour = fc.integer({ min: 1, max: 4 });
const everywhere = fc.boolean();

/** Edits after which the text mostly still means something. */
const sensible: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: edit("replace scalar", { at: share, value: fc.constantFrom(...values) }) },
  {
    weight: 4,
    arbitrary: edit("type in scalar", { at: share, text: fc.constantFrom("a", "0", "5", " ", "word", ":", "#") }),
  },
  { weight: 3, arbitrary: edit("insert line", { at: share, text: fc.constantFrom("", "", "  ") }) },
  { weight: 2, arbitrary: edit("insert resource", { at: share, resource: fc.constantFrom(...resourceNames()) }) },
  { weight: 2, arbitrary: edit("delete block", { at: share }) },
  { weight: 2, arbitrary: edit("mark word", { at: share, everywhere }) },
  { weight: 1, arbitrary: edit("rename word", { at: share, like: share, everywhere }) },
  { weight: 1, arbitrary: edit("move block", { from: share, to: share }) },
  { weight: 1, arbitrary: edit("paste block", { from: share, to: share }) },
  { weight: 1, arbitrary: edit("duplicate line", { at: share }) },
);

/** Edits that are half done, or that break something. */
const careless: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: edit("insert", { at: share, text: fc.constantFrom(...signs) }) },
  { weight: 3, arbitrary: edit("insert line", { at: share, text: fc.constantFrom(...yamlLines, ...jsonLines) }) },
  { weight: 2, arbitrary: edit("delete", { at: share, length: fc.constant(1) }) },
  { weight: 1, arbitrary: edit("delete", { at: share, length: fc.integer({ min: 1, max: 300 }) }) },
  { weight: 2, arbitrary: edit("delete lines", { at: share, count: oneToFour }) },
  { weight: 1, arbitrary: edit("paste", { from: share, length: fc.integer({ min: 1, max: 400 }), to: share }) },
  { weight: 2, arbitrary: edit("indent", { at: share, count: oneToFour, by: fc.constantFrom(2, -2, 1, -1, 4, -4) }) },
);

const back: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: edit("go back", { by: fc.constant(1) }) },
  { weight: 2, arbitrary: edit("go back", { by: fc.integer({ min: 2, max: 5 }) }) },
  { weight: 1, arbitrary: edit("go back", { by: fc.constant(1000) }) },
);

/** What somebody may do to a template: much that makes sense, some that does not, and often the way back. */
export const edits: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: sensible },
  { weight: 3, arbitrary: careless },
  { weight: 2, arbitrary: back },
);

function edit<K extends Edit["kind"]>(
  kind: K,
  places: { readonly [P in keyof Omit<EditOf<K>, "kind">]: fc.Arbitrary<EditOf<K>[P]> },
): fc.Arbitrary<Edit> {
  return fc.record({ kind: fc.constant(kind), ...places }, { noNullPrototype: true }) as unknown as fc.Arbitrary<Edit>;
}

type EditOf<K> = Extract<Edit, { readonly kind: K }>;

function resourceNames(): readonly (keyof typeof newResources)[] {
  return Object.keys(newResources) as (keyof typeof newResources)[];
}
