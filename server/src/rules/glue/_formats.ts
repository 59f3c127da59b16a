import type { Property } from "../../model/property.ts";
import { add, type NewEdit, set } from "../fix.ts";
import { parameterOf } from "./_hive-table.ts";

export type Family = "Parquet" | "ORC" | "Avro" | "Ion" | "text";

/** The three properties of a storage descriptor that tell how files are opened and rows are read. */
export const classPaths = {
  serde: "SerdeInfo.SerializationLibrary",
  input: "InputFormat",
  output: "OutputFormat",
} as const;

export type Role = keyof typeof classPaths;

/** The classes of each family for each role; the first is the one to write. Of SerDes for text each reads another text. */
const classes: Readonly<Record<Family, Readonly<Record<Role, readonly string[]>>>> = {
  Parquet: {
    serde: ["org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe", "parquet.hive.serde.ParquetHiveSerDe"],
    input: ["org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"],
    output: ["org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"],
  },
  ORC: {
    serde: ["org.apache.hadoop.hive.ql.io.orc.OrcSerde"],
    input: ["org.apache.hadoop.hive.ql.io.orc.OrcInputFormat"],
    output: ["org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat"],
  },
  Avro: {
    serde: ["org.apache.hadoop.hive.serde2.avro.AvroSerDe"],
    input: ["org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat"],
    output: ["org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat"],
  },
  Ion: {
    serde: ["com.amazon.ionhiveserde.IonHiveSerDe"],
    input: ["com.amazon.ionhiveserde.formats.IonInputFormat"],
    output: ["com.amazon.ionhiveserde.formats.IonOutputFormat"],
  },
  text: {
    serde: [
      "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
      "org.apache.hadoop.hive.serde2.OpenCSVSerde",
      "org.openx.data.jsonserde.JsonSerDe",
      "org.apache.hive.hcatalog.data.JsonSerDe",
      "com.amazonaws.glue.serde.GrokSerDe",
      "org.apache.hadoop.hive.serde2.RegexSerDe",
    ],
    input: ["org.apache.hadoop.mapred.TextInputFormat"],
    output: [
      "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
      "org.apache.hadoop.hive.ql.io.IgnoreKeyTextOutputFormat",
    ],
  },
};

const families = Object.keys(classes) as Family[];

/** The family of a class in its role; undefined for vendors' classes, and those that lead to files of any format. */
export function familyOf(className: string | undefined, role: Role): Family | undefined {
  return families.find((family) => className !== undefined && classes[family][role].includes(className));
}

/** The family of the SerDe of a storage descriptor. */
export function serdeFamily(storage: Property): Family | undefined {
  return familyOf(storage.get(classPaths.serde).string, "serde");
}

const classifications: Readonly<Record<string, Family>> = {
  csv: "text",
  json: "text",
  parquet: "Parquet",
  orc: "ORC",
  avro: "Avro",
  ion: "Ion",
};

/** What the parameter `classification` says; Glue's jobs and crawlers go by it. */
export function classifiedFamily(classification: string | undefined): Family | undefined {
  const word = classification?.toLowerCase() ?? "";
  return Object.hasOwn(classifications, word) ? classifications[word] : undefined;
}

/** The classes of a family in the place of all others. A SerDe stays if it is of the family. */
export function useFamily(family: Family, input: Property): readonly NewEdit[] {
  const storage = input.get("StorageDescriptor");
  const edits = (Object.keys(classPaths) as Role[]).flatMap((role) => {
    const property = storage.get(classPaths[role]);
    return familyOf(property.string, role) === family ? [] : [write(property, classes[family][role][0]!)];
  });
  const classification = parameterOf(input, "classification");
  const isOther = classification.string !== undefined && classifiedFamily(classification.string) !== family;
  const word = family === "text" ? wordFor(storage.get(classPaths.serde).string) : family.toLowerCase();
  return isOther ? [...edits, set(classification, word)] : edits;
}

function write(property: Property, value: string): NewEdit {
  return property.absent ? add(property.resource, property.path, value) : set(property, value);
}

function wordFor(serde: string | undefined): string {
  return serde?.endsWith("JsonSerDe") ? "json" : "csv";
}

/** The name of a class without its package. */
export function shortName(className: string): string {
  return className.slice(className.lastIndexOf(".") + 1);
}
