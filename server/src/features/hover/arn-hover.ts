import { serviceOfArn } from "../../knowledge/knowledge.ts";
import { lineRange } from "../../syntax/lines.ts";
import { type PageLink, serviceLink } from "./links.ts";
import type { HoverText } from "./text.ts";

/** The service that is named in an ARN, where the offset is on its name. */
export function arnHover(owner: { readonly text: string }, offset: number, pageLink?: PageLink): HoverText | undefined {
  const { start, end } = lineRange(owner, offset);
  const line = owner.text.slice(start, end);
  for (const match of line.matchAll(/\barn:[^:\s]*:([a-z0-9-]+):/g)) {
    const name = match[1]!;
    const from = start + match.index + match[0].length - name.length - 1;
    if (offset < from || offset > from + name.length) continue;
    const service = serviceOfArn(name);
    if (!service) return undefined;
    return {
      head: [`**${service.title}.** ${service.purpose}`],
      statements: [],
      links: [serviceLink(service, pageLink)],
    };
  }
  return undefined;
}
