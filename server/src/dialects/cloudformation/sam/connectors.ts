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
  const connected = new Set<string>();
  for (const resource of resources.values()) {
    if (isDerived(resource)) continue;
    const { id, type, site } = resource;
    if (type === "AWS::Serverless::Connector") {
      const properties = childOf(site.node, "Properties");
      addIds(connected, childOf(properties, "Source"), childOf(properties, "Destination"));
    }
    const embedded = entryOf(site.node, "Connectors")?.value;
    for (const { value } of embedded?.kind === "map" ? embedded.entries : []) {
      connected.add(id);
      addIds(connected, childOf(childOf(value, "Properties"), "Destination"));
    }
  }
  for (const id of [...connected]) {
    const resource = resources.get(id);
    const role = resource && roleOf(resource);
    if (role) connected.add(role);
  }
  for (const id of connected) {
    const resource = resources.get(id);
    if (resource) resources.set(id, { ...resource, passedOn: true });
  }
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
