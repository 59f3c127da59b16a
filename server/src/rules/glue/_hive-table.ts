import { pathStep } from "../../model/path.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { isS3Uri } from "../../model/s3-location.ts";

/** A table over files in S3 that are read by the classes of Hive: not a view, a link, nor a table with a format of its own. */
export interface HiveTable {
  readonly input: Property;
  readonly storage: Property;
  readonly location: Property;
}

/** Values of parameters by which other formats, and sources other than files, are told. */
const otherKinds: readonly (readonly [parameter: string, values: RegExp])[] = [
  ["table_type", /^(iceberg|delta|hudi)$/i],
  ["spark.sql.sources.provider", /^(iceberg|delta|hudi)$/i],
  [
    "classification",
    /^(iceberg|delta|hudi|dynamodb|kafka|kinesis|jdbc|mysql|mariadb|aurora.*|postgres(ql)?|oracle|(ms)?sqlserver|redshift|db2|saphana|teradata|vertica|snowflake|bigquery|mongodb|documentdb|opensearch|salesforce)$/i,
  ],
];

/** Undefined for other tables, and where it is not known what the table is. */
export function hiveTable(table: ResourceView): HiveTable | undefined {
  const found = fileTable(table);
  return found && isS3Uri(found.location) ? found : undefined;
}

/** The same, whatever the location looks like. */
export function fileTable(table: ResourceView): HiveTable | undefined {
  const input = table.get("TableInput");
  const storage = input.get("StorageDescriptor");
  const location = storage.get("Location");
  const type = input.get("TableType");
  if (location.absent || type.unknown || /VIEW$/.test(type.string ?? "")) return undefined;
  if (!input.get("TargetTable").absent || !table.get("OpenTableFormatInput").absent) return undefined;
  for (const [name, values] of otherKinds) {
    const parameter = parameterOf(input, name);
    if (parameter.unknown || values.test(parameter.string ?? "")) return undefined;
  }
  return { input, storage, location };
}

/** A parameter of a table, a storage descriptor or a SerDe. */
export function parameterOf(owner: Property, name: string): Property {
  return owner.get(`Parameters.${pathStep(name)}`);
}
