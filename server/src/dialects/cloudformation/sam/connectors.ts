import type { Resource } from "../../../model/template.ts";
import type { Value } from "../../../model/value.ts";
import { childOf, type Node, type ScalarNode, textOf } from "../../../syntax/tree.ts";
import { isDerived } from "./made.ts";

/**
 * A connector has SAM write permissions between two resources, which are not worked out here: the resources, and the
 * roles that they act in, count as handed on.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-connector.html
 */
export function markConnected(resources: Map<string, Resource>): void {
  const ids = new Set<string>();
  for (const resource of resources.values()) {
    if (isDerived(resource)) continue;
    const { id, site } = resource;
    for (const named of connectedIn(site.node)) ids.add(textOf(named)!);
    if (ownConnectors(site.node).length > 0) ids.add(id);
  }
  for (const id of [...ids]) {
    const resource = resources.get(id);
    const role = resource && roleOf(resource);
    if (role) ids.add(role);
  }
  for (const id of ids) {
    const resource = resources.get(id);
    if (resource) resources.set(id, connected(resource));
  }
}

const known = new WeakMap<Resource, Resource>();

/** The resource as one that is handed on; always the same object. */
function connected(resource: Resource): Resource {
  const result = known.get(resource) ?? { ...resource, passedOn: true };
  known.set(resource, result);
  return result;
}

/** Where a resource names what it connects: a connector both of its ends, another one those of its own connectors. */
export function connectedIn(block: Node): readonly ScalarNode[] {
  const isConnector = textOf(childOf(block, "Type")) === "AWS::Serverless::Connector";
  const properties = isConnector ? childOf(block, "Properties") : undefined;
  const ends = ownConnectors(block).map((own) => childOf(childOf(own, "Properties"), "Destination"));
  return [childOf(properties, "Source"), childOf(properties, "Destination"), ...ends].flatMap(idsIn);
}

function ownConnectors(block: Node): readonly Node[] {
  const own = childOf(block, "Connectors");
  return own?.kind === "map" ? own.entries.map(({ value }) => value) : [];
}

/** An end is `{Id: ...}`, a list of these, or said without an id. */
function idsIn(end: Node | undefined): readonly ScalarNode[] {
  const ids = (end?.kind === "list" ? end.items : [end]).map((one) => childOf(one, "Id"));
  return ids.filter((id) => id?.kind === "scalar" && textOf(id) !== undefined) as ScalarNode[];
}

function roleOf({ properties }: Resource): string | undefined {
  if (properties.kind !== "map") return undefined;
  const role: Value | undefined = properties.get("Role") ?? properties.get("RoleArn");
  return role?.kind === "reference" ? role.resource : undefined;
}
