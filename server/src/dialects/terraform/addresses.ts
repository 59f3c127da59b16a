import type { Site } from "../../model/site.ts";
import { childrenOf, type Expression } from "../../syntax/terraform/expression.ts";
import { entrySites, itemSites, siteOf } from "../reader.ts";
import type { Names, TypedBlock } from "./context.ts";
import { expressionIn } from "./expressions.ts";
import { mappingOf } from "./mapping/mapping.ts";

/** The resources that a part of the source refers to, through locals too; the roots of all other references beside. */
export interface Mentioned {
  readonly addresses: ReadonlySet<string>;
  /** First words such as `var`, `module`, `each`. */
  readonly roots: ReadonlySet<string>;
}

export function mentionedIn(site: Site, names: Names): Mentioned {
  const addresses = new Set<string>();
  const roots = new Set<string>();
  const followed = new Set<string>();

  const visitSite = (current: Site): void => {
    const { node } = current;
    if (node.kind === "map") for (const entry of entrySites(current)) visitSite(entry);
    else if (node.kind === "list") for (const item of itemSites(current)) visitSite(item);
    else if (node.kind === "scalar" && typeof node.value === "string") visit(expressionIn(node));
  };
  const visit = (expression: Expression): void => {
    if (expression.kind === "reference") {
      const { root, steps } = expression;
      const name = steps[0]?.kind === "attribute" ? steps[0].name : "";
      const address = `${root}.${name}`;
      const block = names.resource(address);
      const further = block ? ownerArgument(block) : root === "local" ? names.local(name) : undefined;
      if (block) addresses.add(address);
      else if (!further) roots.add(root);
      if (further && !followed.has(address)) {
        followed.add(address);
        visitSite(further);
      }
    }
    for (const child of childrenOf(expression)) visit(child);
  };
  visitSite(site);
  return { addresses, roots };
}

/** A split resource speaks of its owner. */
function ownerArgument({ type, site }: TypedBlock): Site | undefined {
  const { attach } = mappingOf(type);
  return attach && siteOf(site, attach.by);
}

/** Arguments of a module call that hand nothing over. */
const notHandedOver = new Set(["source", "version", "providers", "depends_on", "count"]);

/** The resources that are handed to modules, which may do with them what cannot be seen here. */
export function passedOn(moduleCalls: readonly Site[], names: Names): ReadonlySet<string> {
  const calls = moduleCalls.flatMap(entrySites).filter(({ key }) => !notHandedOver.has(String(key?.value)));
  return new Set(calls.flatMap((argument) => [...mentionedIn(argument, names).addresses]));
}
