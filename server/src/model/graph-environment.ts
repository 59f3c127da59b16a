import { namedDirection } from "./flink-properties.ts";
import type { PipelineEdge, Relation } from "./graph.ts";
import { granted } from "./iam.ts";
import { type Property, propertiesAt, type ResourceView } from "./property.ts";
import { targetOf } from "./reference.ts";
import { s3LocationOf } from "./s3-location.ts";

type Ways = readonly (readonly [Relation, ...actions: string[]])[];

const tableUses: Ways = [
  ["reads", "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:PartiQLSelect"],
  ["writes", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem", "dynamodb:DeleteItem"],
];

const domainUses: Ways = [
  ["reads", "es:ESHttpGet"],
  ["writes", "es:ESHttpPost", "es:ESHttpPut"],
];

/**
 * For each type that code may be told of, the actions that show what the code does: one of them is enough. The traffic
 * of databases is in no policy.
 */
const uses: Readonly<Record<string, Ways>> = {
  "AWS::Athena::WorkGroup": [["triggers", "athena:StartQueryExecution"]],
  "AWS::Batch::JobQueue": [["triggers", "batch:SubmitJob"]],
  "AWS::DocDB::DBCluster": [],
  "AWS::DynamoDB::GlobalTable": tableUses,
  "AWS::DynamoDB::Table": tableUses,
  "AWS::ElastiCache::ReplicationGroup": [],
  "AWS::ElastiCache::ServerlessCache": [],
  "AWS::Elasticsearch::Domain": domainUses,
  "AWS::Events::EventBus": [["writes", "events:PutEvents"]],
  "AWS::Glue::Crawler": [["triggers", "glue:StartCrawler"]],
  "AWS::Glue::Job": [["triggers", "glue:StartJobRun"]],
  "AWS::Glue::Table": [],
  "AWS::Kinesis::Stream": [
    ["reads", "kinesis:GetRecords", "kinesis:SubscribeToShard"],
    ["writes", "kinesis:PutRecord", "kinesis:PutRecords"],
  ],
  "AWS::KinesisFirehose::DeliveryStream": [["writes", "firehose:PutRecord", "firehose:PutRecordBatch"]],
  "AWS::Lambda::Function": [["triggers", "lambda:InvokeFunction"]],
  "AWS::MSK::Cluster": [],
  "AWS::MSK::ServerlessCluster": [],
  "AWS::OpenSearchService::Domain": domainUses,
  "AWS::RDS::DBCluster": [],
  "AWS::RDS::DBInstance": [],
  "AWS::Redshift::Cluster": [],
  "AWS::RedshiftServerless::Workgroup": [],
  "AWS::S3::Bucket": [
    ["reads", "s3:GetObject"],
    ["writes", "s3:PutObject"],
  ],
  "AWS::SNS::Topic": [["writes", "sns:Publish"]],
  "AWS::SQS::Queue": [
    ["reads", "sqs:ReceiveMessage"],
    ["writes", "sqs:SendMessage"],
  ],
  "AWS::SageMaker::Endpoint": [["triggers", "sagemaker:InvokeEndpoint"]],
  "AWS::StepFunctions::StateMachine": [["triggers", "states:StartExecution"]],
};

/**
 * What code does with a resource that it is told of by a name and a value. The role that it runs with tells: what it may
 * do. Where none is seen, the name may; where neither tells, the code uses the resource, no more is known.
 */
export function useEdges(name: string, property: Property, roleOf: Property): readonly PipelineEdge[] {
  const to = targetOf(property) ?? s3LocationOf(property)?.bucket ?? onlyNamed(property);
  const ways = to && Object.hasOwn(uses, to.type.name) ? uses[to.type.name] : undefined;
  if (!to || !ways) return [];
  return relationsTo(to, ways, name, targetOf(roleOf, "AWS::IAM::Role")).map((relation) => ({
    from: property.resource,
    to,
    relation,
    property,
  }));
}

/** A name alone does not say of what type the resource is: it counts where no other resource bears it. */
function onlyNamed(property: Property): ResourceView | undefined {
  if (property.string === undefined) return undefined;
  const [named, ...others] = Object.keys(uses).flatMap((type) => targetOf(property, type) ?? []);
  return others.length > 0 ? undefined : named;
}

function relationsTo(to: ResourceView, ways: Ways, name: string, role: ResourceView | undefined): readonly Relation[] {
  const answers = ways.map(([relation, ...actions]) => ({
    relation,
    may: role ? actions.map((action) => granted(role, action, to)) : ["unknown"],
  }));
  const does = answers.filter(({ may }) => may.includes("yes"));
  if (does.length > 0) return does.map(({ relation }) => relation);
  const isClosed = ways.length > 0 && answers.every(({ may }) => may.every((answer) => answer === "no"));
  // A domain may let in by a policy of its own.
  if (isClosed && to.get("AccessPolicies").absent) return [];
  const direction = namedDirection(name);
  const named = ways.filter(([relation]) => direction !== undefined && relation === relationsOf[direction]);
  return named.length > 0 ? named.map(([relation]) => relation) : ["uses"];
}

const relationsOf = { source: "reads", sink: "writes" } as const;

/** Where resources that run code keep the variables of its environment, and its role. */
const workers: Readonly<Record<string, { readonly variables: string; readonly role: string }>> = {
  "AWS::Batch::JobDefinition": {
    variables: "ContainerProperties.Environment.*",
    role: "ContainerProperties.JobRoleArn",
  },
  "AWS::ECS::TaskDefinition": { variables: "ContainerDefinitions.*.Environment.*", role: "TaskRoleArn" },
};

/** A function is told by its environment what to work with. */
export function functionEdges(lambda: ResourceView): readonly PipelineEdge[] {
  return lambda
    .get("Environment.Variables")
    .entries.flatMap(([name, property]) => useEdges(name, property, lambda.get("Role")));
}

/** So are containers. */
export function containerEdges(definition: ResourceView): readonly PipelineEdge[] {
  const { variables, role } = workers[definition.type.name]!;
  return propertiesAt(definition.properties, variables).flatMap((variable) =>
    useEdges(variable.get("Name").string ?? "", variable.get("Value"), definition.get(role)),
  );
}
