import { type Entry, lookUp } from "../features/lookup.ts";
import { pageAt } from "../features/pages/pages.ts";
import type { Row } from "../knowledge/entries.ts";
import { allServices, allTables } from "../knowledge/knowledge.ts";
import { allRules, ruleOf, serviceOf } from "../rules/catalogue.ts";
import { type Format, UsageError } from "./arguments.ts";
import type { Output } from "./check.ts";

/** How many hits of a lookup are printed. */
const hitLimit = 10;

/** Prints the page of a rule. */
export function explain(id: string, format: Format, { out }: Output): number {
  const rule = ruleOf(id);
  if (!rule) throw new UsageError(`there is no rule ${id}; "data-pipeline-hints rules" lists them all`);
  const { title, severity, facts, doc, types } = rule;
  const page = pageAt(`rules/${id}`)!;
  out(format === "json" ? json({ id, service: serviceOf(id), title, severity, types, facts, doc, page }) : page);
  return 0;
}

/** Prints a line for each rule. */
export function listRules(format: Format, { out }: Output): number {
  const rows = allRules.map(({ id, title, severity }) => ({ id, service: serviceOf(id), severity, title }));
  const width = Math.max(...rows.map(({ id }) => id.length));
  const lines = rows.map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(11)}  ${title}\n`);
  out(format === "json" ? json(rows) : lines.join(""));
  return 0;
}

/** Prints all facts, by service, and what the rows of comparisons say, by table. */
export function listFacts(format: Format, { out }: Output): number {
  const statements = [
    ...allServices().flatMap((service) => service.facts.map((fact) => ({ service: service.id, ...fact }))),
    ...allTables().flatMap((table) => table.rows.map((row) => ({ table: table.id, ...row, text: rowText(row) }))),
  ];
  const lines = statements.map(({ id, text }) => `${id}\n  ${text}\n`);
  out(format === "json" ? json(statements) : lines.join(""));
  return 0;
}

function rowText({ name, cells }: Row): string {
  return `${name}. ${Object.entries(cells)
    .map(([column, text]) => `${column}: ${text}`)
    .join("; ")}.`;
}

/** Prints the page that the words name, as `services/kinesis` or the id of a rule does, or else what fits them best. */
export function lookup(words: string, format: Format, { out, err }: Output): number {
  const named = [words, ...["services", "tables", "facts", "rules"].map((kind) => `${kind}/${words}`)];
  const page = named.map(pageAt).find((text) => text !== undefined);
  const hits = lookUp(words, hitLimit);
  if (format === "json") out(json(hits));
  else if (page !== undefined) out(page);
  else if (hits.length > 0) out(hits.map(hitText).join("\n"));
  else err(`data-pipeline-hints: nothing is known of "${words}"\n`);
  return page === undefined && hits.length === 0 ? 1 : 0;
}

function hitText({ kind, title, text, page, service, source }: Entry): string {
  const name = kind === "fact" ? service : title;
  return `${name}  (${kind}, ${page})\n  ${text}\n${source ? `  ${source}\n` : ""}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
