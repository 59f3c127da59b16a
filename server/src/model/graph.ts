import { type Cargo, dataEdges, type EdgeRow } from "./graph-edges.ts";
import { textEdgesFrom, typesWithTextEdges } from "./graph-texts.ts";
import type { Noted } from "./inputs.ts";
import { type Property, propertiesAt, type ResourceView, type TemplateView } from "./property.ts";
import { targetOf } from "./reference.ts";
import { s3LocationOf } from "./s3-location.ts";

/**
 * What one resource does with another. To follow is to be started by the other, which does not know of it; to use is to
 * be told of the other, while nothing tells what for.
 */
export type Relation =
  | "reads"
  | "writes"
  | "delivers"
  | "triggers"
  | "follows"
  | "uses"
  | "catalogues"
  | "assumes"
  | "encrypts";

/** An edge of the pipeline: who does what with whom, and the property that proves it. */
export interface PipelineEdge {
  readonly from: ResourceView;
  readonly to: ResourceView;
  readonly relation: Relation;
  readonly property: Property;
  /** What passes along, where that is not the data itself. */
  readonly cargo?: Cargo | undefined;
}

/** The edges that begin at a resource. */
export function edgesFrom(resource: ResourceView): readonly PipelineEdge[] {
  const rows = Object.hasOwn(dataEdges, resource.type.name) ? dataEdges[resource.type.name]! : [];
  return [...rows.flatMap((row) => edgesBy(row, resource)), ...textEdgesFrom(resource)];
}

function edgesBy(
  { path, relation, types = [], cargo, when }: EdgeRow,
  resource: ResourceView,
): readonly PipelineEdge[] {
  if (when && resource.get(when[0]).string?.toLowerCase() !== when[1]) return [];
  return propertiesAt(resource.properties, path).flatMap((property) => {
    const to = namedAnyhow(property, types);
    return to ? [{ from: resource, to, relation, property, cargo }] : [];
  });
}

/** What a property names, by itself, by its location in S3, or by an address that is put together of one resource's parts. */
function namedAnyhow(property: Property, types: readonly string[]): ResourceView | undefined {
  const to = targetOf(property, ...types) ?? s3LocationOf(property)?.bucket ?? onlyReferred(property);
  return to && (types.length === 0 || types.includes(to.type.name)) ? to : undefined;
}

/** `${Cluster.Endpoint.Address}:${Cluster.Endpoint.Port}` speaks of one resource, though in two references. */
function onlyReferred({ value, resource }: Property): ResourceView | undefined {
  if (value?.kind !== "text") return undefined;
  const ids = new Set(value.parts.flatMap((part) => (part.kind === "reference" ? part.resource : [])));
  const [id, ...others] = ids;
  return id === undefined || others.length > 0 ? undefined : resource.template.resource(id);
}

/** The types of the resources at which edges may begin. */
export const typesWithEdges: readonly string[] = [...new Set([...Object.keys(dataEdges), ...typesWithTextEdges])];

/** All edges of a template in one scenario. */
export function edgesOf(template: TemplateView): readonly PipelineEdge[] {
  return template.ofType(...typesWithEdges).flatMap(edgesFrom);
}

type EdgesByTarget = ReadonlyMap<string, readonly PipelineEdge[]>;

const byTarget = new WeakMap<TemplateView, Noted<EdgesByTarget>>();

/** The edges that end at a resource. All of the template's are found for that, once in a scenario. */
export function edgesTo({ id, template }: ResourceView): readonly PipelineEdge[] {
  const log = template.scenario.inputs;
  const known = byTarget.get(template);
  const edges = known ?? log.during(() => groupedByTarget(edgesOf(template)));
  if (known) log.touchAll(known.read);
  else byTarget.set(template, edges);
  return edges.result.get(id) ?? [];
}

function groupedByTarget(edges: readonly PipelineEdge[]): EdgesByTarget {
  const groups = new Map<string, PipelineEdge[]>();
  for (const edge of edges) {
    const group = groups.get(edge.to.id);
    if (group) group.push(edge);
    else groups.set(edge.to.id, [edge]);
  }
  return groups;
}
