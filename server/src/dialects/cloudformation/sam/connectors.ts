import type { Resource } from "../../../model/template.ts";
import type { Value } from "../../../model/value.ts";
import { childOf, entryOf, type Node, textOf } from "../../../syntax/tree.ts";
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
    const { id, type, site } = resource;
    if (type === "AWS::Serverless::Connector") {
      const properties = childOf(site.node, "Properties");
      addIds(ids, childOf(properties, "Source"), childOf(properties, "Destination"));
    }
    const embedded = entryOf(site.node, "Connectors")?.value;
    for (const { value } of embedded?.kind === "map" ? embedded.entries : []) {
      ids.add(id);
      addIds(ids, childOf(childOf(value, "Properties"), "Destination"));
    }
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

/** An end is `{Id: ...}`, a list of these, or said without an id. */
function addIds(ids: Set<string>, ...ends: readonly (Node | undefined)[]): void {
  for (const end of ends) {
    for (const one of end?.kind === "list" ? end.items : [end]) {
      const id = textOf(childOf(one, "Id"));
      if (id !== undefined) ids.add(id);
    }
  }
}

function roleOf({ properties }: Resource): string | undefined {
  if (properties.kind !== "map") return undefined;
  const role: Value | undefined = properties.get("Role") ?? properties.get("RoleArn");
  return role?.kind === "reference" ? role.resource : undefined;
}
