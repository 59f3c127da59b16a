import { textEditsOf } from "../../server/src/analysis/text-edits.ts";
import type { Analysis } from "../../server/src/analysis/workspace.ts";
import type { Condition } from "../../server/src/model/condition.ts";
import type { Finding, Fix } from "../../server/src/model/finding.ts";
import { keyLocation, type Location, locationOf } from "../../server/src/model/site.ts";
import type { Resource, Template } from "../../server/src/model/template.ts";
import type { Value } from "../../server/src/model/value.ts";
import type { TextEdit } from "../../server/src/syntax/write/operations.ts";

/**
 * All that an analysis says, a line for each thing, so that two analyses can be compared as texts. Of the resources it
 * takes what identifies them; what is in them shows in the findings and the edits of their fixes.
 */
export function describeAnalysis({ document, template, findings }: Analysis): string {
  return [
    `${document.uri} ${document.dialect ?? "not ours"}: ${document.reason}`,
    ...(template ? templateLines(template) : []),
    ...findings.flatMap(findingLines),
  ].join("\n");
}

function templateLines({ dialect, open, parameters, conditions, resources }: Template): readonly string[] {
  return [
    `${dialect}${open ? ", open" : ""}`,
    ...[...parameters.values()].map((parameter) => {
      const { name, default: initial, allowed } = parameter;
      return `parameter ${name} ${json([initial && dataOf(initial), allowed?.map(dataOf)])}`;
    }),
    ...[...conditions].map(([name, condition]) => `condition ${name} ${json(termsOf(condition))}`),
    ...[...resources].map(([id, resource]) => `resource ${id} ${resourceText(resource)}`),
  ];
}

function resourceText({ id, type, declaredType, site, typeSite, condition, generated, passedOn }: Resource): string {
  const signs = `${generated ? " generated" : ""}${passedOn ? " passed on" : ""}`;
  const places = `${placeOf(keyLocation(site))} ${placeOf(locationOf(site))} ${placeOf(typeSite)}`;
  return `${id} ${type} ${declaredType}${signs} ${places} ${json(condition && termsOf(condition))}`;
}

function findingLines(finding: Finding): readonly string[] {
  const { rule, severity, message, location, resource, related, fixes, template } = finding;
  return [
    `${severity} ${rule} ${placeOf(location)} ${resource?.id ?? "-"}: ${message}`,
    ...related.map((one) => `  related ${placeOf(one.location)} ${one.message}`),
    ...fixes.map((fix) => `  ${fix.safe ? "safe " : ""}fix ${fix.title}: ${fixText(fix, template)}`),
  ];
}

function fixText(fix: Fix, template: Template): string {
  const edits = textEditsOf(fix, template);
  const textOf = ({ start, end, newText }: TextEdit): string => `${start}-${end} ${json(newText)}`;
  return edits ? [...edits].map(([uri, own]) => [uri, ...own.map(textOf)].join(" ")).join("; ") : "cannot be written";
}

function placeOf({ uri, start, end }: Location): string {
  return `${uri.slice(uri.lastIndexOf("/") + 1)}:${start}-${end}`;
}

function termsOf(condition: Condition): unknown {
  switch (condition.kind) {
    case "equals":
      return { equals: [dataOf(condition.left), dataOf(condition.right)] };
    case "not":
      return { not: termsOf(condition.operand) };
    case "all":
    case "any":
      return { [condition.kind]: condition.operands.map(termsOf) };
    default:
      return condition;
  }
}

function dataOf(value: Value): unknown {
  const place = placeOf(locationOf(value.site));
  switch (value.kind) {
    case "literal":
      return [place, value.value];
    case "text":
      return [place, value.parts.map(dataOf)];
    case "list":
      return [place, value.items.map(dataOf)];
    case "map":
      return [place, value.keys.map((key) => [key, value.get(key) && dataOf(value.get(key)!)])];
    case "reference":
      return [place, value.resource, value.attribute];
    case "parameter":
      return [place, value.name];
    case "unknown":
      return [place, value.reason];
    case "alternatives":
      return [
        place,
        value.branches.map((branch) => [branch.condition && termsOf(branch.condition), dataOf(branch.value)]),
      ];
    default:
      return [place, value.kind];
  }
}

function json(data: unknown): string {
  return JSON.stringify(data) ?? "-";
}
