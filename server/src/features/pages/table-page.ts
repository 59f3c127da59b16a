import { serviceOf, tableOf } from "../../knowledge/knowledge.ts";
import { servicePage } from "./address.ts";
import { correction, heading, page, pageLink, section, tableLines } from "./markdown.ts";

/** A comparison, with the source of each row, and what is often believed instead. */
export function tableMarkdown(id: string): string | undefined {
  const table = tableOf(id);
  if (!table) return undefined;
  const services = table.services.flatMap((service) => serviceOf(service) ?? []);
  return page(
    heading(1, table.title),
    table.about,
    tableLines(table),
    ...section(
      "Corrections",
      table.rows.filter(({ believed }) => believed).map((row) => `- **${row.name}.**${correction(row)}`),
    ),
    ...section(
      "Sources",
      table.rows.map(({ name, source, read }) => `- ${name}: <${source}> (read ${read})`),
    ),
    ...section(
      "See also",
      services.map((service) => `- ${pageLink(service.title, servicePage(service.id))}`),
    ),
  );
}
