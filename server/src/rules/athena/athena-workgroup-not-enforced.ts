import { listed } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";
import { runsQueries } from "./_workgroup.ts";

export default defineRule({
  id: "athena-workgroup-not-enforced",
  title: "Clients may override the workgroup's settings",
  severity: "information",
  facts: ["athena-results-location", "athena-workgroup-limits"],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html",
  types: ["AWS::Athena::WorkGroup"],
  check(workgroup, { report }) {
    const enforced = workgroup.get("WorkGroupConfiguration.EnforceWorkGroupConfiguration");
    if (enforced.boolean !== false || !runsQueries(workgroup)) return;
    const results = workgroup.get("WorkGroupConfiguration.ResultConfiguration");
    const [location, encryption] = [results.get("OutputLocation"), results.get("EncryptionConfiguration")];
    if (!location.present && !encryption.present) return;
    const managed = workgroup.get("WorkGroupConfiguration.ManagedQueryResultsConfiguration.Enabled");
    const freedoms = [
      ...(location.present ? ["send results to another bucket"] : []),
      ...(encryption.present ? ["leave out the encryption"] : []),
    ];
    report({
      at: enforced,
      message: `Clients of this workgroup can ${listed(freedoms)}. Set ${enforced.name} to true.`,
      related: [
        ...(location.present ? [{ message: "where results should go", at: location }] : []),
        ...(encryption.present ? [{ message: "how they should be encrypted", at: encryption.key }] : []),
      ],
      // Enforced settings without a place for results would let no query run.
      fixes: location.present || managed.boolean ? [safeFix("Set to true", set(enforced, true))] : [],
    });
  },
});
