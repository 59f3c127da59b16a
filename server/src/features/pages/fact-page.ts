import { allServices, factOf } from "../../knowledge/knowledge.ts";
import { allRules } from "../../rules/catalogue.ts";
import { rulePage, servicePage } from "./address.ts";
import { correction, heading, page, pageLink, section } from "./markdown.ts";

/** One fact with its source, its service, and the rules that rest on it. */
export function factMarkdown(id: string): string | undefined {
  const fact = factOf(id);
  if (!fact) return undefined;
  const service = allServices().find(({ facts }) => facts.includes(fact))!;
  const names = [fact.id, ...(fact.aliases ?? [])];
  const rules = allRules.filter(({ facts }) => facts.some((name) => names.includes(name)));
  return page(
    heading(1, service.title),
    fact.text,
    ...[correction(fact).trim()].filter(Boolean),
    `[Source](${fact.source}), read ${fact.read}. \`${fact.id}\``,
    ...section(
      "Shown on",
      fact.showOn.map((place) => `- \`${place}\``),
    ),
    ...section(
      "Rules that rest on it",
      rules.map(({ id: rule, title }) => `- ${pageLink(title, rulePage(rule))}`),
    ),
    ...section("See also", [`- ${pageLink(service.title, servicePage(service.id))}`]),
  );
}
