import { checkDocuments } from "../../server/src/analysis/check.ts";
import { effectiveSettings, type Settings } from "../../server/src/analysis/settings.ts";
import { textEditsOf } from "../../server/src/analysis/text-edits.ts";
import { readDocument } from "../../server/src/dialects/read-templates.ts";
import type { Finding, Fix } from "../../server/src/model/finding.ts";
import { applyEdits } from "../../server/src/syntax/write/operations.ts";

/** Checks one text with all rules, each at its own severity, or as given. A rule that throws fails the test. */
export function checkText(text: string, language: string, settings: Settings = { preset: "all" }): readonly Finding[] {
  return checkDocuments([readDocument(`file:///example.${language}`, text)], {
    settingsOf: (uri) => effectiveSettings(uri, [{ settings, directory: "file://" }]),
    onRuleError: (rule, error) => {
      throw new Error(`${rule.id} threw`, { cause: error });
    },
  }).flatMap(({ findings }) => findings);
}

/** The text after a fix; throws where the fix cannot be written. */
export function fixText(text: string, fix: Fix, finding: Finding): string {
  const edits = textEditsOf(fix, finding.template);
  if (!edits) throw new Error(`"${fix.title}" of ${finding.rule} cannot be written`);
  let result = text;
  for (const own of edits.values()) result = applyEdits(result, own);
  return result;
}

/** The line on which an offset stands, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
