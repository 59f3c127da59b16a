import { dataEdges } from "./graph-edges.ts";
import type { Property, ResourceView, TemplateView } from "./property.ts";
import { targetOf } from "./reference.ts";

/** What one resource does with another. */
export type Relation = "reads" | "writes" | "delivers" | "triggers" | "catalogues" | "assumes" | "encrypts";

/** An edge of the pipeline: who does what with whom, and the property that proves it. */
export interface PipelineEdge {
  readonly from: ResourceView;
  readonly to: ResourceView;
  readonly relation: Relation;
  readonly property: Property;
}

/** The edges that begin at a resource. */
export function edgesFrom(resource: ResourceView): readonly PipelineEdge[] {
  return (dataEdges[resource.type.name] ?? []).flatMap(({ path, relation, types }) =>
    propertiesAt(resource.properties, path).flatMap((property) => {
      const to = targetOf(property, ...(types ?? []));
      return to ? [{ from: resource, to, relation, property }] : [];
    }),
  );
}

/** All edges of a template in one scenario. */
export function edgesOf(template: TemplateView): readonly PipelineEdge[] {
  return template.ofType(...Object.keys(dataEdges)).flatMap(edgesFrom);
}

/** The edges that end at a resource. */
export function edgesTo(resource: ResourceView): readonly PipelineEdge[] {
  return edgesOf(resource.template).filter(({ to }) => to.id === resource.id);
}

/** The properties at a path in which `*` stands for every item of a list or every entry of a map. */
export function propertiesAt(property: Property, path: string): readonly Property[] {
  let properties: readonly Property[] = [property];
  for (const step of path.split(".")) {
    properties = properties.flatMap((parent) => {
      if (step !== "*") return [parent.get(step)];
      return parent.value?.kind === "map" ? parent.entries.map(([, child]) => child) : parent.items;
    });
  }
  return properties.filter((child) => child.present);
}
