import { granted } from "../../model/iam.ts";
import type { ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { isFanOut, kinesisStreamOf } from "../../model/stream-source.ts";
import { functionOf } from "../../model/stream-uses.ts";
import { listed } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { append, safeFix } from "../fix.ts";

/** What reading takes; one of each group suffices. */
const readActions = [
  ["kinesis:GetRecords"],
  ["kinesis:GetShardIterator"],
  ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary"],
  ["kinesis:ListShards"],
];
const fanOutAction = "kinesis:SubscribeToShard";

const policy = "AWSLambdaKinesisExecutionRole";

export default defineRule({
  id: "lambda-stream-esm-role-missing-read",
  title: "Function role may not read the stream it is mapped to",
  severity: "warning",
  facts: ["lambda-stream-polling", "lambda-esm-sources"],
  doc: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html",
  types: ["AWS::Lambda::EventSourceMapping"],
  check(mapping, { report }) {
    const [source, fnName] = [mapping.get("EventSourceArn"), mapping.get("FunctionName")];
    const stream = kinesisStreamOf(source);
    const fn = stream && functionOf(fnName);
    const role = fn && targetOf(fn.get("Role"), "AWS::IAM::Role");
    if (!role) return;
    const consumer = isFanOut(source) ? targetOf(source, "AWS::Kinesis::StreamConsumer") : undefined;
    const missing = missingActions(role, stream, consumer);
    if (missing.length === 0) return;
    report({
      at: fnName,
      message:
        `The role of this function may not read ${stream.id}. ${role.id} lacks ${listed(missing)}; creating the mapping ` +
        `fails with "Cannot access stream". Attach ${policy}, or allow the actions on ${stream.reference("Arn")}.`,
      related: [
        { message: `the role of ${fn.id}`, at: role.label },
        { message: "the stream", at: stream.label },
      ],
      fixes: [
        safeFix(
          `Attach ${policy}`,
          append(role, "ManagedPolicyArns", `arn:aws:iam::aws:policy/service-role/${policy}`),
        ),
      ],
    });
  },
});

function missingActions(
  role: ResourceView,
  stream: ResourceView,
  consumer: ResourceView | undefined,
): readonly string[] {
  const onStream = readActions
    .filter((group) => group.every((action) => granted(role, action, stream) === "no"))
    .map(([action]) => action!);
  // A pattern that begins with the stream's ARN covers its consumers.
  const onConsumer = consumer && [consumer, stream].every((target) => granted(role, fanOutAction, target) === "no");
  return onConsumer ? [...onStream, fanOutAction] : onStream;
}
