import type { Evidence, Fact, Row, Table } from "../../knowledge/entries.ts";
import { factPage, type PageAddress } from "./address.ts";

/** A link from one page to another. */
export function pageLink(text: string, page: PageAddress): string {
  return `[${text}](../${page}.md)`;
}

export function heading(level: number, text: string): string {
  return `${"#".repeat(level)} ${text}`;
}

export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [heading(2, title), lines.join("\n")] : [];
}

/** Paragraphs as the text of a page. */
export function page(...paragraphs: readonly string[]): string {
  return `${paragraphs.join("\n\n")}\n`;
}

/** A fact as an item of a list. */
export function factItem(fact: Fact): string {
  return `- ${fact.text}${correction(fact)} ([source](${fact.source}), ${pageLink("more", factPage(fact.id))})`;
}

/** What is commonly believed, and since when it is otherwise. */
export function correction({ believed, since, standing }: Evidence): string {
  if (!believed) return since ? ` Since ${since}.` : "";
  return ` **Often believed, but ${standing}:** ${believed}${since ? ` (changed ${since})` : ""}`;
}

/** The rows of a table under its columns. */
export function tableLines({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(["", ...columns]),
    line(Array.from({ length: columns.length + 1 }, () => "---")),
    ...rows.map((row) => line([`**${row.name}**`, ...columns.map((column) => cell(row, column))])),
  ].join("\n");
}

function cell({ cells }: Row, column: string): string {
  return cells[column] ?? "";
}
