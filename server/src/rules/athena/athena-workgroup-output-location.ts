import type { Property, ResourceView } from "../../model/property.ts";
import { isS3Uri } from "../../model/s3-location.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewEdit, type NewFix, remove, safeFix, set } from "../fix.ts";
import { runsQueries } from "./_workgroup.ts";

export default defineRule({
  id: "athena-workgroup-output-location",
  title: "Workgroup has nowhere, or two places, to put results",
  severity: "warning",
  facts: ["athena-results-location", "athena-workgroup-limits"],
  doc: "https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroupConfiguration.html",
  types: ["AWS::Athena::WorkGroup"],
  check(workgroup, { report }) {
    if (!runsQueries(workgroup)) return;
    const settings = workgroup.get("WorkGroupConfiguration");
    const location = settings.get("ResultConfiguration.OutputLocation");
    const managed = settings.get("ManagedQueryResultsConfiguration.Enabled");

    if (location.present && managed.boolean === true) {
      report({
        at: location,
        severity: "error",
        message: `${location.name} and managed query results exclude each other. Keep one of them.`,
        related: [{ message: "managed query results", at: managed }],
        fixes: [safeFix(`Remove ${location.name}`, removeLocation(location))],
      });
    } else if (isS3Uri(location) === false) {
      report({
        at: location,
        severity: "error",
        message: `${location.name} must be an s3:// path. Athena refuses ARNs, URLs and bare names of buckets.`,
      });
    } else if (location.absent && isOff(managed) && hasFinalSettings(workgroup)) {
      report({
        at: settings.key,
        message:
          'Queries in this workgroup fail with "No output location provided". Clients cannot give one either, since ' +
          `its settings are enforced. Set ${location.name}, or turn on ` +
          `${workgroup.name("WorkGroupConfiguration.ManagedQueryResultsConfiguration")}.`,
        fixes: manageResults(workgroup),
      });
    }
  },
});

function isOff(managed: Property): boolean {
  return managed.absent || managed.boolean === false;
}

/** The workgroup can be used, and what it does not say nobody else can. */
function hasFinalSettings(workgroup: ResourceView): boolean {
  const [settings, state] = [workgroup.get("WorkGroupConfiguration"), workgroup.get("State")];
  const enforced = settings.get("EnforceWorkGroupConfiguration");
  const isUsed = settings.present || state.absent || state.string === "ENABLED";
  return (
    isUsed && (enforced.absent || enforced.boolean === true) && workgroup.get("WorkGroupConfigurationUpdates").absent
  );
}

function removeLocation(location: Property): NewEdit {
  const around = location.resource.get("WorkGroupConfiguration.ResultConfiguration");
  return remove(around.entries.length === 1 ? around : location);
}

/** Other settings for results are about a bucket, and would be left without one. */
function manageResults(workgroup: ResourceView): readonly NewFix[] {
  if (!workgroup.get("WorkGroupConfiguration.ResultConfiguration").absent) return [];
  const path = "WorkGroupConfiguration.ManagedQueryResultsConfiguration.Enabled";
  const managed = workgroup.get(path);
  const edit = managed.present ? set(managed, true) : add(workgroup, path, true);
  return [safeFix("Let Athena keep the results (for 24 hours)", edit)];
}
