import type { Finding, Severity } from "../../model/finding.ts";
import { edgesFrom, type Relation, typesWithEdges } from "../../model/graph.ts";
import type { Cargo } from "../../model/graph-edges.ts";
import { viewIn } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { explore } from "../../model/scenario.ts";
import { keyLocation, type Location, locate } from "../../model/site.ts";
import type { Resource, Template } from "../../model/template.ts";
import { lookAt } from "../hover/view.ts";
import { labelOf } from "./labels.ts";
import { noteOn } from "./notes.ts";
import { isBeside, partOf, type Role, standIns } from "./roles.ts";

/** A pipeline as people draw it: what holds, moves and works on data, and the way of the data between. */
export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** A resource, as it is shown. */
export interface Shown {
  /** Logical id, or Terraform address. */
  readonly id: string;
  /** CloudFormation's type. */
  readonly type: string;
  /** The name that people know it by. */
  readonly title: string;
  /** What it is, in words: `Kinesis stream`. */
  readonly kind: string;
  /** Its name in the code. */
  readonly location: Location;
  /** All places that describe it, names included. */
  readonly extents: readonly Location[];
  /** How many findings it has, by severity. */
  readonly findings: Readonly<Record<Severity, number>>;
}

export interface DiagramNode extends Shown {
  readonly role: Role;
  /** What it comes to, such as its capacity. */
  readonly note: string | undefined;
}

/** An edge in the direction in which data, or a call, goes. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** A verb from the one to the other: `is read by`. */
  readonly label: string;
  /** It carries something other than the data, such as a schema or logs. */
  readonly aside: boolean;
  /** The resources that make the connection, such as an event source mapping. */
  readonly through: readonly Shown[];
}

export interface DiagramOptions {
  /** Whether roles and keys are shown, with who assumes and who is encrypted. */
  readonly access?: boolean;
}

/** An edge before anything is folded; by ids. */
interface Link {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  readonly cargo: Cargo | undefined;
  readonly through: readonly string[];
}

/** The diagram of a template in all its variants: what stands under a condition is shown as well. */
export function diagramOf(
  template: Template,
  findings: readonly Finding[],
  { access = false }: DiagramOptions = {},
): Diagram {
  const links = folded(linksOf(template, access), template);
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const hidden = new Set(links.flatMap(({ through }) => through));
  const counts = countsOf(findings);
  const shown = (resource: Resource): Shown => ({
    id: resource.id,
    type: resource.type,
    title: titleOf(resource, template),
    kind: partOf(resource.type).kind,
    location: keyLocation(resource.site),
    extents: extentsOf(resource),
    findings: counts.get(resource.id) ?? none,
  });
  const resources = [...template.resources.values()].filter(
    (resource) => !hidden.has(resource.id) && (linked.has(resource.id) || standsAlone(resource, template)),
  );
  const shownById = (id: string): readonly Shown[] => {
    const resource = template.resources.get(id);
    return resource ? [shown(resource)] : [];
  };
  return {
    nodes: resources.map((resource) => ({
      ...shown(resource),
      role: roleOf(resource, template),
      note: lookAt(template, (view) => {
        const seen = view.resource(resource.id);
        return seen && noteOn(seen);
      }),
    })),
    edges: links.map(({ from, to, relation, cargo, through }) => ({
      from,
      to,
      relation,
      label: labelOf(relation, cargo, typeOf(from, template), typeOf(to, template)),
      aside: cargo !== undefined,
      through: through.flatMap(shownById),
    })),
  };
}

const none: Readonly<Record<Severity, number>> = { error: 0, warning: 0, information: 0, hint: 0 };

function countsOf(findings: readonly Finding[]): ReadonlyMap<string, Readonly<Record<Severity, number>>> {
  const counts = new Map<string, Record<Severity, number>>();
  for (const { resource, severity } of findings) {
    if (!resource) continue;
    const own = counts.get(resource.id) ?? { ...none };
    own[severity]++;
    counts.set(resource.id, own);
  }
  return counts;
}

/** Data services are shown even where nothing else of the template touches them, but not what stands for another. */
function standsAlone({ id, type, generated, constructPath }: Resource, template: Template): boolean {
  const helpsTheCdk = generated && constructPath !== undefined;
  return !partOf(type).onlyLinked && !helpsTheCdk && standFor(id, template) === id;
}

/** An endpoint of DMS is a source or a store, as it says. */
function roleOf({ id, type }: Resource, template: Template): Role {
  if (type !== "AWS::DMS::Endpoint") return partOf(type).role;
  const direction = lookAt(template, (view) => view.resource(id)?.get("EndpointType").string?.toLowerCase());
  return direction === "source" ? "source" : "store";
}

/** The last name of an address; of what the CDK names, the name in the author's code. */
function titleOf({ id, constructPath }: Resource, { dialect }: Template): string {
  if (dialect === "terraform") return id.split(".").at(-1)!;
  const names = constructPath?.split("/").filter((name) => name !== "Resource" && name !== "Default");
  return names?.at(-1) ?? id;
}

function extentsOf({ site, parts = [] }: Resource): readonly Location[] {
  return [site, ...parts.map((part) => part.site)].map(({ file, key, node }) =>
    locate(file, { start: Math.min(key?.start ?? node.start, node.start), end: node.end }),
  );
}

const accessRelations: ReadonlySet<Relation> = new Set(["assumes", "encrypts"]);

/** All edges in all scenarios, in the direction of the data, each once. */
function linksOf(template: Template, access: boolean): readonly Link[] {
  const links = new Map<string, Link>();
  const withEdges = new Set(typesWithEdges);
  const add = (link: Link): void => {
    const key = JSON.stringify(link);
    if (link.from !== link.to && !links.has(key)) links.set(key, link);
  };
  for (const { id, type } of template.resources.values()) {
    if (!withEdges.has(type)) continue;
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

function typeOf(id: string, { resources }: Template): string {
  return resources.get(id)?.type ?? "";
}

/** The resource that is meant where this one is named, such as the function of an alias. */
function standFor(id: string, template: Template): string {
  const type = typeOf(id, template);
  if (!Object.hasOwn(standIns, type)) return id;
  const meant = lookAt(template, (view) => {
    const named = view.resource(id)?.get(standIns[type]!);
    return named && targetOf(named)?.id;
  });
  return meant === undefined || meant === id ? id : standFor(meant, template);
}

/** Resources that only connect others become the edges between these, where both ends are known. */
function folded(links: readonly Link[], template: Template): readonly Link[] {
  let current = links;
  for (const { id, type } of template.resources.values()) {
    if (!partOf(type).connects) continue;
    const into = current.filter((link) => link.to === id && link.cargo === undefined);
    const out = current.filter((link) => link.from === id);
    const isOpen = into.length === 0 || out.every(({ cargo }) => cargo !== undefined);
    const rest = current.filter(({ from, to }) => from !== id && to !== id);
    if (isOpen) {
      if (partOf(type).connects === "or is nothing") current = rest;
      continue;
    }
    const joined = into.flatMap((first) =>
      out.map((second) => ({
        from: first.from,
        to: second.to,
        relation: second.relation,
        cargo: second.cargo,
        through: [...first.through, id, ...second.through],
      })),
    );
    current = [...rest, ...joined];
  }
  return current.filter(({ from, to }) => from !== to);
}
