import type { Finding, Severity } from "../../model/finding.ts";
import type { Relation } from "../../model/graph.ts";
import { keyLocation, type Location, locate } from "../../model/site.ts";
import type { Resource, Template } from "../../model/template.ts";
import { lookAt } from "../hover/view.ts";
import { noteOnLink } from "./edge-notes.ts";
import { folded } from "./fold.ts";
import { labelOf } from "./labels.ts";
import { type Link, linksOf, typeOf } from "./links.ts";
import { bufferNote, noteOn, together } from "./notes.ts";
import { pipelineOnly } from "./pipeline-only.ts";
import { partOf, type Role } from "./roles.ts";
import { standFor } from "./stand-ins.ts";
import { titlesOf } from "./titles.ts";

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
  /** What can pass, and in what portions. */
  readonly note: string | undefined;
  /** It carries something other than the data, such as a schema or logs. */
  readonly aside: boolean;
  /** The resources that make the connection, such as an event source mapping. */
  readonly through: readonly Shown[];
}

export interface DiagramOptions {
  /** Whether roles and keys are shown, with who assumes and who is encrypted. */
  readonly access?: boolean;
}

/** The diagram of a template in all its variants: what stands under a condition is shown as well. */
export function diagramOf(
  template: Template,
  findings: readonly Finding[],
  { access = false }: DiagramOptions = {},
): Diagram {
  const links = pipelineOnly(folded(linksOf(template, access), template), template);
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const hidden = new Set(links.flatMap(({ through }) => through));
  const delivering = new Set(links.filter(isDelivery).map(({ from }) => from));
  const counts = countsOf(findings);
  const titles = titlesOf(template);
  const shown = (resource: Resource): Shown => ({
    id: resource.id,
    type: resource.type,
    title: titles.get(resource.id)!,
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
        // What the edge says, the box need not.
        return seen && together(noteOn(seen), delivering.has(resource.id) ? undefined : bufferNote(seen));
      }),
    })),
    edges: links.map((link) => ({
      from: link.from,
      to: link.to,
      relation: link.relation,
      label: labelOf(link.relation, link.cargo, typeOf(link.from, template), typeOf(link.to, template)),
      note: lookAt(template, (view) => noteOnLink(link, links, view)),
      aside: link.cargo !== undefined,
      through: link.through.flatMap(shownById),
    })),
  };
}

function isDelivery({ relation, cargo }: Link): boolean {
  return relation === "delivers" && cargo === undefined;
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

function extentsOf({ site, parts = [] }: Resource): readonly Location[] {
  return [site, ...parts.map((part) => part.site)].map(({ file, key, node }) =>
    locate(file, { start: Math.min(key?.start ?? node.start, node.start), end: node.end }),
  );
}
