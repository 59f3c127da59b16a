import assert from "node:assert/strict";
import { factOf, rowOf } from "../../server/src/knowledge/knowledge.ts";
import type { Finding } from "../../server/src/model/finding.ts";
import { allRules } from "../../server/src/rules/catalogue.ts";
import { type Example, exampleKinds, examplesOf } from "../../server/src/rules/page.ts";
import { pages } from "../../server/src/rules/pages.generated.ts";
import { readText } from "../../server/src/syntax/read.ts";
import { checkText, fixText, lineAt } from "../support/check-text.ts";

for (const rule of allRules) {
  const page = pages[rule.id] ?? "";
  const examples = examplesOf(page);

  describe(rule.id, () => {
    it("has a page with its title, numbers from its source, and examples in both worlds", () => {
      assert.equal(page.split("\n")[0], `# ${rule.title}`);
      assert.ok(page.includes(rule.doc), `the page does not link to ${rule.doc}`);
      for (const dialect of ["cloudformation", "terraform"]) {
        for (const kind of ["flagged", "fine"]) {
          assert.ok(
            examples.some((example) => example.dialect === dialect && example.kind === kind),
            `no ${kind} example for ${dialect}`,
          );
        }
      }
      for (const { kind } of examples) assert.ok(exampleKinds.includes(kind), kind);
    });

    it("rests on facts that the knowledge base has", () => {
      assert.ok(rule.facts.length > 0);
      for (const fact of rule.facts) assert.ok(factOf(fact) ?? rowOf(fact), fact);
    });

    for (const [index, example] of examples.entries()) {
      it(`${example.kind} ${example.language} ${example.dialect} example of line ${example.line}`, () => {
        runExample(rule.id, example, examples[index - 1]);
      });
    }
  });
}

function runExample(rule: string, example: Example, previous: Example | undefined): void {
  const { text, language, kind } = example;
  assert.equal(readText(text, language === "json" ? "json" : "yaml").broken, false, "the example does not parse");
  const findings = checkText(text, language);
  const own = findings.filter((finding) => finding.rule === rule);
  const others = findings.filter((finding) => finding.rule !== rule && finding.severity === "error");
  assert.deepEqual(others.map(summary), [], "another error");
  for (const finding of own) checkShape(finding, text);

  if (kind === "flagged") {
    assert.ok(example.flaggedLines.length > 0, "no line is marked as flagged");
    const lines = own.map((finding) => lineAt(text, finding.location.start));
    assert.deepEqual([...new Set(lines)], example.flaggedLines, own.map(summary).join("\n"));
  } else {
    assert.deepEqual(own.map(summary), []);
  }
  if (kind === "fixed") {
    assert.equal(previous?.kind, "flagged", "a fixed example follows the flagged one");
    const [finding] = checkText(previous!.text, language).filter((candidate) => candidate.rule === rule);
    const [preferred] = finding?.fixes ?? [];
    assert.ok(finding && preferred, "the flagged example has no fix");
    assert.equal(fixText(previous!.text, preferred, finding), text);
  }
}

/** What holds for every finding, whatever the rule. */
function checkShape(finding: Finding, text: string): void {
  const { start, end } = finding.location;
  assert.ok(lineAt(text, end) - lineAt(text, start) <= 1, `${summary(finding)} points at a block`);
  assert.ok(end > start, `${summary(finding)} points at nothing`);
  assert.ok(!finding.message.includes("\n"));
  const first = firstSentence(finding.message);
  assert.ok(first.length < 100, `the first sentence has ${first.length} characters: ${first}`);
  assert.match(finding.message, /[.?]\)?$/, "the last sentence has no end");
}

/** Up to the first full stop or question mark with a space behind it; those in quotes do not count. */
function firstSentence(message: string): string {
  const withoutQuotes = message.replace(/(?<!\w)(['"]).*?\1(?!\w)/g, (quoted) => "_".repeat(quoted.length));
  const end = withoutQuotes.search(/[.?] /);
  return end < 0 ? message : message.slice(0, end + 1);
}

function summary(finding: Finding): string {
  return `${finding.rule} at ${finding.location.start}: ${finding.message}`;
}
