import { factOf, serviceOf } from "../../knowledge/knowledge.ts";
import { ruleOf, serviceOf as serviceOfRule } from "../../rules/catalogue.ts";
import { pages } from "../../rules/pages.generated.ts";
import { servicePage } from "./address.ts";
import { factItem, pageLink, section } from "./markdown.ts";

/** The page that stands beside a rule, with the facts that it rests on and the way to its service. */
export function ruleMarkdown(id: string): string | undefined {
  const rule = ruleOf(id);
  const own = pages[id];
  if (!rule || own === undefined) return undefined;
  const facts = rule.facts.flatMap((fact) => factOf(fact) ?? []);
  const service = serviceOf(serviceOfRule(id)!);
  const more = [
    ...section("Facts", facts.map(factItem)),
    ...section("See also", [
      ...(service ? [`- ${pageLink(service.title, servicePage(service.id))}`] : []),
      `- [AWS documentation](${rule.doc})`,
    ]),
  ];
  return `${own.trimEnd()}\n\n${more.join("\n\n")}\n`;
}
