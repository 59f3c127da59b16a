import type { Fact, Row, Table } from "../../knowledge/entries.ts";
import { link } from "./text.ts";

/** A fact with its source, and with what is believed in its place where that does not hold. */
export function factLine({ text, believed, source, since }: Fact): string {
  const correction = believed ? ` *Not: ${believed}*` : "";
  const date = since ? ` (since ${since})` : "";
  return `${text}${date}${correction} (${link("source", source)})`;
}

/** What a table says of a value. */
export function rowLine(value: string, table: Table, { name, cells }: Row): string {
  const said = table.columns.filter((column) => cells[column]).map((column) => `${column}: ${cells[column]}`);
  return `**${value}**${name === value ? "" : ` (${name})`}. ${said.join("; ")}.`;
}
