import { flinkDirection, flinkPropertiesOf, namedDirection } from "./flink-properties.ts";
import type { PipelineEdge, Relation } from "./graph.ts";
import { containerEdges, functionEdges, useEdges } from "./graph-environment.ts";
import { pathStep } from "./path.ts";
import { type Property, propertiesAt, type ResourceView } from "./property.ts";
import { targetOf } from "./reference.ts";
import { s3LocationOf } from "./s3-location.ts";
import { statesOf } from "./states.ts";

/** Types of which not a property, but what an author wrote into names and texts tells what they touch. */
const tellers: Readonly<Record<string, (resource: ResourceView) => readonly PipelineEdge[]>> = {
  "AWS::Batch::JobDefinition": containerEdges,
  "AWS::ECS::TaskDefinition": containerEdges,
  "AWS::Glue::Job": argumentEdges,
  "AWS::KinesisAnalyticsV2::Application": flinkEdges,
  "AWS::Lambda::Function": functionEdges,
  "AWS::StepFunctions::StateMachine": taskEdges,
};

export const typesWithTextEdges: readonly string[] = Object.keys(tellers);

export function textEdgesFrom(resource: ResourceView): readonly PipelineEdge[] {
  const { name } = resource.type;
  return Object.hasOwn(tellers, name) ? once(tellers[name]!(resource)) : [];
}

/** Several properties may say the same; the first is the proof. */
function once(edges: readonly PipelineEdge[]): readonly PipelineEdge[] {
  const first = new Map<string, PipelineEdge>();
  for (const edge of edges) {
    const key = `${edge.relation} ${edge.to.id}`;
    if (!first.has(key)) first.set(key, edge);
  }
  return [...first.values()];
}

/** A Flink application is given its sources and sinks by runtime properties. */
function flinkEdges(application: ResourceView): readonly PipelineEdge[] {
  return flinkPropertiesOf(application).flatMap((property) => {
    const to = targetOf(property.value) ?? s3LocationOf(property.value)?.bucket;
    const direction = to && flinkDirection(property, to);
    if (!to || !direction) return [];
    const relation = direction === "source" ? "reads" : "writes";
    return [{ from: application, to, relation, property: property.value }];
  });
}

/** Arguments that Glue itself takes: scratch space, not data. */
const glueArguments = /^--(TempDir|spark-event-logs-path|extra-|additional-|JOB_|class$|scriptLocation)/i;

/** A job's own arguments name what it works with; which of it is read and which written, they often say by their names. */
function argumentEdges(job: ResourceView): readonly PipelineEdge[] {
  return job.get("DefaultArguments").entries.flatMap(([key, property]): readonly PipelineEdge[] => {
    if (glueArguments.test(key)) return [];
    const to = targetOf(property) ?? s3LocationOf(property)?.bucket;
    const direction = namedDirection(key);
    if (!to || !direction) return useEdges(key, property, job.get("Role"));
    return [{ from: job, to, relation: direction === "source" ? "reads" : "writes", property }];
  });
}

interface TaskRow {
  /** Where a task's arguments name the other resource. */
  readonly path: string;
  readonly types: readonly string[];
  /** Data is read or written as the task's action says. */
  readonly relation: Relation | "by action";
}

const dynamoTypes = ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"];
const lambdaTypes = ["AWS::Lambda::Function", "AWS::Lambda::Alias", "AWS::Lambda::Version"];

