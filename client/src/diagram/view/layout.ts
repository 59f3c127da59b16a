import { Graph, layout } from "@dagrejs/dagre";
import type { Diagram, DiagramEdge, DiagramNode, Role } from "../messages.ts";

export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

/** Where everything stands; boxes by their centres. */
export type Layout = Size & {
  readonly nodes: ReadonlyMap<string, Point & Size>;
  readonly edges: readonly { readonly edge: DiagramEdge; readonly points: readonly Point[]; readonly label: Point }[];
};

/** The order of roles along the way of the data. */
const order: readonly Role[] = ["source", "stream", "delivery", "process", "store", "catalogue", "query", "other"];

/** Lays a diagram out from left to right, or from top to bottom. */
export function layOut(
  { nodes, edges }: Diagram,
  direction: "LR" | "TB",
  sizeOf: (node: DiagramNode) => Size,
  labelSizeOf: (label: string) => Size,
): Layout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: 28, edgesep: 16, ranksep: 44, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { ...sizeOf(node) });
  const roleOf = new Map(nodes.map(({ id, role }) => [id, order.indexOf(role)]));
  /** What goes back against the way of the data, such as a schema, must not turn the whole around. */
  const isBackward = ({ from, to, aside }: DiagramEdge): boolean => aside && roleOf.get(from)! > roleOf.get(to)!;
  for (const [index, edge] of edges.entries()) {
    const [from, to] = isBackward(edge) ? [edge.to, edge.from] : [edge.from, edge.to];
    const label = { ...labelSizeOf(edge.label), labelpos: "c" as const, weight: edge.aside ? 1 : 3 };
    graph.setEdge(from, to, label, String(index));
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
  return {
    width,
    height,
    nodes: new Map(nodes.map(({ id }) => [id, graph.node(id) as Point & Size])),
    edges: edges.map((edge, index) => {
      const [from, to] = isBackward(edge) ? [edge.to, edge.from] : [edge.from, edge.to];
      const { points, x, y } = graph.edge(from, to, String(index)) as Point & { readonly points: readonly Point[] };
      return { edge, points: isBackward(edge) ? [...points].reverse() : points, label: { x, y } };
    }),
  };
}

/** A smooth line along the points. */
export function pathAlong(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return "";
  const corners = rest.slice(0, -1);
  let path = `M${at(first)}`;
  for (const [index, corner] of corners.entries()) {
    const next = corners[index + 1];
    const end = next ? { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 } : last;
    path += ` Q${at(corner)} ${at(end)}`;
  }
  return corners.length > 0 ? path : `${path} L${at(last)}`;
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
