import assert from "node:assert/strict";
import { createChecker } from "../../server/src/analysis/check.ts";
import { effectiveSettings, type Settings } from "../../server/src/analysis/settings.ts";
import { documentReader } from "../../server/src/dialects/read-templates.ts";
import { allRules } from "../../server/src/rules/catalogue.ts";
import { finish } from "../../server/src/syntax/finish.ts";
import { makeTemplate } from "../bench/templates.ts";
import { fewRules, only } from "../support/few-rules.ts";

const delivery = "AWS::KinesisFirehose::DeliveryStream";

/** What an edit costs, counted: it must not grow with the template. */
interface Work {
  readonly pieces: number;
  readonly runs: number;
}

/** Reads and checks a document again and again, and counts the pieces that are parsed and the rules that are run. */
function counting(uri: string, settings: Settings = only(fewRules)): (text: string, off?: string) => Work {
  const reader = documentReader(uri);
  const checker = createChecker();
  return (text, off) => {
    const rules = { ...settings.rules, ...(off && { [off]: "off" as const }) };
    const document = finish(reader.read(text));
    const check = checker.check([document], {
      settingsOf: (file) => effectiveSettings(file, [{ settings: { ...settings, rules }, directory: "file://" }]),
      onRuleError: (rule, error) => {
        throw new Error(`${rule.id} threw`, { cause: error });
      },
    });
    let runs = 0;
    const findings = check!.findings();
    while (!findings.next().done) runs++;
    return { pieces: document.file!.tree.reading.parsed, runs };
  };
}

/** The text with the first occurrence of one text replaced. */
function replaced(text: string, [from, to]: readonly [string, string]): string {
  assert.ok(text.includes(from), `${from} is in the template`);
  return text.replace(from, to);
}

/** Of the generated template's types, so many rules look at a stream, a bucket, a delivery stream. */
const [onStream, onBucket, onDelivery] = ["AWS::Kinesis::Stream", "AWS::S3::Bucket", delivery].map(
  (type) => allRules.filter(({ id, types }) => fewRules.includes(id) && types.includes(type)).length,
) as [number, number, number];

interface Edit {
  readonly name: string;
  readonly yaml: readonly [string, string];
  readonly json: readonly [string, string];
  /** For a template with so many streams. */
  readonly work: (streams: number, language: "yaml" | "json") => Work;
}

const edits: readonly Edit[] = [
  {
    name: "in a value: the rules of its resource, and the one rule of the delivery stream that reads the stream",
    yaml: ["RetentionPeriodHours: 48", "RetentionPeriodHours: 49"],
    json: ['"RetentionPeriodHours": 48', '"RetentionPeriodHours": 49'],
    work: () => ({ pieces: 1, runs: onStream + 1 }),
  },
  {
    name: "in a parameter: the one rule that reads it, on each resource that uses it",
    yaml: ["Default: 2", "Default: 3"],
    json: ['"Default": 2', '"Default": 3'],
    work: (streams) => ({ pieces: 1, runs: streams }),
  },
  {
    name: "in a comment above a resource, which is read with what stands before it in YAML, and behind it in JSON",
    yaml: ["  Lake5:", "  # The lake.\n  Lake5:"],
    json: ['    "Lake5":', '    // The lake.\n    "Lake5":'],
    work: (_streams, language) => ({ pieces: 1, runs: language === "yaml" ? onStream + 1 : onBucket }),
  },
  {
    name: "that adds a resource: its own rules, and in JSON those of the next one, to which the space between belongs",
    yaml: ["  Lake5:", "  Added:\n    Type: AWS::S3::Bucket\n  Lake5:"],
    json: ['    "Lake5": {', '    "Added": {\n      "Type": "AWS::S3::Bucket"\n    },\n    "Lake5": {'],
    work: (_streams, language) =>
      language === "yaml" ? { pieces: 1, runs: onBucket } : { pieces: 2, runs: 2 * onBucket },
  },
  {
    name: "that renames a role: the rules of the delivery stream that refers to it",
    yaml: ["  Role5:", "  Role5b:"],
    json: ['    "Role5":', '    "Role5b":'],
    work: () => ({ pieces: 1, runs: onDelivery }),
  },
];

describe("the work of an edit", () => {
  for (const language of ["yaml", "json"] as const) {
    for (const edit of edits) {
      for (const bytes of [40_000, 400_000]) {
        it(`${edit.name} (${language}, ${bytes / 1000} kB)`, () => {
          const text = makeTemplate(language, bytes);
          const check = counting(`file:///template.${language}`);
          check(text);
          const streams = text.split("AWS::Kinesis::Stream").length - 1;
          assert.deepEqual(check(replaced(text, edit[language])), edit.work(streams, language));
        });
      }
    }

    for (const { name, yaml, json } of edits.filter(({ name }) => !name.startsWith("in a parameter"))) {
      it(`${name.split(":")[0]} is with all rules the same in a template ten times as long (${language})`, () => {
        const [short, long] = [40_000, 400_000].map((bytes) => {
          const text = makeTemplate(language, bytes);
          const check = counting(`file:///template.${language}`, { preset: "all" });
          check(text);
          return check(replaced(text, language === "yaml" ? yaml : json));
        });
        assert.deepEqual(long, short);
      });
    }

    it(`is nothing when rules are switched off and on (${language})`, () => {
      const text = makeTemplate(language, 40_000);
      const check = counting(`file:///template.${language}`);
      check(text);
      for (const off of ["kinesis-retention-out-of-range", undefined]) {
        assert.deepEqual(check(text, off), { pieces: 0, runs: 0 });
      }
    });

    it(`is nothing when an edit is undone before it is looked at (${language})`, () => {
      const text = makeTemplate(language, 40_000);
      const check = counting(`file:///template.${language}`);
      check(text);
      assert.deepEqual(check(text), { pieces: 0, runs: 0 });
    });
  }
});
