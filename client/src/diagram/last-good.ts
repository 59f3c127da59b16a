import type { DrawnDiagram } from "../protocol.ts";
import type { Diagram, DiagramNode } from "./messages.ts";

/** What to show of a pipeline, and whether that is what the text says now. */
export type Picture = {
  readonly diagram: Diagram;
  /** The text is broken: parts of it are as they were before, or missing. */
  readonly state: "current" | "kept" | "partial";
};

/**
 * Holds the last picture of a text that could be read as a whole. While somebody types, a text is broken for moments:
 * what it lost by that is shown as it was, and only its findings and places are as they are now.
 */
export function lastGood(): (drawn: DrawnDiagram) => Picture {
  let good: Diagram | undefined;
  return ({ broken, ...diagram }) => {
    if (!broken) good = diagram;
    if (!broken || (good && hasAll(diagram, good))) return { diagram, state: "current" };
    return good ? { diagram: refreshed(good, diagram), state: "kept" } : { diagram, state: "partial" };
  };
}

function hasAll(now: Diagram, before: Diagram): boolean {
  const ids = new Set(now.nodes.map(({ id }) => id));
  return now.edges.length >= before.edges.length && before.nodes.every(({ id }) => ids.has(id));
}

function refreshed(before: Diagram, now: Diagram): Diagram {
  const known = new Map(now.nodes.map((node) => [node.id, node]));
  const nodes = before.nodes.map((node): DiagramNode => {
    const { location, extents, findings } = known.get(node.id) ?? node;
    return { ...node, location, extents, findings };
  });
  return { ...before, nodes };
}
