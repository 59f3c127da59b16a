import type { Property } from "../../model/property.ts";
import { listed } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, remove, safeFix, set, unsafeFix } from "../fix.ts";

/** What has an effect on one of the formats alone. */
const membersOf: Readonly<Record<string, readonly string[]>> = {
  csv: [
    "CsvDelimiter",
    "CsvRowDelimiter",
    "CsvNullValue",
    "CsvNoSupValue",
    "UseCsvNoSupValue",
    "AddColumnName",
    "Rfc4180",
  ],
  parquet: [
    "DictPageSizeLimit",
    "RowGroupLength",
    "DataPageSize",
    "ParquetVersion",
    "EnableStatistics",
    "EncodingType",
    "ParquetTimestampInMillisecond",
  ],
};

const datePartitions = ["DatePartitionSequence", "DatePartitionDelimiter", "DatePartitionTimezone"];

export default defineRule({
  id: "dms-s3-settings-conflict",
  title: "DMS S3 settings that exclude each other",
  severity: "error",
  facts: ["dms-s3-csv-default", "dms-s3-parquet-option"],
  doc: "https://docs.aws.amazon.com/dms/latest/APIReference/API_S3Settings.html",
  types: ["AWS::DMS::Endpoint"],
  check(endpoint, { report }) {
    const settings = endpoint.get("S3Settings");
    if (endpoint.get("EndpointType").string?.toLowerCase() !== "target" || !settings.present) return;
    for (const judge of [bothKindsOfChanges, keylessEncryption, lostTransactions, otherFormat, noDatePartitions]) {
      const finding = judge(settings);
      if (finding) report(finding);
    }
  },
});

function bothKindsOfChanges(settings: Property): Report | undefined {
  const [inserts, updates] = [settings.get("CdcInsertsOnly"), settings.get("CdcInsertsAndUpdates")];
  if (!isOn(inserts) || !isOn(updates)) return undefined;
  return {
    at: updates,
    message: `${inserts.name} and ${updates.name} cannot both be true. DMS rejects the endpoint.`,
    related: [{ message: "the other one", at: inserts }],
    fixes: [safeFix(`Keep ${updates.name}`, remove(inserts))],
  };
}

function keylessEncryption(settings: Property): Report | undefined {
  const [mode, key] = [settings.get("EncryptionMode"), settings.get("ServerSideEncryptionKmsKeyId")];
  if (mode.string?.toLowerCase().replace("-", "_") !== "sse_kms" || !key.absent) return undefined;
  return { at: mode, message: `${mode.string} needs ${key.name}. Name the key that the files are encrypted with.` };
}

function lostTransactions(settings: Property): Report | undefined {
  const [preserve, path] = [settings.get("PreserveTransactions"), settings.get("CdcPath")];
  if (!isOn(preserve) || !path.absent) return undefined;
  return {
    at: preserve,
    message: `${preserve.name} needs ${path.name}. It is the folder in which DMS keeps the order of transactions.`,
    fixes: [safeFix(`Add ${path.name} cdc/`, add(path.resource, path.path, "cdc/"))],
  };
}

function otherFormat(settings: Property): Report | undefined {
  const format = settings.get("DataFormat");
  const written = format.absent ? "csv" : (format.string?.toLowerCase() ?? "");
  if (!Object.hasOwn(membersOf, written)) return undefined;
  const idle = inUse(settings, membersOf[written === "csv" ? "parquet" : "csv"]!);
  const [first, ...others] = idle;
  if (!first) return undefined;
  return {
    at: first.key,
    severity: "warning",
    message: `${verbed(idle)} no effect: the endpoint writes ${written}.`,
    related: [
      ...(format.present ? [{ message: "the format", at: format }] : []),
      ...others.map((other) => ({ message: "no effect either", at: other.key })),
    ],
    fixes: [safeFix(`Remove ${names(idle)}`, ...idle.map(remove))],
  };
}

function noDatePartitions(settings: Property): Report | undefined {
  const enabled = settings.get("DatePartitionEnabled");
  const idle = inUse(settings, datePartitions);
  const [first, ...others] = idle;
  if (!first || !(enabled.absent || enabled.boolean === false)) return undefined;
  return {
    at: first.key,
    severity: "warning",
    message: `${verbed(idle)} no effect without ${enabled.name}.`,
    related: others.map((other) => ({ message: "no effect either", at: other.key })),
    fixes: [
      unsafeFix(
        `Set ${enabled.name} to true (files go to folders by date)`,
        enabled.present ? set(enabled, true) : add(enabled.resource, enabled.path, true),
      ),
    ],
  };
}

/** DMS takes `y` for true as well. */
function isOn({ boolean, string }: Property): boolean {
  return boolean === true || string === "y";
}

/** The members that are there, and not switched off. */
function inUse(settings: Property, members: readonly string[]): readonly Property[] {
  return members.map((name) => settings.get(name)).filter(({ present, boolean }) => present && boolean !== false);
}

function verbed(members: readonly Property[]): string {
  return members.length > 2
    ? `${members[0]!.name} and ${members.length - 1} more settings have`
    : `${names(members)} ${members.length === 1 ? "has" : "have"}`;
}

function names(members: readonly Property[]): string {
  return listed(members.map(({ name }) => name));
}
