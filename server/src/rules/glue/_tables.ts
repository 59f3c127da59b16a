import { mayBeNamed } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { pointsTo, referenceIn } from "../../model/reference.ts";

const tableType = "AWS::Glue::Table";

/** The table of the template that is referred to, or that has this name in this database. */
export function tableNamed(name: Property, database: Property): ResourceView | undefined {
  const { template } = name.resource;
  const reference = referenceIn(name);
  if (reference) {
    const target = template.resource(reference.resource);
    return target?.type.name === tableType ? target : undefined;
  }
  const text = name.string;
  if (text === undefined) return undefined;
  return mayBeNamed(text, tableType, "TableInput.Name", template).find(
    (table) => table.get("TableInput.Name").string === text && isSameDatabase(table.get("DatabaseName"), database),
  );
}

/** Whether two values certainly name one database. */
export function isSameDatabase(a: Property, b: Property): boolean {
  if (a.string !== undefined && a.string === b.string) return true;
  return [
    [a, b],
    [b, a],
  ].some(([one, other]) => {
    const reference = referenceIn(one!);
    const target = reference && one!.resource.template.resource(reference.resource);
    return target !== undefined && pointsTo(other!, target) === true;
  });
}

/** What a partition key, or a column, is called; tables do not mind the case. */
export function columnName(column: Property): string | undefined {
  return column.get("Name").string?.toLowerCase();
}
