import type { PageKind } from "./address.ts";
import { factMarkdown } from "./fact-page.ts";
import { ruleMarkdown } from "./rule-page.ts";
import { serviceMarkdown } from "./service-page.ts";
import { tableMarkdown } from "./table-page.ts";

const writers: Readonly<Record<PageKind, (id: string) => string | undefined>> = {
  services: serviceMarkdown,
  tables: tableMarkdown,
  facts: factMarkdown,
  rules: ruleMarkdown,
};

/** A page of the knowledge base as Markdown, whose links to others are relative; undefined where there is none. */
export function pageAt(address: string): string | undefined {
  const [kind, id] = address.split("/");
  return id && Object.hasOwn(writers, kind!) ? writers[kind as PageKind](id) : undefined;
}
