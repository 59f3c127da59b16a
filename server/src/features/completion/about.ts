import { factsOn, rowOn, serviceOfType } from "../../knowledge/knowledge.ts";
import { ruleOf } from "../../rules/catalogue.ts";
import { briefOf } from "../../rules/page.ts";
import { pages } from "../../rules/pages.generated.ts";
import { propertyTypeAt, resourceTypeOf } from "../../schema/schema.ts";
import { describe } from "../hover/property-hover.ts";
import { factLine, rowLine } from "../hover/statements.ts";
import { link, markdownOf } from "../hover/text.ts";

/** What a suggestion is about, so that its documentation can be made when somebody looks at it. */
export type About =
  | { readonly of: "type"; readonly type: string }
  | { readonly of: "property"; readonly type: string; readonly path: string; readonly attribute?: string }
  | { readonly of: "value"; readonly type: string; readonly path: string; readonly value: string }
  | { readonly of: "attribute"; readonly type: string; readonly name: string }
  | { readonly of: "rule"; readonly id: string };

/** More would not be read while typing. */
const factsShown = 2;

/** The documentation of a suggestion; undefined where nothing is known. */
export function documentationOf(about: About): string | undefined {
  switch (about.of) {
    case "type": {
      const known = resourceTypeOf(about.type);
      const service = serviceOfType(about.type);
      const head = [known?.documentation, service && `**${service.title}.** ${service.purpose}`];
      return text(head, factsOn(about.type), known && link(about.type, known.page));
    }
    case "property": {
      const { type, path, attribute } = about;
      const known = resourceTypeOf(type);
      const property = known && propertyTypeAt(known, path);
      const name = attribute ?? path.slice(path.lastIndexOf(".") + 1);
      return text([property && describe(name, property, attribute !== undefined)], factsOn(type, path));
    }
    case "value": {
      const { type, path, value } = about;
      const found = rowOn(type, path, value);
      return text([found && rowLine(value, found.table, found.row)], [], found && link("source", found.row.source));
    }
    case "attribute":
      return resourceTypeOf(about.type)?.attributes[about.name];
    case "rule": {
      const rule = ruleOf(about.id);
      return (
        rule && text([`**${rule.title}.**`, briefOf(pages[rule.id] ?? "")], [], link("AWS documentation", rule.doc))
      );
    }
  }
}

function text(
  head: readonly (string | undefined)[],
  facts: ReturnType<typeof factsOn>,
  footer?: string,
): string | undefined {
  return markdownOf({
    head: head.flatMap((part) => part || []),
    statements: facts.slice(0, factsShown).map(factLine),
    links: footer ? [footer] : [],
  });
}
