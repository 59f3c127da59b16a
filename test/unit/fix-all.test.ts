import assert from "node:assert/strict";
import { fixAll } from "../../server/src/analysis/fix-all.ts";
import type { Settings } from "../../server/src/analysis/settings.ts";
import type { Finding, Fix } from "../../server/src/model/finding.ts";
import { readText } from "../../server/src/syntax/read.ts";
import type { Language } from "../../server/src/syntax/tree.ts";
import { applyEdits } from "../../server/src/syntax/write/operations.ts";
import { checkText } from "../support/check-text.ts";
import { only } from "../support/few-rules.ts";

const buckets = ["Raw", "Clean", "Results"];

/** A template with three buckets, in each notation. */
const templates: readonly { notation: string; language: Language; text: string }[] = [
  {
    notation: "YAML",
    language: "yaml",
    text: `Resources:\n${buckets.map((id) => `  ${id}:\n    Type: AWS::S3::Bucket\n`).join("")}`,
  },
  {
    notation: "JSON",
    language: "json",
    text: JSON.stringify(
      { Resources: Object.fromEntries(buckets.map((id) => [id, { Type: "AWS::S3::Bucket" }])) },
      null,
      2,
    ),
  },
  {
    notation: "Terraform's JSON",
    language: "json",
    text: JSON.stringify(
      { resource: { aws_s3_bucket: Object.fromEntries(buckets.map((id) => [id.toLowerCase(), {}])) } },
      null,
      2,
    ),
  },
];

describe("fixing all", () => {
  for (const { notation, language, text } of templates) {
    it(`adds what each resource lacks, though all of it goes to one place, in ${notation}`, () => {
      const settings = { preset: "all", ...only(["s3-secure-transport-missing"]) } as const;
      assert.equal(checkText(text, language, settings).length, buckets.length);
      const fixed = fixedText(text, language, settings, ({ fixes }) => fixes[0]);
      assert.equal(readText(fixed, language).broken, false, fixed);
      assert.equal(checkText(fixed, language, settings).length, 0, fixed);
    });
  }

  it("makes the first of two fixes that contradict each other, and what stands behind them", () => {
    const stream = (id: string): string =>
      `  ${id}:\n    Type: AWS::Kinesis::Stream\n    Properties: {ShardCount: 1, RetentionPeriodHours: 7}\n`;
    const text = `Resources:\n${stream("Clicks")}${stream("Orders")}`;
    const settings = { preset: "all", ...only(["kinesis-retention-out-of-range"]) } as const;
    const findings = checkText(text, "yaml", settings).flatMap((finding) =>
      finding.fixes.map((fix) => ({ finding, fix })),
    );
    assert.equal(findings.length, 4);
    const picked = findings.map(({ fix }) => fix);
    const edits = fixAll(
      findings.map(({ finding }) => finding),
      () => picked.shift(),
    );
    const first = [findings[0]!.fix, findings[2]!.fix];
    assert.deepEqual(
      [...edits.values()].flat().map(({ newText }) => newText),
      first.map(({ edits: [edit] }) => String(edit?.op === "set" && edit.value)),
    );
  });
});

/** The text with the picked fix of each finding. */
function fixedText(
  text: string,
  language: Language,
  settings: Settings,
  pick: (finding: Finding) => Fix | undefined,
): string {
  const [edits = []] = fixAll(checkText(text, language, settings), pick).values();
  return applyEdits(text, edits);
}
