import { edgesFrom, type Relation, typesWithEdges } from "../../model/graph.ts";
import type { Cargo } from "../../model/graph-edges.ts";
import { viewIn } from "../../model/property.ts";
import { explore } from "../../model/scenario.ts";
import type { Template } from "../../model/template.ts";
import { isBeside } from "./roles.ts";
import { standFor } from "./stand-ins.ts";

/** CloudFormation's type of a resource; empty where there is none. */
export function typeOf(id: string, { resources }: Template): string {
  return resources.get(id)?.type ?? "";
}

/** An edge of a diagram by ids, in the direction of the data. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  readonly cargo: Cargo | undefined;
  /** What only makes the connection. */
  readonly through: readonly string[];
}

const accessRelations: ReadonlySet<Relation> = new Set(["assumes", "encrypts"]);

/** All edges in all scenarios, in the direction of the data, each once. */
export function linksOf(template: Template, access: boolean): readonly Link[] {
  const links = new Map<string, Link>();
  const withEdges = new Set(typesWithEdges);
  const add = (link: Link): void => {
    const key = JSON.stringify(link);
    if (link.from !== link.to && !links.has(key)) links.set(key, link);
  };
  for (const { id, type } of template.resources.values()) {
    if (!withEdges.has(type) || (!access && isBeside(type))) continue;
    const outcomes = explore(template, (scenario) => {
      const holder = viewIn(scenario, template).resource(id);
      return holder ? edgesFrom(holder) : [];
    });
    for (const { relation, cargo, to } of outcomes.flatMap(({ result }) => result)) {
      if (!access && (accessRelations.has(relation) || isBeside(to.type.name))) continue;
      const [holder, other] = [standFor(id, template), standFor(to.id, template)];
      const [from, onto] = goesBack(relation, to.type.name) ? [other, holder] : [holder, other];
      add({ from, to: onto, relation, cargo, through: [] });
    }
  }
  return [...links.values()];
}

/** Whether data goes to the resource that names the other, rather than away from it. */
function goesBack(relation: Relation, otherType: string): boolean {
  if (relation === "catalogues") return otherType !== "AWS::Glue::Database" && otherType !== "AWS::Glue::Registry";
  return relation === "reads" || relation === "follows";
}
