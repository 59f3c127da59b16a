import type { Hover } from "vscode-languageserver-types";
import type { Finding } from "../../model/finding.ts";
import { propertyAt } from "../../model/property-at.ts";
import type { SourceFile } from "../../model/site.ts";
import type { Template } from "../../model/template.ts";
import { ruleOf } from "../../rules/catalogue.ts";
import { briefOf } from "../../rules/page.ts";
import { pages } from "../../rules/pages.generated.ts";
import { rulePage } from "../pages/address.ts";
import { rangeIn } from "../ranges.ts";
import { arnHover } from "./arn-hover.ts";
import type { PageLink } from "./links.ts";
import { propertyHover } from "./property-hover.ts";
import { resourceHover } from "./resource-hover.ts";
import { type HoverText, link, markdownOf } from "./text.ts";
import { lookAt } from "./view.ts";
import { workloadHover } from "./workload-hover.ts";

export const hoverModes = ["off", "findings", "full"] as const;
export type HoverMode = (typeof hoverModes)[number];

export interface HoverOptions {
  readonly mode: HoverMode;
  readonly pageLink?: PageLink | undefined;
}

/** What is known about a place: the findings there in brief, and what it is and comes to. */
export function hoverAt(
  file: SourceFile,
  template: Template,
  findings: readonly Finding[],
  offset: number,
  { mode, pageLink }: HoverOptions,
): Hover | undefined {
  if (mode === "off") return undefined;
  const here = findings.filter(
    ({ location: { uri, start, end } }) => uri === file.uri && start <= offset && offset <= end,
  );
  const rules = [...new Set(here.map(({ rule }) => rule))];
  const told = new Set(rules.flatMap((rule) => ruleOf(rule)?.facts ?? []));
  const place = mode === "full" ? placeHover(template, file, offset, told, pageLink) : undefined;
  const value = markdownOf({
    head: [...rules.flatMap((rule) => findingText(rule, pageLink) ?? []), ...(place?.head ?? [])],
    statements: place?.statements ?? [],
    links: place?.links ?? [],
  });
  if (value === undefined) return undefined;
  const [finding] = here;
  return {
    contents: { kind: "markdown", value },
    ...(finding && { range: rangeIn(file.tree, finding.location) }),
  };
}

/** What there is to say of a place itself. */
function placeHover(
  template: Template,
  file: SourceFile,
  offset: number,
  told: ReadonlySet<string>,
  pageLink: PageLink | undefined,
): HoverText | undefined {
  const special = arnHover(file.tree, offset, pageLink) ?? workloadHover(template, file, offset);
  if (special) return special;
  const place = propertyAt(template, file, offset);
  if (!place) return undefined;
  return lookAt(template, (view) => {
    const resource = view.resource(place.resource.id);
    if (!resource) return undefined;
    if (place.path === "") return resourceHover(resource, told, pageLink);
    return propertyHover(resource, place.path, told, pageLink);
  });
}

function findingText(id: string, pageLink: PageLink | undefined): string | undefined {
  const rule = ruleOf(id);
  if (!rule) return undefined;
  const more = pageLink ? `${pageLink("Explain", rulePage(id))} · ` : "";
  return `**${rule.title}** (${id})\n\n${briefOf(pages[id] ?? "")}\n\n${more}${link("AWS documentation", rule.doc)}`;
}
