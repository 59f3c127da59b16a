import type { Property, ResourceView } from "../../model/property.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { type NewEdit, type NewFix, remove, set, unsafeFix } from "../fix.ts";

const everyone = "IAM_ALLOWED_PRINCIPALS";

/** Where each type names the principals of its grants: its own one, or those of lists of default permissions. */
const places: Readonly<Record<string, { readonly own?: string; readonly defaults?: readonly string[] }>> = {
  "AWS::LakeFormation::PrincipalPermissions": { own: "Principal" },
  "AWS::LakeFormation::Permissions": { own: "DataLakePrincipal" },
  "AWS::LakeFormation::DataLakeSettings": {
    defaults: ["CreateTableDefaultPermissions", "CreateDatabaseDefaultPermissions"],
  },
  "AWS::Glue::Database": { defaults: ["DatabaseInput.CreateTableDefaultPermissions"] },
};

export default defineRule({
  id: "lakeformation-iam-allowed-principals",
  title: "IAM_ALLOWED_PRINCIPALS bypasses Lake Formation",
  severity: "warning",
  facts: ["lf-only-authorized-users", "athena-lake-formation"],
  doc: "https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html",
  types: Object.keys(places),
  check(resource, { template, report }) {
    const { own, defaults = [] } = places[resource.type.name]!;
    const bypasses = [
      ...(own ? ownGrant(resource, own) : []),
      ...defaults.flatMap((path) => defaultsIn(resource, path)),
    ];
    if (bypasses.length === 0) return;
    const locations = template.ofType("AWS::LakeFormation::Resource");
    // Hybrid access keeps IAM on purpose.
    const isGuarded = (location: ResourceView): boolean => {
      const hybrid = location.get("HybridAccessEnabled");
      return hybrid.absent || hybrid.boolean === false;
    };
    if (locations.length === 0 || !locations.every(isGuarded)) return;
    for (const { at, what, fixes } of bypasses) {
      report({
        at,
        message:
          `With ${everyone}, IAM policies alone decide who may use ${what}. Lake Formation's own grants on it are not ` +
          "consulted. Remove this grant, or opt in to hybrid access on the location.",
        related: [{ message: "a location that Lake Formation guards", at: locations[0]!.label }],
        fixes,
      });
    }
  },
});

interface Bypass {
  readonly at: Report["at"];
  readonly what: string;
  readonly fixes: readonly NewFix[];
}

function ownGrant(grant: ResourceView, path: string): readonly Bypass[] {
  const principal = grant.get(`${path}.DataLakePrincipalIdentifier`);
  const isGrant = grant.get("Permissions").items.some(({ string }) => string !== undefined);
  if (principal.string !== everyone || !isGrant) return [];
  return [{ at: principal, what: "this resource", fixes: [] }];
}

function defaultsIn(resource: ResourceView, path: string): readonly Bypass[] {
  const list = resource.get(path);
  const what = path.includes("Database") && !path.includes("Table") ? "new databases" : "new tables";
  return list.items.flatMap((entry): readonly Bypass[] => {
    const principal = entry.get("Principal.DataLakePrincipalIdentifier");
    const isAll = entry.get("Permissions").items.some(({ string }) => string === "ALL");
    if (principal.string !== everyone || !isAll) return [];
    const edit = list.items.length > 1 ? remove(entry) : emptied(list);
    const title = `Give no default permissions (${what} then need grants)`;
    return [{ at: principal, what, fixes: edit ? [unsafeFix(title, edit)] : [] }];
  });
}

/** Without a list Glue grants to everyone again, and its Terraform resource does not send one that is empty. */
function emptied(list: Property): NewEdit | undefined {
  return list.resource.type.declared === "aws_glue_catalog_database" ? undefined : set(list, []);
}
