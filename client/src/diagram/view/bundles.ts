import type { Diagram, DiagramEdge, Relation } from "../messages.ts";

/** What is drawn as one line: all that goes from one box to another, or to and fro. */
export type Bundle = {
  readonly from: string;
  readonly to: string;
  /** The first line says what happens, the others in what amounts. */
  readonly lines: readonly string[];
  /** It has an arrowhead at its beginning too. */
  readonly isMutual: boolean;
  readonly isDashed: boolean;
  /** All of it carries something other than the data. */
  readonly isAside: boolean;
  readonly edges: readonly DiagramEdge[];
};

const dashed: ReadonlySet<Relation> = new Set(["catalogues", "assumes", "encrypts"]);

/** Puts edges between the same boxes together; what is read and written by the same is one line with two heads. */
export function bundled({ edges }: Diagram): readonly Bundle[] {
  const ways = new Map<string, DiagramEdge[]>();
  for (const edge of edges) {
    const key = keyOf(edge.from, edge.to, edge.aside);
    ways.set(key, [...(ways.get(key) ?? []), edge]);
  }
  const bundles: Bundle[] = [];
  for (const way of ways.values()) {
    const { from, to, aside } = way[0]!;
    const back = ways.get(keyOf(to, from, aside)) ?? [];
    const writes = way.some(isWriting);
    // The line goes along with what is written.
    if (!writes && way.every(isReading) && back.some(isWriting)) continue;
    const isMutual = writes && back.length > 0 && back.every(isReading);
    bundles.push(bundleOf(way, isMutual ? back : []));
  }
  return bundles;
}

function bundleOf(way: readonly DiagramEdge[], back: readonly DiagramEdge[]): Bundle {
  const { from, to } = way[0]!;
  const edges = [...way, ...back];
  const notes = edges.flatMap(({ note }) => note ?? []);
  const verbs = [...new Set(way.map((edge) => (back.length > 0 && isWriting(edge) ? "reads and writes" : edge.label)))];
  return {
    from,
    to,
    lines: [verbs.join(", "), ...new Set(notes)],
    isMutual: back.length > 0,
    isDashed: edges.every(({ aside, relation }) => aside || dashed.has(relation)),
    isAside: edges.every(({ aside }) => aside),
    edges,
  };
}

function keyOf(from: string, to: string, aside: boolean): string {
  return JSON.stringify([from, to, aside]);
}

function isReading({ relation }: DiagramEdge): boolean {
  return relation === "reads";
}

function isWriting({ relation }: DiagramEdge): boolean {
  return relation === "writes";
}
