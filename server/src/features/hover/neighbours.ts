import { edgesFrom, edgesTo, type PipelineEdge, type Relation } from "../../model/graph.ts";
import type { ResourceView } from "../../model/property.ts";

/** An edge from both of its ends. */
const verbs: Readonly<Record<Relation, readonly [from: string, to: string]>> = {
  reads: ["reads", "is read by"],
  delivers: ["delivers to", "receives from"],
  writes: ["writes to", "is written by"],
  triggers: ["triggers", "is triggered by"],
  follows: ["is triggered by", "triggers"],
  uses: ["uses", "is used by"],
  catalogues: ["is catalogued with", "is catalogued by"],
  assumes: ["acts as", "is the role of"],
  encrypts: ["is encrypted with", "encrypts"],
};

/** The neighbours of a resource in the pipeline: `Reads Clicks; delivers to Lake.` */
export function neighboursInWords(resource: ResourceView): string | undefined {
  const groups = new Map<string, Set<string>>();
  const say = (verb: string, { id }: ResourceView): void => {
    groups.set(verb, (groups.get(verb) ?? new Set()).add(`\`${id}\``));
  };
  for (const edge of edgesFrom(resource)) if (isTold(edge)) say(verbs[edge.relation][0], edge.to);
  for (const edge of edgesTo(resource)) if (isTold(edge)) say(verbs[edge.relation][1], edge.from);
  const text = [...groups].map(([verb, names]) => `${verb} ${listed([...names])}`).join("; ");
  return text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}.` : undefined;
}

/** A resource that refers to itself, as policies do, has no neighbour there. */
function isTold({ from, to }: PipelineEdge): boolean {
  return from.id !== to.id;
}

const namesShown = 4;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, namesShown);
  const rest = names.length - shown.length;
  return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
