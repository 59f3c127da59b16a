import type { Property } from "../../model/property.ts";
import { isWrittenWhole } from "../../model/text-part.ts";
import { listed } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, type NewFix, safeFix, set } from "../fix.ts";
import { type Bucket, bucketsOf, partitionsDynamically } from "./_destinations.ts";
import { defaultErrorPrefix, type Expression, errorType, expressionsIn } from "./_expressions.ts";

const namespaces = ["timestamp", "firehose", "partitionKeyFromQuery", "partitionKeyFromLambda"];
const firehoseValues = ["error-output-type", "random-string"];

export default defineRule({
  id: "firehose-prefix-expression",
  title: "S3 prefix expression is not valid",
  severity: "error",
  facts: ["firehose-prefix-rules"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    for (const bucket of bucketsOf(firehose)) for (const finding of findingsIn(bucket)) report(finding);
  },
});

function findingsIn({ configuration, role }: Bucket): readonly Report[] {
  const [prefix, errors] = [configuration.get("Prefix"), configuration.get("ErrorOutputPrefix")];
  const inPrefix = expressionsIn(prefix);
  if (role === "staging") return plainOnly(prefix, errors, inPrefix);
  return [
    // Firehose takes no notice of the error prefix of a backup.
    ...(role === "backup" ? [] : errorPrefix(configuration, prefix, errors, inPrefix)),
    ...inPrefix.filter(({ text }) => text === errorType).map((expression) => misplaced(expression, prefix, errors)),
    ...inPrefix.flatMap((expression) => judge(prefix, expression) ?? []),
    ...expressionsIn(errors).flatMap((expression) => judge(errors, expression) ?? []),
  ];
}

function judge(property: Property, expression: Expression): Report | undefined {
  return unknownExpression(expression) ?? wrongDate(property, expression);
}

/** COPY loads what stands below the prefix, and Firehose must know that name beforehand. */
function plainOnly(prefix: Property, errors: Property, inPrefix: readonly Expression[]): readonly Report[] {
  const message = `A staging bucket of Redshift takes a plain ${prefix.name} and no ${errors.name}. Firehose refuses this one.`;
  const places: readonly Report["at"][] = [...inPrefix.slice(0, 1), ...(errors.present ? [errors] : [])];
  return places.map((at) => ({ at, message }));
}

function errorPrefix(
  configuration: Property,
  prefix: Property,
  errors: Property,
  [first]: readonly Expression[],
): readonly Report[] {
  if (first && errors.absent && !partitionsDynamically(configuration)) {
    return [
      {
        at: first,
        message: `${errors.name} must be set when ${prefix.name} contains expressions. It is for what cannot be delivered.`,
        fixes: [
          safeFix(`Add ${errors.name}: ${defaultErrorPrefix}`, add(errors.resource, errors.path, defaultErrorPrefix)),
        ],
      },
    ];
  }
  const text = errors.string;
  if (!text?.includes("!{") || text.includes(errorType)) return [];
  const added = `${text}${text.endsWith("/") ? "" : "/"}${errorType}/`;
  return [
    {
      at: errors,
      message: `${errors.name} contains expressions, and then needs ${errorType}. It tells the kinds of errors apart.`,
      fixes: isWrittenWhole(errors) ? [safeFix(`Append ${errorType}/`, set(errors, added))] : [],
    },
  ];
}

function misplaced(at: Expression, prefix: Property, errors: Property): Report {
  return { at, message: `${errorType} is allowed in ${errors.name} only, not in ${prefix.name}.` };
}

function unknownExpression(expression: Expression): Report | undefined {
  const { text, namespace = "", value } = expression;
  if (!namespaces.includes(namespace)) {
    return {
      at: expression,
      message: `${text} is not an expression that Firehose knows. It takes !{namespace:value} with ${listed(namespaces, "or")}.`,
    };
  }
  if (namespace !== "firehose" || firehoseValues.includes(value)) return undefined;
  return {
    at: expression,
    message: `${text} is not an expression that Firehose knows. The values of firehose are ${listed(firehoseValues)}.`,
  };
}

/** Letters that mean another thing than nearly everyone who writes them means. */
const traps = [
  // Together with the week of the year it is right.
  { pattern: /(?<!Y)YYYY(?!Y)/g, unless: /w/, use: "yyyy", meaning: "YYYY is the year of the week" },
  { pattern: /(?<!D)DD(?!D)/g, unless: undefined, use: "dd", meaning: "DD is the day of the year" },
];

function wrongDate(property: Property, expression: Expression): Report | undefined {
  if (expression.namespace !== "timestamp") return undefined;
  const plain = expression.value.replace(/'[^']*'/g, "");
  const found = traps.filter(({ pattern, unless }) => plain.search(pattern) >= 0 && !unless?.test(plain));
  if (found.length === 0) return undefined;
  const uses = listed(found.map(({ use }) => use));
  return {
    at: expression,
    severity: "warning",
    message:
      `${listed(found.map(({ meaning }) => meaning))}: use ${uses}. ` +
      "On some days of the year the objects land in the wrong folder, the last days of December for example.",
    fixes: useLetters(property, expression, found),
  };
}

function useLetters(property: Property, { text }: Expression, found: typeof traps): readonly NewFix[] {
  if (!isWrittenWhole(property)) return [];
  const right = text.replace(/'[^']*'|[^']+/g, (part) =>
    part.startsWith("'") ? part : found.reduce((all, { pattern, use }) => all.replace(pattern, use), part),
  );
  const title = `Use ${listed(found.map(({ use }) => use))}`;
  return [safeFix(title, set(property, property.string!.replaceAll(text, right)))];
}