const taskRows: readonly TaskRow[] = [
  { path: "FunctionName", types: lambdaTypes, relation: "triggers" },
  { path: "JobName", types: ["AWS::Glue::Job"], relation: "triggers" },
  { path: "Name", types: ["AWS::Glue::Crawler", "AWS::DataBrew::Job"], relation: "triggers" },
  { path: "WorkGroup", types: ["AWS::Athena::WorkGroup"], relation: "triggers" },
  { path: "JobQueue", types: ["AWS::Batch::JobQueue"], relation: "triggers" },
  { path: "JobDefinition", types: ["AWS::Batch::JobDefinition"], relation: "triggers" },
  { path: "TaskDefinition", types: ["AWS::ECS::TaskDefinition"], relation: "triggers" },
  { path: "StateMachineArn", types: ["AWS::StepFunctions::StateMachine"], relation: "triggers" },
  { path: "ApplicationId", types: ["AWS::EMRServerless::Application"], relation: "triggers" },
  { path: "ClusterId", types: ["AWS::EMR::Cluster"], relation: "triggers" },
  { path: "VirtualClusterId", types: ["AWS::EMRContainers::VirtualCluster"], relation: "triggers" },
  { path: "TaskArn", types: ["AWS::DataSync::Task"], relation: "triggers" },
  { path: "ReplicationTaskArn", types: ["AWS::DMS::ReplicationTask"], relation: "triggers" },
  { path: "ClusterIdentifier", types: ["AWS::Redshift::Cluster"], relation: "triggers" },
  { path: "WorkgroupName", types: ["AWS::RedshiftServerless::Workgroup"], relation: "triggers" },
  { path: "QueueUrl", types: ["AWS::SQS::Queue"], relation: "by action" },
  { path: "TopicArn", types: ["AWS::SNS::Topic"], relation: "writes" },
  { path: "TableName", types: dynamoTypes, relation: "by action" },
  { path: "StreamName", types: ["AWS::Kinesis::Stream"], relation: "by action" },
  { path: "StreamARN", types: ["AWS::Kinesis::Stream"], relation: "by action" },
  { path: "DeliveryStreamName", types: ["AWS::KinesisFirehose::DeliveryStream"], relation: "writes" },
  { path: "Entries.*.EventBusName", types: ["AWS::Events::EventBus"], relation: "writes" },
  { path: "Bucket", types: ["AWS::S3::Bucket"], relation: "by action" },
];

/** What the tasks of a state machine run, read and write; a distributed map reads its items and writes its results. */
function taskEdges(machine: ResourceView): readonly PipelineEdge[] {
  const states = statesOf(machine);
  if (states.length === 0) return givenEdges(machine);
  return states.flatMap(({ state }) => {
    const resource = state.get("Resource");
    const action = resource.string?.replace(/\.(?:sync(?::\d)?|waitForTaskToken)$/, "").replace(/^.*:/, "") ?? "";
    return [
      ...edgesBy(resource, lambdaTypes, "triggers"),
      ...["Parameters", "Arguments"].flatMap((place) =>
        taskRows.flatMap(({ path, types, relation }) =>
          propertiesAt(state.get(place), path).flatMap((property) =>
            edgesBy(property, types, relation === "by action" ? relationOf(action) : relation),
          ),
        ),
      ),
      ...bucketEdges(state.get("ItemReader"), "reads"),
      ...bucketEdges(state.get("ResultWriter"), "writes"),
    ];
  });
}

function bucketEdges(part: Property, relation: Relation): readonly PipelineEdge[] {
  return ["Parameters.Bucket", "Arguments.Bucket"].flatMap((path) =>
    edgesBy(part.get(path), ["AWS::S3::Bucket"], relation),
  );
}

function edgesBy(property: Property, types: readonly string[], relation: Relation): readonly PipelineEdge[] {
  const to = property.present ? targetOf(filledIn(property), ...types) : undefined;
  return to ? [{ from: property.resource, to, relation, property }] : [];
}

/** What is put in for a name in a definition, such as `${Load}`. */
function filledIn(property: Property): Property {
  const name = /^\$\{([\w.-]+)\}$/.exec(property.string ?? "")?.[1];
  const given = name === undefined ? undefined : property.resource.get("DefinitionSubstitutions").get(pathStep(name));
  return given?.present ? given : property;
}

/** Of a definition that stands in another file is known only what it is filled in with: what its tasks work with. */
function givenEdges(machine: ResourceView): readonly PipelineEdge[] {
  const { value } = machine.get("Definition");
  const given = value?.kind === "unknown" && value.given ? [machine.property(value.given)] : [];
  return [machine.get("DefinitionSubstitutions"), ...given].flatMap(({ entries }) =>
    entries.flatMap(([name, property]) => {
      const type = targetOf(property)?.type.name ?? "";
      const row = taskRows.find(({ types, relation }) => relation !== "by action" && types.includes(type));
      return row
        ? edgesBy(property, row.types, row.relation as Relation)
        : useEdges(name, property, machine.get("RoleArn"));
    }),
  );
}

function relationOf(action: string): Relation {
  return /^(?:batchGet|get|head|list|query|receive|scan|select|describe)/i.test(action) ? "reads" : "writes";
}
