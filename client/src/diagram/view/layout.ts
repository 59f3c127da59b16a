import { Graph, layout } from "@dagrejs/dagre";
import type { Diagram, DiagramNode, Role } from "../messages.ts";
import { type Bundle, bundled } from "./bundles.ts";
import { type Box, packed } from "./pack.ts";
import { throughPorts } from "./ports.ts";

export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

/** Along which lines leave and reach boxes. */
export type Axis = "x" | "y";

export type Line = {
  readonly bundle: Bundle;
  readonly axis: Axis;
  /** From the edge of one box to that of the other. */
  readonly points: readonly Point[];
  /** The centre of the label. */
  readonly label: Point;
};

/** Where everything stands; boxes by their centres. */
export type Layout = Size & {
  readonly nodes: ReadonlyMap<string, Point & Size>;
  readonly lines: readonly Line[];
};

export type Sizes = {
  readonly node: (node: DiagramNode) => Size;
  readonly label: (lines: readonly string[]) => Size;
};

/** The roles at the end of the way of the data. */
const last: ReadonlySet<Role> = new Set(["catalogue", "query"]);

const margin = 20;

/** The gap between parts of a diagram that nothing connects. */
const gap = 36;

type Direction = "LR" | "TB";

/** A picture is turned while somebody works on it only if it becomes so much larger. */
const worthTurning = 1.3;

/** Larger pictures are laid out in one direction only: they fit in neither. */
const mostToTurn = 120;

export type LayOut = (diagram: Diagram, room: Size, sizes: Sizes) => Layout;

/**
 * Lays diagrams out in whichever direction lets them be larger in the room that there is. What hangs together is laid out
 * by itself, and anew only when it has changed; these parts, and boxes without connections, are packed together.
 */
export function createLayOut(): LayOut {
  let direction: Direction = "LR";
  let isFirst = true;
  let known = new Map<string, Layout>();

  return (diagram, room, sizes) => {
    const parts = partsOf(diagram, sizes);
    const used = new Map<string, Layout>();
    const laid = (part: Part, towards: Direction): Layout => {
      const key = JSON.stringify([towards, part.boxes, part.bundles]);
      const layout = known.get(key) ?? layOutPart(part, towards);
      used.set(key, layout);
      return layout;
    };
    const towards = (to: Direction): Layout =>
      together(
        parts.map((part) => laid(part, to)),
        room,
      );
    const same = towards(direction);
    const canTurn = diagram.nodes.length <= mostToTurn && parts.some(({ boxes }) => boxes.length > 1);
    const other = direction === "LR" ? "TB" : "LR";
    const turned = canTurn && scaleIn(room, same) < 1 ? towards(other) : same;
    const gain = scaleIn(room, turned) / scaleIn(room, same);
    const isTurned = gain > (isFirst ? 1 : worthTurning);
    if (isTurned) direction = other;
    isFirst = false;
    known = used;
    return isTurned ? turned : same;
  };
}

/** How large a drawing may be in the room, at most in its own size. */
export function scaleIn(room: Size, drawing: Size): number {
  return Math.min(1, room.width / drawing.width, room.height / drawing.height);
}

/** A box to be placed. */
type Sized = Size & Pick<DiagramNode, "id" | "role">;

/** Lines with the room that their labels take. */
type Part = { readonly boxes: readonly Sized[]; readonly bundles: readonly (Bundle & { readonly label: Size })[] };

