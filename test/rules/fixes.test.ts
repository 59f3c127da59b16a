import assert from "node:assert/strict";
import { stringify } from "yaml";
import { textEditsOf } from "../../server/src/analysis/text-edits.ts";
import { type Finding, severities } from "../../server/src/model/finding.ts";
import { allRules } from "../../server/src/rules/catalogue.ts";
import { type Example, examplesOf } from "../../server/src/rules/page.ts";
import { pages } from "../../server/src/rules/pages.generated.ts";
import { readText } from "../../server/src/syntax/read.ts";
import type { Node } from "../../server/src/syntax/tree.ts";
import { applyEdits } from "../../server/src/syntax/write/operations.ts";
import { checkText } from "../support/check-text.ts";
import { plainOf } from "../support/plain.ts";

/**
 * Every fix of every flagged example, in both languages of its dialect: the text still parses, the finding is gone,
 * none as severe has come in its place, and what the fix is not about stands where it stood, comments included.
 */
for (const rule of allRules) {
  describe(rule.id, () => {
    for (const example of examplesOf(pages[rule.id] ?? "").filter(({ kind }) => kind === "flagged")) {
      for (const { language, text } of spellings(example)) {
        const findings = checkText(text, language).filter((finding) => finding.rule === rule.id);
        for (const [index, finding] of findings.entries()) {
          for (const fix of finding.fixes) {
            it(`${language} ${example.dialect}, finding ${index + 1} of line ${example.line}: ${fix.title}`, () => {
              const edits = textEditsOf(fix, finding.template);
              assert.ok(edits, "the fix cannot be written");
              let fixed = text;
              for (const own of edits.values()) fixed = applyEdits(fixed, own);
              checkFixed(finding, text, fixed, language);
            });
          }
        }
      }
    }
  });
}

function checkFixed(finding: Finding, text: string, fixed: string, language: string): void {
  assert.notEqual(fixed, text);
  const after = readText(fixed, language === "json" ? "json" : "yaml");
  assert.equal(after.broken, false, fixed);
  // What is right at last may still be worth advice.
  const asSevere = severities.slice(0, severities.indexOf(finding.severity) + 1);
  const [before, now] = [checkText(text, language), checkText(fixed, language)].map((found) =>
    found
      .filter(({ severity }) => asSevere.includes(severity))
      .map(nameOf)
      .sort(),
  );
  const gone =
    before!.filter((name) => name === nameOf(finding)).length - now!.filter((name) => name === nameOf(finding)).length;
  assert.ok(gone >= 1, `the finding is still there\n${fixed}`);
  const fresh = [...now!];
  for (const name of before!) if (fresh.includes(name)) fresh.splice(fresh.indexOf(name), 1);
  assert.deepEqual(fresh, [], `new findings\n${fixed}`);
  const marks = marksIn(fixed);
  const left = resourcesIn(after.root);
  const removed = resourcesIn(readText(text, language === "json" ? "json" : "yaml").root).filter(
    (name) => !left.includes(name),
  );
  // The mark of a resource goes with the resource, and with nothing else.
  const kept = marksIn(text).filter((mark) => removed.length === 0 || marks.includes(mark));
  assert.equal(kept.length, marksIn(text).length - removed.length, fixed);
  assert.deepEqual(marks, kept, fixed);
}

/** The resources of a template, by their ids or addresses. */
function resourcesIn(root: Node | undefined): readonly string[] {
  const { Resources, resource } = (root ? plainOf(root) : {}) as Record<string, Record<string, object>>;
  if (Resources) return Object.keys(Resources);
  return Object.entries(resource ?? {}).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
}

function nameOf({ rule, resource }: Finding): string {
  return `${rule} ${resource?.id}`;
}

/** The example as it is and in the other language, with a comment behind the line of every resource. */
function spellings({ text, language, dialect }: Example): readonly { language: string; text: string }[] {
  const data = plainOf(readText(text, language === "json" ? "json" : "yaml").root!);
  const other = language === "json" ? stringify(data) : `${JSON.stringify(data, null, 2)}\n`;
  const otherLanguage = language === "json" ? "yaml" : "json";
  // The workload in a comment does not reach the other language.
  const isPortable = !/#\s*pipeline-hints:/.test(text);
  const all = [{ language, text }, ...(isPortable ? [{ language: otherLanguage, text: other }] : [])];
  return all.map((each) => ({ ...each, text: withMarks(each.text, each.language, dialect) }));
}

function withMarks(text: string, language: string, dialect: string): string {
  let count = 0;
  const level = dialect === "terraform" ? 2 : 1;
  const pattern = language === "json" ? `^ {${2 * level + 2}}"\\w+": \\{$` : `^ {${2 * level}}\\w+:$`;
  const line = new RegExp(pattern, "gm");
  return text.replace(line, (whole) => `${whole} ${language === "json" ? "//" : "#"} mark ${++count}`);
}

/** The marks in their order, each with the key before it. */
function marksIn(text: string): readonly string[] {
  return text.match(/^.*(?:\/\/|#) mark \d+$/gm) ?? [];
}
