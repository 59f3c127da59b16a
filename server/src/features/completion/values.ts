import { CompletionItemKind } from "vscode-languageserver-types";
import type { Row, Table } from "../../knowledge/entries.ts";
import { allTables, rowOn } from "../../knowledge/knowledge.ts";
import type { PropertyType, ValueType } from "../../schema/resource-type.ts";
import type { Suggestion } from "./suggestion.ts";

type Scalar = string | number | boolean;

/** What the detail of a value holds at most, in characters. */
const detailLength = 110;
const noteLength = 36;

/**
 * The values that a property may have, with what they mean where a comparison explains them. `inFile` gives a value in
 * the words of the file, or nothing where it cannot be said there.
 */
export function valuesOf(
  type: string,
  path: string,
  property: Pick<PropertyType, "default"> & { readonly type: ValueType },
  inFile: (value: Scalar) => Scalar | undefined = (value) => value,
): readonly Suggestion[] {
  const explained = explainedValues(type, path);
  const valueType = property.type.kind === "list" ? property.type.item : property.type;
  const listed = valueType.kind === "string" ? (valueType.values ?? []) : [];
  const standard = property.default;
  // A row may name the same under several names, of which each service has its own.
  const both = explained.filter((value) => listed.includes(value));
  const known = both.length > 0 ? [...both, ...listed] : [...explained, ...listed];
  const values: Scalar[] = valueType.kind === "boolean" ? [true, false] : [...new Set(known)];
  if (values.length === 0 && standard !== undefined && /^[\w.-]+$/.test(standard) && valueType.kind !== "json") {
    values.push(valueType.kind === "string" ? standard : Number.isNaN(Number(standard)) ? standard : Number(standard));
  }
  return values.flatMap((value): Suggestion[] => {
    const written = inFile(value);
    if (written === undefined) return [];
    const found = rowOn(type, path, String(value));
    const isDefault = standard === String(value);
    return [
      {
        label: String(written),
        kind: valueType.kind === "boolean" ? CompletionItemKind.Keyword : CompletionItemKind.EnumMember,
        detail: found ? rowInShort(found.table, found.row) : isDefault ? "default" : undefined,
        note: found ? noteOf(found.table, found.row) : isDefault ? "default" : undefined,
        write: { value: written },
        rank: found ? 1 : 2,
        about: { of: "value", type, path, value: String(value) },
        isPlain: !found,
      },
    ];
  });
}

/** Whether a comparison explains the values of a property. */
export function isExplained(type: string, path: string): boolean {
  return allTables().some(({ describes }) => describes?.includes(`${type}.${path}`));
}

function explainedValues(type: string, path: string): readonly string[] {
  const tables = allTables().filter(({ describes }) => describes?.includes(`${type}.${path}`));
  return tables.flatMap(({ rows }) => rows.flatMap(({ values = [] }) => values));
}

/** `Standard-IA. Minimum duration: 30 days; Retrieval time: Milliseconds`. */
function rowInShort({ columns }: Table, { name, cells }: Row): string {
  let text = name;
  for (const [index, column] of columns.filter((one) => cells[one]).entries()) {
    const next = `${text}${index === 0 ? ". " : "; "}${column}: ${cells[column]}`;
    if (index > 0 && next.length > detailLength) break;
    text = next;
  }
  return text;
}

/** What the first columns say, as far as it is short. */
function noteOf({ columns }: Table, { cells }: Row): string | undefined {
  let text = "";
  for (const column of columns) {
    const cell = cells[column];
    if (!cell) continue;
    const next = `${text}${text ? ", " : ""}${/\d/.test(cell) && /[A-Za-z]/.test(cell) ? cell : `${column} ${cell}`}`;
    if (next.length > noteLength) break;
    text = next;
  }
  return text || undefined;
}
