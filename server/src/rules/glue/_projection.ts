import type { Property } from "../../model/property.ts";
import { parameterOf } from "./_hive-table.ts";

/** The settings of a partition key that each type of projection asks for. */
export const projectionTypes: Readonly<Record<string, readonly string[]>> = {
  enum: ["values"],
  integer: ["range"],
  date: ["range", "format"],
  injected: [],
};

/** A parameter of the table whose name Athena reads without regard to case. */
export function settingOf(input: Property, name: string): Property {
  const wanted = name.toLowerCase();
  const found = input.get("Parameters").entries.find(([key]) => key.toLowerCase() === wanted);
  return found?.[1] ?? parameterOf(input, name);
}

export function isProjected(input: Property): boolean {
  return settingOf(input, "projection.enabled").string?.trim().toLowerCase() === "true";
}

const setting = /^projection\.(.+)\.(type|values|range|interval|interval\.unit|digits|format)$/i;

/**
 * The settings of the table's projection, each with the name of the partition key that it is for, in small letters. The
 * types come first.
 */
export function projectionSettings(input: Property): readonly (readonly [key: string, setting: Property])[] {
  const settings = input.get("Parameters").entries.flatMap(([name, property]) => {
    const [, key, word] = setting.exec(name) ?? [];
    return key === undefined ? [] : [{ key: key.toLowerCase(), word: word!.toLowerCase(), property }];
  });
  const rank = (word: string): string => (word === "type" ? "" : word);
  return settings
    .toSorted((a, b) => (rank(a.word) < rank(b.word) ? -1 : 1))
    .map(({ key, property }) => [key, property] as const);
}
