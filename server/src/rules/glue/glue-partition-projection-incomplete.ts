import { pathStep } from "../../model/path.ts";
import type { Property } from "../../model/property.ts";
import { patternOf } from "../../model/reference.ts";
import { listed } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, type NewFix, safeFix, set, unsafeFix } from "../fix.ts";
import { isProjected, projectionSettings, projectionTypes, settingOf } from "./_projection.ts";
import { knownEnd, rewritten } from "./_rewritten.ts";
import { columnName } from "./_tables.ts";

export default defineRule({
  id: "glue-partition-projection-incomplete",
  title: "Partition projection is not complete",
  severity: "error",
  facts: ["athena-partition-projection", "catalog-partitions-from-layout"],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html",
  types: ["AWS::Glue::Table"],
  check(table, { report }) {
    const input = table.get("TableInput");
    const keys = input.get("PartitionKeys");
    if (!isProjected(input) || keys.unknown || keys.items.some((key) => columnName(key) === undefined)) return;
    for (const key of keys.items) {
      const problem = problemOf(key, input);
      if (!problem) continue;
      report({
        ...problem,
        message:
          `Partition key '${key.get("Name").string}' ${problem.message}. Projection is enabled, so that every query on ` +
          "the table fails (HIVE_METASTORE_ERROR).",
      });
    }
    reportTemplate(settingOf(input, template), report);
    reportStrangers(input, keys.items, report);
  },
});

const template = "storage.location.template";

/** The first thing that is wrong with the projection of a partition key; the message says it of the key. */
function problemOf(key: Property, input: Property): Report | undefined {
  const name = key.get("Name").string!;
  const own = (setting: string): Property => settingOf(input, `projection.${name}.${setting}`);
  const enabled = settingOf(input, "projection.enabled");
  const type = own("type");
  if (type.absent) {
    const guess = guessedType(key);
    const settings = ["type", ...projectionTypes[guess]!].filter((setting) => own(setting).absent);
    return { at: enabled.key, message: `has no projection.${name}.type`, fixes: [complete(key, guess, settings)] };
  }
  const word = type.string?.trim().toLowerCase();
  if (word === undefined) return undefined;
  const needed = Object.hasOwn(projectionTypes, word) ? projectionTypes[word]! : undefined;
  if (!needed) return { at: type, message: `has the type ${word}, which projection does not know` };
  const missing = needed.filter((setting) => own(setting).absent);
  if (missing.length > 0) {
    const names = missing.map((setting) => `projection.${name}.${setting}`);
    return { at: enabled.key, message: `has no ${names.join(" and no ")}`, fixes: [complete(key, word, missing)] };
  }
  const range = own("range");
  if (needed.includes("range") && range.string !== undefined && !isRange(range.string)) {
    return { at: range, message: "needs a range of two parts, with a comma between them" };
  }
  const keyType = key.get("Type").string?.toLowerCase();
  if (word === "injected" && keyType !== undefined && keyType !== "string") {
    return { at: type, message: `is injected, and must be a string rather than ${keyType}` };
  }
  const layout = settingOf(input, template);
  return lacksPlaceholder(layout, name) ? { at: layout, message: `is not in ${template}` } : undefined;
}

function isRange(text: string): boolean {
  const parts = text.split(",");
  return parts.length === 2 && parts.every((part) => part.trim() !== "");
}

/** What a reference gives has no placeholders; anything else that is not known may. */
function lacksPlaceholder({ value }: Property, name: string): boolean {
  const isReadable =
    value?.kind === "text" && value.parts.every(({ kind }) => kind === "literal" || kind === "reference");
  const text = value?.kind === "literal" || isReadable ? patternOf(value) : undefined;
  return text !== undefined && !text.toLowerCase().includes(`\${${name.toLowerCase()}}`);
}

function reportTemplate(layout: Property, report: (report: Report) => void): void {
  const end = knownEnd(layout);
  if (end === undefined || end.endsWith("/")) return;
  const value = rewritten(layout, (own) => `${own}/`);
  report({
    at: layout,
    message: `${template} must end in a slash. Athena wants the path of a folder.`,
    fixes: value === undefined ? [] : [safeFix("Append a slash", set(layout, value))],
  });
}

/** Settings for what is no partition key; each name once, at its type if there is one. */
function reportStrangers(input: Property, keys: readonly Property[], report: (report: Report) => void): void {
  const told = new Set(keys.map(columnName));
  for (const [name, setting] of projectionSettings(input)) {
    if (told.has(name)) continue;
    told.add(name);
    report({
      at: setting.key,
      severity: "warning",
      message: `The table has no partition key '${name}', so that this setting does nothing.`,
    });
  }
}

const dateNames = ["day", "date", "dt"];

/** Ranges of numbers by the names of keys. */
const numbers: Readonly<Record<string, string>> = { year: "2020,2040", month: "1,12", hour: "0,23" };

function guessedType(key: Property): string {
  const name = columnName(key)!;
  if (dateNames.includes(name)) return "date";
  const isNumber = /^(tiny|small|big)?int$/i.test(key.get("Type").string ?? "");
  return Object.hasOwn(numbers, name) || isNumber ? "integer" : "injected";
}

function complete(key: Property, type: string, settings: readonly string[]): NewFix {
  const name = key.get("Name").string!;
  const placeholders: Readonly<Record<string, string>> = {
    type,
    values: "first,second",
    format: "yyyy-MM-dd",
    range: type === "date" ? "NOW-3YEARS,NOW" : (numbers[name.toLowerCase()] ?? "0,100"),
  };
  const names = settings.map((setting) => `projection.${name}.${setting}`);
  return unsafeFix(
    `Add ${listed(names)} (fit ${names.length > 1 ? "them" : "it"} to your folders)`,
    ...settings.map((setting, index) =>
      add(key.resource, `TableInput.Parameters.${pathStep(names[index]!)}`, placeholders[setting]!),
    ),
  );
}
