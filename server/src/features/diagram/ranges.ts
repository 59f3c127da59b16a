import type { Range } from "vscode-languageserver-types";
import type { Location } from "../../model/site.ts";
import type { Template } from "../../model/template.ts";
import { rangeOf } from "../ranges.ts";
import type { Diagram, DiagramEdge, DiagramNode, Shown } from "./diagram.ts";

/** A location in the protocol's words. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

type Placed<T extends Shown> = Omit<T, "location" | "extents"> & {
  readonly location: Place;
  readonly extents: readonly Place[];
};

/** A diagram as data for other programs: its places are lines and characters. */
export interface PlacedDiagram {
  readonly nodes: readonly Placed<DiagramNode>[];
  readonly edges: readonly (Omit<DiagramEdge, "through"> & { readonly through: readonly Placed<Shown>[] })[];
}

export function placedDiagram({ nodes, edges }: Diagram, template: Template): PlacedDiagram {
  const place = (location: Location): Place => ({ uri: location.uri, range: rangeOf(location, template) });
  const placed = <T extends Shown>(shown: T): Placed<T> => ({
    ...shown,
    location: place(shown.location),
    extents: shown.extents.map(place),
  });
  return {
    nodes: nodes.map(placed),
    edges: edges.map((edge) => ({ ...edge, through: edge.through.map(placed) })),
  };
}
