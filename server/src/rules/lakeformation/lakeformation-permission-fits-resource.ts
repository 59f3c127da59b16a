import type { Property, ResourceView } from "../../model/property.ts";
import { listed } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { append, type NewEdit, remove, safeFix, set, unsafeFix } from "../fix.ts";
import { wholeOf } from "../whole.ts";

type Kind =
  | "Catalog"
  | "Database"
  | "Table"
  | "TableWithColumns"
  | "DataLocation"
  | "DataCellsFilter"
  | "LFTag"
  | "LFTagPolicy";

/** The older type adds a word to the names. */
const kinds: Readonly<Record<string, readonly (readonly [member: string, kind: Kind])[]>> = {
  "AWS::LakeFormation::PrincipalPermissions": (
    [
      "Catalog",
      "Database",
      "Table",
      "TableWithColumns",
      "DataLocation",
      "DataCellsFilter",
      "LFTag",
      "LFTagPolicy",
    ] as const
  ).map((kind) => [kind, kind] as const),
  "AWS::LakeFormation::Permissions": (["Database", "Table", "TableWithColumns", "DataLocation"] as const).map(
    (kind) => [`${kind}Resource`, kind] as const,
  ),
};

/** Kinds of resources that have one permission only. */
const only: Readonly<Partial<Record<Kind, string>>> = {
  TableWithColumns: "SELECT",
  DataLocation: "DATA_LOCATION_ACCESS",
};

/** For permissions that not all the others have: the kinds that do not. */
const misplaced: Readonly<Record<string, (kind: Kind) => boolean>> = {
  SELECT: (kind) => kind === "Database",
  INSERT: (kind) => kind === "Database",
  DELETE: (kind) => kind === "Database",
  CREATE_TABLE: (kind) => kind === "Table" || kind === "DataCellsFilter",
  CREATE_DATABASE: (kind) => kind !== "Catalog",
  DATA_LOCATION_ACCESS: () => true,
};

export default defineRule({
  id: "lakeformation-permission-fits-resource",
  title: "Lake Formation permissions do not fit the resource",
  severity: "error",
  facts: ["lf-glue-integration", "lf-attribute-based-access"],
  doc: "https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html",
  types: Object.keys(kinds),
  check(grant, { report }) {
    for (const finding of [...judgeResource(grant), ...judgeGrantOption(grant)]) report(finding);
  },
});

function judgeResource(grant: ResourceView): readonly Report[] {
  const resource = grant.get("Resource");
  const members = kinds[grant.type.name]!.map(([member, kind]) => ({ kind, property: resource.get(member) }));
  if (resource.unknown || members.some(({ property }) => property.unknown)) return [];
  const named = members.filter(({ property }) => property.present);
  const [own] = named;
  if (named.length !== 1 || !own) {
    const found = named.length === 0 ? "none" : listed(named.map(({ property }) => property.name));
    // What is new to this rule may be the one.
    if (resource.entries.length > named.length) return [];
    return [{ at: wholeOf(resource), message: `A grant must name exactly one kind of resource. Here it is ${found}.` }];
  }
  return [...judgeTable(own), ...judgePermissions(grant, kindOf(own), own.property)];
}

interface Named {
  readonly kind: Kind;
  readonly property: Property;
}

/** A policy on tags is about databases or tables. */
function kindOf({ kind, property }: Named): Kind {
  const type = kind === "LFTagPolicy" ? property.get("ResourceType").string : undefined;
  return type === "DATABASE" ? "Database" : type === "TABLE" ? "Table" : kind;
}

function judgeTable({ kind, property }: Named): readonly Report[] {
  const [name, all] = [property.get("Name"), property.get("TableWildcard")];
  if (kind !== "Table" || !name.absent || !all.absent) return [];
  return [
    {
      at: property.key,
      message: `${property.name} needs ${name.name}, or ${all.name} for all tables of the database.`,
    },
  ];
}

/** The first permission that the kind of resource does not have. */
function judgePermissions(grant: ResourceView, kind: Kind, resource: Property): readonly Report[] {
  const permissions = grant.get("Permissions").items;
  const related = [{ message: "the resource", at: resource.key }];
  const single = only[kind];
  if (single !== undefined) {
    const odd = permissions.find(({ string }) => string !== undefined && string !== single);
    if (!odd) return [];
    return [
      {
        at: odd,
        message: `A grant on ${resource.name} accepts only ${single}, not ${odd.string}.`,
        related,
        fixes: permissions.some(({ string }) => string === single)
          ? [safeFix(`Keep only ${single}`, ...keepOnly(grant, single))]
          : [],
      },
    ];
  }
  const odd = permissions.find(({ string }) => string !== undefined && misplaced[string]?.(kind));
  return odd ? [{ at: odd, message: `${odd.string} does not exist for ${resource.name}.`, related }] : [];
}

function keepOnly(grant: ResourceView, permission: string): readonly NewEdit[] {
  const toPassOn = grant.get("PermissionsWithGrantOption");
  const isOdd = toPassOn.items.some(({ string }) => string !== permission);
  const kept = toPassOn.items.some(({ string }) => string === permission) ? [permission] : [];
  return [set(grant.get("Permissions"), [permission]), ...(isOdd ? [set(toPassOn, kept)] : [])];
}

/** What may be passed on is a part of what is granted; where a grant is wrong itself, this follows from it. */
function judgeGrantOption(grant: ResourceView): readonly Report[] {
  const [granted, toPassOn] = [grant.get("Permissions"), grant.get("PermissionsWithGrantOption")];
  const own = granted.items.map(({ string }) => string);
  if (granted.unknown || own.includes(undefined) || own.includes("ALL")) return [];
  return toPassOn.items
    .filter(({ string }) => string !== undefined && !own.includes(string))
    .map((permission) => ({
      at: permission,
      message: `The principal cannot pass on ${permission.string}, which it is not granted itself.`,
      related: granted.present ? [{ message: granted.name, at: granted.key }] : [],
      fixes: [
        unsafeFix(
          `Add ${permission.string} to ${granted.name} (grants it)`,
          append(grant, granted.path, permission.string!),
        ),
        safeFix(
          `Remove it from ${toPassOn.name}`,
          toPassOn.items.length === 1 ? set(toPassOn, []) : remove(permission),
        ),
      ],
    }));
}
