import { factsOn, serviceOfType } from "../../knowledge/knowledge.ts";
import type { ResourceView } from "../../model/property.ts";
import { resourceTypeOf } from "../../schema/schema.ts";
import { type PageLink, serviceLink, typeLink } from "./links.ts";
import { neighboursInWords } from "./neighbours.ts";
import { factLine } from "./statements.ts";
import type { HoverText } from "./text.ts";

/** What a resource is for, who its neighbours are, and the limits that matter. */
export function resourceHover(resource: ResourceView, told: ReadonlySet<string>, pageLink?: PageLink): HoverText {
  const type = resource.type.name;
  const service = serviceOfType(type);
  const documentation = resourceTypeOf(type)?.documentation;
  const about = service ? `**${service.title}.** ${service.purpose}` : documentation;
  const neighbours = neighboursInWords(resource);
  const facts = factsOn(type).filter(({ id }) => !told.has(id));
  return {
    head: [about, neighbours].filter((text) => text !== undefined),
    statements: facts.map(factLine),
    links: [service && serviceLink(service, pageLink), typeLink(resource.resource)].filter((one) => one !== undefined),
  };
}
