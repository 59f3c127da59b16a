import type { Hover } from "vscode-languageserver-types";
import type { Fact } from "../knowledge/entries.ts";
import { factsOn } from "../knowledge/knowledge.ts";
import type { Finding } from "../model/finding.ts";
import { type PropertyAt, propertyAt, withoutIndices } from "../model/property-at.ts";
import type { SourceFile } from "../model/site.ts";
import type { Template } from "../model/template.ts";
import { ruleOf } from "../rules/catalogue.ts";
import { briefOf } from "../rules/page.ts";
import { pages } from "../rules/pages.generated.ts";
import { rangeIn } from "./ranges.ts";

export const hoverModes = ["off", "findings", "full"] as const;
export type HoverMode = (typeof hoverModes)[number];

/** More facts than these would hide the text behind the hover. */
const factLimit = 3;

/** What is known about a place: the pages of the findings there in brief, and the facts of its property. */
export function hoverAt(
  file: SourceFile,
  template: Template,
  findings: readonly Finding[],
  offset: number,
  mode: HoverMode,
): Hover | undefined {
  if (mode === "off") return undefined;
  const here = findings.filter(
    ({ location: { uri, start, end } }) => uri === file.uri && start <= offset && offset <= end,
  );
  const place = mode === "full" ? propertyAt(template, file, offset) : undefined;
  const told = new Set(here.flatMap(({ rule }) => ruleOf(rule)?.facts ?? []));
  const facts = place ? factsFor(place).filter(({ id }) => !told.has(id)) : [];
  const blocks = [...new Set(here.map(({ rule }) => rule))].flatMap((rule) => findingBlock(rule) ?? []);
  if (facts.length > 0) blocks.push(facts.slice(0, factLimit).map(factLine).join("\n"));
  if (blocks.length === 0) return undefined;
  const [finding] = here;
  return {
    contents: { kind: "markdown", value: blocks.join("\n\n---\n\n") },
    ...(finding && { range: rangeIn(file.tree, finding.location) }),
  };
}

/** On a resource itself only the facts of its type, on a property only the property's own. */
function factsFor({ resource, path }: PropertyAt): readonly Fact[] {
  return factsOn(resource.type, withoutIndices(path));
}

function findingBlock(id: string): string | undefined {
  const rule = ruleOf(id);
  return rule && `**${rule.title}** (${id})\n\n${briefOf(pages[id] ?? "")}\n\n[AWS documentation](${rule.doc})`;
}

function factLine({ text, source }: Fact): string {
  return `- ${text} ([source](${source}))`;
}
