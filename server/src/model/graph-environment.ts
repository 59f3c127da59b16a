import { namedDirection } from "./flink-properties.ts";
import type { PipelineEdge, Relation } from "./graph.ts";
import { granted } from "./iam.ts";
import type { ResourceView } from "./property.ts";
import { targetOf } from "./reference.ts";
import { s3LocationOf } from "./s3-location.ts";

/** For each type that a function may work with, the actions that show what it does: one of them is enough. */
const uses: Readonly<Record<string, readonly (readonly [Relation, ...actions: string[]])[]>> = {
  "AWS::Athena::WorkGroup": [["triggers", "athena:StartQueryExecution"]],
  "AWS::Batch::JobQueue": [["triggers", "batch:SubmitJob"]],
  "AWS::DynamoDB::Table": [
    ["reads", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"],
    ["writes", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"],
  ],
  "AWS::Events::EventBus": [["writes", "events:PutEvents"]],
  "AWS::Glue::Crawler": [["triggers", "glue:StartCrawler"]],
  "AWS::Glue::Job": [["triggers", "glue:StartJobRun"]],
  "AWS::Kinesis::Stream": [
    ["reads", "kinesis:GetRecords"],
    ["writes", "kinesis:PutRecord", "kinesis:PutRecords"],
  ],
  "AWS::KinesisFirehose::DeliveryStream": [["writes", "firehose:PutRecord", "firehose:PutRecordBatch"]],
  "AWS::S3::Bucket": [
    ["reads", "s3:GetObject"],
    ["writes", "s3:PutObject"],
  ],
  "AWS::SNS::Topic": [["writes", "sns:Publish"]],
  "AWS::SQS::Queue": [
    ["reads", "sqs:ReceiveMessage"],
    ["writes", "sqs:SendMessage"],
  ],
  "AWS::StepFunctions::StateMachine": [["triggers", "states:StartExecution"]],
};

/**
 * A function is told by its environment what to work with. What it does there, its role tells: what it may do. A role that
 * is not seen leaves the name of the variable.
 */
export function environmentEdges(lambda: ResourceView): readonly PipelineEdge[] {
  const role = targetOf(lambda.get("Role"), "AWS::IAM::Role");
  return lambda.get("Environment.Variables").entries.flatMap(([name, property]) => {
    const to = targetOf(property) ?? s3LocationOf(property)?.bucket;
    const ways = to && Object.hasOwn(uses, to.type.name) ? uses[to.type.name]! : [];
    const relations = ways
      .filter(([relation, ...actions]) =>
        role ? actions.some((action) => granted(role, action, to!) === "yes") : relation === relationNamed(name),
      )
      .map(([relation]) => relation);
    return relations.map((relation) => ({ from: lambda, to: to!, relation, property }));
  });
}

const relationsOf = { source: "reads", sink: "writes" } as const;

function relationNamed(name: string): Relation | undefined {
  const direction = namedDirection(name);
  return direction && relationsOf[direction];
}
