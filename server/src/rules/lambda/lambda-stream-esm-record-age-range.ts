import { defineRule } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";

const noLimit = -1;
const shortest = 60;
const longest = 7 * 24 * 60 * 60;

const paths: Readonly<Record<string, readonly string[]>> = {
  "AWS::Lambda::EventSourceMapping": ["MaximumRecordAgeInSeconds"],
  "AWS::Pipes::Pipe": ["KinesisStreamParameters", "DynamoDBStreamParameters"].map(
    (parameters) => `SourceParameters.${parameters}.MaximumRecordAgeInSeconds`,
  ),
};

export default defineRule({
  id: "lambda-stream-esm-record-age-range",
  title: "Maximum record age must be -1 or 60 to 604800 seconds",
  severity: "error",
  facts: ["lambda-stream-errors"],
  doc: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html",
  types: Object.keys(paths),
  check(reader, { report }) {
    for (const path of paths[reader.type.name]!) {
      const age = reader.get(path);
      const seconds = age.number;
      if (seconds === undefined || seconds === noLimit || (seconds >= shortest && seconds <= longest)) continue;
      report({
        at: age,
        message:
          `${age.name} is ${seconds}; allowed are ${noLimit}, and ${shortest} to ${longest} (7 days). ` +
          `With ${noLimit} records are kept until the stream expires them.`,
        fixes: nearestFirst(seconds).map((value) => safeFix(`Use ${words[value]}`, set(age, value))),
      });
    }
  },
});

const words: Readonly<Record<number, string>> = {
  [noLimit]: `${noLimit} (no limit)`,
  [shortest]: `${shortest} seconds`,
  [longest]: `${longest} (7 days)`,
};

function nearestFirst(seconds: number): readonly number[] {
  if (seconds > longest) return [longest, noLimit];
  return seconds < noLimit ? [noLimit, shortest] : [shortest, noLimit];
}
