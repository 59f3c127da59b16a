import type { Property, ResourceView } from "../../model/property.ts";
import { readUnitsInWords, shardsInWords, workersInWords, writeUnitsInWords } from "./capacity.ts";
import { amount, bytes, duration } from "./durations.ts";
import { instanceInWords } from "./instance-type.ts";
import { lifecycleInWords } from "./lifecycle.ts";
import { scheduleInWords } from "./schedule.ts";

/** What a value comes to, computed from it and what stands around it. */
interface Meaning {
  readonly types: readonly string[];
  /** Matches the beginning of a path with indices: the property that is told of. */
  readonly path: RegExp;
  readonly tell: (property: Property) => string | undefined;
}

const minute = 60;
const hour = 60 * minute;

const meanings: readonly Meaning[] = [
  { types: ["AWS::Kinesis::Stream"], path: /^ShardCount$/, tell: shardsInWords },
  { types: ["AWS::Kinesis::Stream"], path: /^RetentionPeriodHours$/, tell: time(hour) },
  { types: ["AWS::Kinesis::Stream"], path: /^MaxRecordSizeInKiB$/, tell: size(1024) },
  { types: ["AWS::KinesisVideo::Stream"], path: /^DataRetentionInHours$/, tell: time(hour) },
  { types: ["AWS::KinesisFirehose::DeliveryStream"], path: /^(\w+\.)*BufferingHints/, tell: buffer },
  {
    types: ["AWS::Lambda::EventSourceMapping"],
    path: /^(MaximumRecordAgeInSeconds|TumblingWindowInSeconds)$/,
    tell: time(1),
  },
  { types: ["AWS::Lambda::EventSourceMapping"], path: /^(BatchSize|MaximumBatchingWindowInSeconds)$/, tell: batch },
  { types: ["AWS::Lambda::Function"], path: /^Timeout$/, tell: time(1) },
  {
    types: ["AWS::DynamoDB::Table"],
    path: /^(.*\.)?ProvisionedThroughput\.ReadCapacityUnits$/,
    tell: readUnitsInWords,
  },
  {
    types: ["AWS::DynamoDB::Table"],
    path: /^(.*\.)?ProvisionedThroughput\.WriteCapacityUnits$/,
    tell: writeUnitsInWords,
  },
  { types: ["AWS::S3::Bucket"], path: /^LifecycleConfiguration\.Rules\.\d+/, tell: lifecycleInWords },
  { types: ["AWS::Glue::Job"], path: /^(NumberOfWorkers|WorkerType)$/, tell: workersInWords },
  { types: ["AWS::Glue::Job"], path: /^Timeout$/, tell: time(minute) },
  { types: ["AWS::Glue::Crawler", "AWS::DataSync::Task"], path: /^Schedule\.ScheduleExpression$/, tell: schedule },
  { types: ["AWS::Glue::Trigger"], path: /^Schedule$/, tell: schedule },
  {
    types: ["AWS::Events::Rule", "AWS::Scheduler::Schedule", "AWS::SageMaker::MonitoringSchedule"],
    path: /^(.*\.)?ScheduleExpression$/,
    tell: schedule,
  },
  { types: ["AWS::DataBrew::Schedule"], path: /^CronExpression$/, tell: schedule },
  { types: ["AWS::Redshift::ScheduledAction"], path: /^Schedule$/, tell: schedule },
  { types: ["AWS::SQS::Queue"], path: /^(VisibilityTimeout|MessageRetentionPeriod|DelaySeconds)$/, tell: time(1) },
  { types: ["AWS::EMR::Cluster"], path: /^AutoTerminationPolicy\.IdleTimeout$/, tell: time(1) },
  {
    types: ["AWS::EMRServerless::Application"],
    path: /^AutoStopConfiguration\.IdleTimeoutMinutes$/,
    tell: time(minute),
  },
  { types: ["AWS::Batch::JobDefinition"], path: /^Timeout\.AttemptDurationSeconds$/, tell: time(1) },
  {
    types: ["AWS::StepFunctions::StateMachine"],
    path: /^Definition(String)?\.(.*\.)?(Seconds|TimeoutSeconds|HeartbeatSeconds|IntervalSeconds|MaxDelaySeconds)$/,
    tell: time(1),
  },
  { types: ["AWS::Athena::WorkGroup"], path: /^WorkGroupConfiguration\.BytesScannedCutoffPerQuery$/, tell: size(1) },
  {
    types: [
      "AWS::DMS::ReplicationInstance",
      "AWS::EMR::Cluster",
      "AWS::EMR::InstanceFleetConfig",
      "AWS::EMR::InstanceGroupConfig",
      "AWS::MSK::Cluster",
      "AWS::OpenSearchService::Domain",
      "AWS::RDS::DBInstance",
    ],
    path: /^(.*\.)?(\w*InstanceType|ReplicationInstanceClass|DBInstanceClass)$/,
    tell: ({ string }) => (string === undefined ? undefined : instanceInWords(string)),
  },
];

/** What the value at a path of a resource comes to; undefined where that is no more than what is written. */
export function meaningOf(resource: ResourceView, path: string): string | undefined {
  for (const { types, path: pattern, tell } of meanings) {
    const told = types.includes(resource.type.name) ? pattern.exec(path) : null;
    const text = told && tell(resource.get(told[0]));
    if (text) return text;
  }
  return undefined;
}

/** A number of some unit, given by its seconds, as days and hours; silent where the number says it as well. */
function time(unit: number): (property: Property) => string | undefined {
  return ({ number }) => (number && number * unit >= 2 * minute ? `${duration(number * unit)}.` : undefined);
}

function size(unit: number): (property: Property) => string | undefined {
  return ({ number }) => (number && number >= 1024 ? `${bytes(number * unit)}.` : undefined);
}

function schedule({ string }: Property): string | undefined {
  const words = string === undefined ? undefined : scheduleInWords(string);
  return words && `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Firehose delivers when either limit is reached. */
function buffer(hints: Property): string | undefined {
  const [seconds, mebibytes] = [hints.get("IntervalInSeconds").number, hints.get("SizeInMBs").number];
  if (seconds === undefined) return undefined;
  if (seconds === 0) return "Delivers without waiting.";
  if (mebibytes === undefined) return `Delivers after ${duration(seconds)} at the latest.`;
  return `Delivers once ${mebibytes} MiB have come together, or after ${duration(seconds)}, whichever is first.`;
}

function batch({ resource }: Property): string | undefined {
  const [records, window] = [resource.get("BatchSize").number, resource.get("MaximumBatchingWindowInSeconds").number];
  if (records === undefined || !window) return undefined;
  return `Calls the function with up to ${amount(records, "record")}, after ${duration(window)} at the latest.`;
}
