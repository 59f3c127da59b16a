import { defineRule } from "../define-rule.ts";
import { remove, safeFix, set } from "../fix.ts";

export default defineRule({
  id: "lakeformation-registration-role",
  title: "Registered location without a role",
  severity: "error",
  facts: ["lf-registration-role", "lf-build-secure-manage"],
  doc: "https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_RegisterResource.html",
  types: ["AWS::LakeFormation::Resource"],
  check(location, { report }) {
    const [linked, role] = [location.get("UseServiceLinkedRole"), location.get("RoleArn")];
    if (linked.boolean === false && role.absent) {
      report({
        at: linked,
        message: `Lake Formation needs a role to reach this location. Give ${role.name}, or set ${linked.name} to true.`,
        fixes: [safeFix("Use the service-linked role", set(linked, true))],
      });
    }
    if (linked.boolean === true && role.present) {
      report({
        at: linked,
        severity: "warning",
        message: `${role.name} is not used together with ${linked.name}. Decide on one of the two roles.`,
        related: [{ message: "the other role", at: role }],
        fixes: [safeFix(`Remove ${role.name}`, remove(role))],
      });
    }
  },
});
