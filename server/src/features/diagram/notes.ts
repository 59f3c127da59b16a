import type { Property, ResourceView } from "../../model/property.ts";
import { shardLimits, streamMode } from "../../model/stream-capacity.ts";
import { amount, bytes, duration, number } from "../../model/wording.ts";
import { scheduleInWords } from "../meaning/schedule.ts";

/** What a diagram says of a resource below its name: its capacity, its size, its schedule. */
export function noteOn(resource: ResourceView): string | undefined {
  const { name } = resource.type;
  return Object.hasOwn(notes, name) ? notes[name]!(resource) : undefined;
}

type Note = (resource: ResourceView) => string | undefined;

const notes: Readonly<Record<string, Note>> = {
  "AWS::Athena::WorkGroup": (group) => {
    const limit = group.get("WorkGroupConfiguration.BytesScannedCutoffPerQuery").number;
    return limit === undefined ? undefined : `up to ${bytes(limit)} a query`;
  },
  "AWS::DMS::Endpoint": (endpoint) => together(text(endpoint, "EndpointType"), text(endpoint, "EngineName")),
  "AWS::DMS::ReplicationConfig": (config) => text(config, "ReplicationType"),
  "AWS::DMS::ReplicationTask": (task) => text(task, "MigrationType"),
  "AWS::DynamoDB::Table": tableNote,
  "AWS::EMR::Cluster": (cluster) =>
    together(
      times(
        cluster,
        "Instances.CoreInstanceGroup.InstanceCount",
        "core node",
        "Instances.CoreInstanceGroup.InstanceType",
      ),
      text(cluster, "ReleaseLabel"),
    ),
  "AWS::EMRServerless::Application": (application) =>
    together(text(application, "Type"), text(application, "ReleaseLabel")),
  "AWS::Events::Rule": (rule) =>
    scheduleAt(rule, "ScheduleExpression") ??
    eventsFrom(rule.get("EventPattern.source").items.map(({ string }) => string)),
  "AWS::Glue::Crawler": (crawler) => scheduleAt(crawler, "Schedule.ScheduleExpression"),
  "AWS::Glue::Job": (job) => times(job, "NumberOfWorkers", "worker", "WorkerType"),
  "AWS::Glue::Trigger": (trigger) => scheduleAt(trigger, "Schedule"),
  "AWS::Kinesis::Stream": streamNote,
  "AWS::KinesisAnalyticsV2::Application": (application) => text(application, "RuntimeEnvironment"),
  "AWS::KinesisFirehose::DeliveryStream": formatNote,
  "AWS::KinesisVideo::Stream": (stream) => {
    const hours = stream.get("DataRetentionInHours").number;
    return hours ? `kept for ${duration(hours * 3600)}` : undefined;
  },
  "AWS::Lambda::Function": (lambda) => {
    const memory = lambda.get("MemorySize").number;
    return together(text(lambda, "Runtime"), memory === undefined ? undefined : `${number(memory)} MB`);
  },
  "AWS::MSK::Cluster": (cluster) => times(cluster, "NumberOfBrokerNodes", "broker", "BrokerNodeGroupInfo.InstanceType"),
  "AWS::OpenSearchService::Domain": (domain) =>
    times(domain, "ClusterConfig.InstanceCount", "node", "ClusterConfig.InstanceType"),
  "AWS::RDS::DBCluster": (cluster) => text(cluster, "Engine"),
  "AWS::RDS::DBInstance": (database) => together(text(database, "Engine"), text(database, "DBInstanceClass")),
  "AWS::Redshift::Cluster": (cluster) => times(cluster, "NumberOfNodes", "node", "NodeType"),
  "AWS::RedshiftServerless::Workgroup": (workgroup) => {
    const capacity = workgroup.get("BaseCapacity").number;
    return capacity === undefined ? undefined : `${number(capacity)} RPUs`;
  },
  "AWS::Scheduler::Schedule": (schedule) => scheduleAt(schedule, "ScheduleExpression"),
  "AWS::StepFunctions::StateMachine": (machine) => text(machine, "StateMachineType")?.toLowerCase(),
};

/** Each shard takes in one MiB a second. */
function streamNote(stream: ResourceView): string | undefined {
  if (streamMode(stream) === "ON_DEMAND") return "on demand";
  const shards = stream.get("ShardCount").number;
  if (shards === undefined || shards <= 0) return undefined;
  return `${amount(shards, "shard")}: ${number((shards * shardLimits.bytesIn) / 1024 / 1024)} MiB/s`;
}

function tableNote(table: ResourceView): string | undefined {
  if (table.get("BillingMode").string === "PAY_PER_REQUEST") return "on demand";
  const units = table.get("ProvisionedThroughput");
  const [reads, writes] = [units.get("ReadCapacityUnits").number, units.get("WriteCapacityUnits").number];
  return reads === undefined || writes === undefined
    ? undefined
    : `${number(reads)} read and ${number(writes)} write units`;
}

/** What the first destination that converts makes of the records. */
function formatNote(delivery: ResourceView): string | undefined {
  for (const destination of destinationsOf(delivery)) {
    const serializer = destination.get("DataFormatConversionConfiguration.OutputFormatConfiguration.Serializer");
    if (serializer.get("ParquetSerDe").present) return "Parquet";
    if (serializer.get("OrcSerDe").present) return "ORC";
  }
  return undefined;
}

/** How much and how long the first destination of a Firehose stream that says so gathers. */
export function bufferNote(delivery: ResourceView): string | undefined {
  for (const destination of destinationsOf(delivery)) {
    const [seconds, size] = ["IntervalInSeconds", "SizeInMBs"].map(
      (path) => destination.get(`BufferingHints.${path}`).number,
    );
    if (size === undefined && seconds === undefined) continue;
    if (seconds === 0) return "without waiting";
    const parts = [
      size === undefined ? undefined : `at ${number(size)} MiB`,
      seconds === undefined ? undefined : `after ${duration(seconds)}`,
    ];
    return parts.filter((part) => part !== undefined).join(" or ");
  }
  return undefined;
}

function destinationsOf(delivery: ResourceView): readonly Property[] {
  return delivery.properties.entries.flatMap(([name, property]) =>
    name.endsWith("DestinationConfiguration") ? property : [],
  );
}

function eventsFrom(sources: readonly (string | undefined)[]): string | undefined {
  const known = sources.filter((source) => source !== undefined);
  return known.length > 0 ? `events of ${known.join(", ")}` : undefined;
}

function scheduleAt(resource: ResourceView, path: string): string | undefined {
  const expression = resource.get(path).string;
  return expression === undefined ? undefined : scheduleInWords(expression);
}

function text(resource: ResourceView, path: string): string | undefined {
  return resource.get(path).string;
}

/** `3 brokers of kafka.m5.large`. */
function times(resource: ResourceView, count: string, noun: string, type: string): string | undefined {
  const [of, kind] = [resource.get(count).number, text(resource, type)];
  if (of === undefined) return kind;
  return kind === undefined ? amount(of, noun) : `${amount(of, noun)} of ${kind}`;
}

/** Parts of a note in one line; undefined where there are none. */
export function together(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter((part) => part !== undefined).join(", ") || undefined;
}
