import type { Fact } from "../../knowledge/entries.ts";
import { allServices, allTables, serviceOf } from "../../knowledge/knowledge.ts";
import { allRules, serviceOf as serviceOfRule } from "../../rules/catalogue.ts";
import { resourceTypeOf } from "../../schema/schema.ts";
import { rulePage, servicePage, tablePage } from "./address.ts";
import { factItem, heading, page, pageLink, section } from "./markdown.ts";

/** Everything that is known of a service: its limits, facts, tables, rules, resource types and neighbours. */
export function serviceMarkdown(id: string): string | undefined {
  const service = serviceOf(id);
  if (!service) return undefined;
  const isLimit = (fact: Fact): boolean => service.limits.includes(fact.id);
  const rules = allRules.filter((rule) => serviceOfRule(rule.id) === id);
  const tables = allTables().filter(({ services }) => services.includes(id));
  const fromOthers = allServices()
    .filter((other) => other !== service)
    .flatMap(({ facts }) => facts)
    .filter(({ showOn }) => showOn.some((place) => service.types.includes(place.split(".")[0]!)));
  const others = (service.see ?? []).flatMap((other) => serviceOf(other) ?? []);
  return page(
    heading(1, service.title),
    service.purpose,
    ...section("What matters first", service.facts.filter(isLimit).map(factItem)),
    ...section(
      "Comparisons",
      tables.map(({ id: table, title, about }) => `- ${pageLink(title, tablePage(table))}: ${about}`),
    ),
    ...section("Facts", service.facts.filter((fact) => !isLimit(fact)).map(factItem)),
    ...section("What others say of its resources", fromOthers.map(factItem)),
    ...section(
      "Rules",
      rules.map(({ id: rule, title, severity }) => `- ${pageLink(title, rulePage(rule))} (${severity}, \`${rule}\`)`),
    ),
    ...section("Resource types", service.types.map(typeItem)),
    ...section("See also", [
      ...others.map((other) => `- ${pageLink(other.title, servicePage(other.id))}: ${other.purpose}`),
      `- [AWS documentation](${service.docs})`,
    ]),
  );
}

function typeItem(name: string): string {
  const type = resourceTypeOf(name);
  return type ? `- [\`${name}\`](${type.page}): ${type.documentation ?? ""}` : `- \`${name}\``;
}