/** What hangs together, in the order of the file; boxes without connections come last, in columns. */
function partsOf(diagram: Diagram, sizes: Sizes): readonly Part[] {
  const bundles = bundled(diagram).map((bundle) => ({ ...bundle, label: sizes.label(bundle.lines) }));
  const neighbours = new Map<string, string[]>(diagram.nodes.map(({ id }) => [id, []]));
  for (const { from, to } of bundles) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const partOf = new Map<string, number>();
  let count = 0;
  for (const { id } of diagram.nodes) {
    if (partOf.has(id)) continue;
    const ahead = [id];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (partOf.has(next)) continue;
      partOf.set(next, count);
      ahead.push(...neighbours.get(next)!);
    }
    count++;
  }
  const parts = Array.from({ length: count }, () => ({
    boxes: [] as Sized[],
    bundles: [] as Part["bundles"][number][],
  }));
  for (const node of diagram.nodes)
    parts[partOf.get(node.id)!]!.boxes.push({ id: node.id, role: node.role, ...sizes.node(node) });
  for (const bundle of bundles) parts[partOf.get(bundle.from)!]!.bundles.push(bundle);
  const lone = parts.flatMap(({ boxes: [box, ...others] }) => (others.length === 0 ? box! : []));
  const width = Math.max(0, ...lone.map((box) => box.width));
  return [
    ...parts.filter(({ boxes }) => boxes.length > 1),
    ...lone.map((box) => ({ boxes: [{ ...box, width }], bundles: [] })),
  ];
}

function layOutPart({ boxes: sized, bundles }: Part, direction: Direction): Layout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: 24, edgesep: 16, ranksep: 52, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of sized) graph.setNode(id, { width, height });
  const roleOf = new Map(sized.map(({ id, role }) => [id, role]));
  /** A schema and the results of queries go back to what comes before; they must not turn the whole around. */
  const isBackward = ({ from, to, isAside }: Bundle): boolean =>
    isAside && last.has(roleOf.get(from)!) && !last.has(roleOf.get(to)!);
  for (const [index, bundle] of bundles.entries()) {
    const [from, to] = isBackward(bundle) ? [bundle.to, bundle.from] : [bundle.from, bundle.to];
    const label = { ...bundle.label, labelpos: "c" as const, weight: bundle.isAside ? 1 : 3 };
    graph.setEdge(from, to, label, String(index));
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
  const boxes = new Map(sized.map(({ id }) => [id, graph.node(id) as Point & Size]));
  const axis = direction === "LR" ? "x" : "y";
  const laid = bundles.map((bundle, index) => {
    const [from, to] = isBackward(bundle) ? [bundle.to, bundle.from] : [bundle.from, bundle.to];
    const { points, ...label } = graph.edge(from, to, String(index)) as Point & Size & { points: readonly Point[] };
    const between = points.slice(1, -1).flatMap((point) => throughLabel(point, label, axis));
    return { from: bundle.from, to: bundle.to, between: isBackward(bundle) ? between.reverse() : between, label };
  });
  const points = throughPorts(laid, boxes, axis);
  return {
    width,
    height,
    nodes: boxes,
    lines: bundles.map((bundle, index) => ({ bundle, axis, points: points[index]!, label: laid[index]!.label })),
  };
}

/** Where a line has its label, it goes straight through. */
function throughLabel(point: Point, label: Point & Size, axis: Axis): readonly Point[] {
  if (Math.hypot(point.x - label.x, point.y - label.y) > 1) return [point];
  const half = (axis === "x" ? label.width : label.height) / 2;
  return [
    { ...point, [axis]: point[axis] - half },
    { ...point, [axis]: point[axis] + half },
  ];
}

/** The parts side by side. */
function together(parts: readonly Layout[], room: Size): Layout {
  const boxes: readonly Box[] = packed(parts, room, gap);
  const nodes = new Map<string, Point & Size>();
  const lines: Line[] = [];
  for (const [index, part] of parts.entries()) {
    const { x, y } = boxes[index]!;
    const move = (point: Point): Point => ({ x: point.x + x + margin, y: point.y + y + margin });
    for (const [id, box] of part.nodes) nodes.set(id, { ...box, ...move(box) });
    for (const line of part.lines) lines.push({ ...line, points: line.points.map(move), label: move(line.label) });
  }
  const right = Math.max(0, ...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(0, ...boxes.map(({ y, height }) => y + height));
  return { width: right + 2 * margin, height: bottom + 2 * margin, nodes, lines };
}
