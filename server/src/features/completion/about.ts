import { factsOn, rowOn, serviceOfType } from "../../knowledge/knowledge.ts";
import { ruleOf } from "../../rules/catalogue.ts";
import { briefOf } from "../../rules/page.ts";
import { pages } from "../../rules/pages.generated.ts";
import { propertyTypeAt, resourceTypeOf } from "../../schema/schema.ts";
import { terraformPage, typePage } from "../hover/links.ts";
import { describe } from "../hover/property-hover.ts";
import { factLine, rowLine } from "../hover/statements.ts";
import { link, markdownOf } from "../hover/text.ts";

/**
 * What a suggestion is about, so that its documentation can be made when somebody looks at it. Types are CloudFormation's;
 * a type is `declared` where the author's language has another.
 */
export type About =
  | { readonly of: "type"; readonly type: string; readonly declared?: string }
  | {
      readonly of: "property";
      readonly type: string;
      readonly path: string;
      /** Its name in Terraform. */
      readonly attribute?: string;
      readonly declared?: string;
    }
  | { readonly of: "value"; readonly type: string; readonly path: string; readonly value: string }
  | { readonly of: "attribute"; readonly type: string; readonly name: string }
  | { readonly of: "rule"; readonly id: string };

/** More would not be read while typing. */
const factsShown = 2;

/** The documentation of a suggestion; undefined where nothing is known. */
export function documentationOf(about: About): string | undefined {
  switch (about.of) {
    case "type": {
      const { type, declared } = about;
      const service = serviceOfType(type);
      const head = [resourceTypeOf(type)?.documentation, service && `**${service.title}.** ${service.purpose}`];
      return text(head, factsOn(type), referenceLink(declared ?? type));
    }
    case "property": {
      const { type, path, attribute, declared } = about;
      return text([propertyText(type, path, attribute)], factsOn(type, path), referenceLink(declared ?? type));
    }
    case "value": {
      const { type, path, value } = about;
      const found = rowOn(type, path, value);
      return found
        ? text([rowLine(value, found.table, found.row)], [], link("source", found.row.source))
        : text([propertyText(type, path)], [], referenceLink(type));
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

function propertyText(type: string, path: string, attribute?: string): string | undefined {
  const known = resourceTypeOf(type);
  const property = known && propertyTypeAt(known, path);
  return property && describe(attribute ?? path.slice(path.lastIndexOf(".") + 1), property, attribute !== undefined);
}

/** The reference of a type, as AWS or HashiCorp writes it. */
function referenceLink(declared: string): string | undefined {
  const page = terraformPage(declared, "resource") ?? typePage(declared);
  return page && link(declared, page);
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
