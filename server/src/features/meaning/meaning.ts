import type { Property, ResourceView } from "../../model/property.ts";
import { amount, bytes, duration } from "../../model/wording.ts";
import { readUnitsInWords, shardsInWords, shardsNeeded, workersInWords, writeUnitsInWords } from "./capacity.ts";
import { instanceInWords } from "./instance-type.ts";
import { lifecycleInWords } from "./lifecycle.ts";
import { scheduleInWords } from "./schedule.ts";
import type { HintKind, Told } from "./told.ts";

/** What a value comes to, computed from it and what stands around it. */
interface Meaning {
  readonly types: readonly string[];
  /** Matches the beginning of a path with indices: the property that is told of. */
  readonly path: RegExp;
  /** What a hint in the line is called in the settings; absent where the line of a neighbour has it. */
  readonly kind?: HintKind;
  readonly tell: (property: Property) => Told | undefined;
}

const minute = 60;
const hour = 60 * minute;

const meanings: readonly Meaning[] = [
  { types: ["AWS::Kinesis::Stream"], path: /^ShardCount$/, kind: "capacity", tell: shardsInWords },
  {
    types: ["AWS::Kinesis::Stream"],
    path: /^ShardCount$/,
    kind: "load",
    tell: ({ resource }) => shardsNeeded(resource),
  },
  { types: ["AWS::Kinesis::Stream"], path: /^RetentionPeriodHours$/, kind: "durations", tell: time(hour) },
  { types: ["AWS::Kinesis::Stream"], path: /^MaxRecordSizeInKiB$/, kind: "capacity", tell: size(1024) },
  { types: ["AWS::KinesisVideo::Stream"], path: /^DataRetentionInHours$/, kind: "durations", tell: time(hour) },
  { types: ["AWS::KinesisFirehose::DeliveryStream"], path: /^(\w+\.)*BufferingHints/, kind: "buffers", tell: buffer },
  {
    types: ["AWS::Lambda::EventSourceMapping"],
    path: /^(MaximumRecordAgeInSeconds|TumblingWindowInSeconds)$/,
    kind: "durations",
    tell: time(1),
  },
  { types: ["AWS::Lambda::EventSourceMapping"], path: /^BatchSize$/, kind: "buffers", tell: batch },
  { types: ["AWS::Lambda::EventSourceMapping"], path: /^MaximumBatchingWindowInSeconds$/, tell: batch },
  { types: ["AWS::Lambda::Function"], path: /^Timeout$/, kind: "durations", tell: time(1) },
  {
    types: ["AWS::DynamoDB::Table"],
    path: /^(.*\.)?ProvisionedThroughput\.ReadCapacityUnits$/,
    kind: "capacity",
    tell: readUnitsInWords,
  },
  {
    types: ["AWS::DynamoDB::Table"],
    path: /^(.*\.)?ProvisionedThroughput\.WriteCapacityUnits$/,
    kind: "capacity",
    tell: writeUnitsInWords,
  },
  {
    types: ["AWS::S3::Bucket"],
    path: /^LifecycleConfiguration\.Rules\.\d+/,
    kind: "lifecycle",
    tell: lifecycleInWords,
  },
  { types: ["AWS::Glue::Job"], path: /^NumberOfWorkers$/, kind: "capacity", tell: workersInWords },
  { types: ["AWS::Glue::Job"], path: /^WorkerType$/, tell: workersInWords },
  { types: ["AWS::Glue::Job"], path: /^Timeout$/, kind: "durations", tell: time(minute) },
  {
    types: ["AWS::Glue::Crawler", "AWS::DataSync::Task"],
    path: /^Schedule\.ScheduleExpression$/,
    kind: "schedules",
    tell: schedule,
  },
  { types: ["AWS::Glue::Trigger"], path: /^Schedule$/, kind: "schedules", tell: schedule },
  {
    types: ["AWS::Events::Rule", "AWS::Scheduler::Schedule", "AWS::SageMaker::MonitoringSchedule"],
    path: /^(.*\.)?ScheduleExpression$/,
    kind: "schedules",
    tell: schedule,
  },
  { types: ["AWS::DataBrew::Schedule"], path: /^CronExpression$/, kind: "schedules", tell: schedule },
  { types: ["AWS::Redshift::ScheduledAction"], path: /^Schedule$/, kind: "schedules", tell: schedule },
  {
    types: ["AWS::SQS::Queue"],
    path: /^(VisibilityTimeout|MessageRetentionPeriod|DelaySeconds)$/,
    kind: "durations",
    tell: time(1),
  },
  { types: ["AWS::EMR::Cluster"], path: /^AutoTerminationPolicy\.IdleTimeout$/, kind: "durations", tell: time(1) },
  {
    types: ["AWS::EMRServerless::Application"],
    path: /^AutoStopConfiguration\.IdleTimeoutMinutes$/,
    kind: "durations",
    tell: time(minute),
  },
  { types: ["AWS::Batch::JobDefinition"], path: /^Timeout\.AttemptDurationSeconds$/, kind: "durations", tell: time(1) },
  {
    types: ["AWS::StepFunctions::StateMachine"],
    path: /^Definition(String)?\.(.*\.)?(Seconds|TimeoutSeconds|HeartbeatSeconds|IntervalSeconds|MaxDelaySeconds)$/,
    kind: "durations",
    tell: time(1),
  },
  {
    types: ["AWS::Athena::WorkGroup"],
    path: /^WorkGroupConfiguration\.BytesScannedCutoffPerQuery$/,
    kind: "capacity",
    tell: size(1),
  },
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
    kind: "capacity",
    tell: ({ string }) => (string === undefined ? undefined : instanceInWords(string)),
  },
];

/** What the value at a path of a resource comes to; undefined where that is no more than what is written. */
export function meaningOf(resource: ResourceView, path: string): string | undefined {
  const texts = meanings.flatMap(({ types, path: pattern, tell }) => {
    const told = types.includes(resource.type.name) ? pattern.exec(path) : null;
    return (told && tell(resource.get(told[0]))?.text) || [];
  });
  return texts.length > 0 ? texts.join(" ") : undefined;
}

/** A kind of hint for a property, with what it says. */
export interface HintSource {
  readonly kind: HintKind;
  readonly tell: (property: Property) => Told | undefined;
}

/** What can be said in the line of a property itself. */
export function hintsFor(type: string, path: string): readonly HintSource[] {
  return meanings.flatMap(({ types, path: pattern, kind, tell }) =>
    kind && types.includes(type) && pattern.exec(path)?.[0] === path ? { kind, tell } : [],
  );
}

/** A number of some unit, given by its seconds, as days and hours; silent where the number says it as well. */
function time(unit: number): (property: Property) => Told | undefined {
  return ({ number, name }) => {
    if (!number || number * unit < 2 * minute) return undefined;
    const words = roughly(number * unit);
    return { text: `${words}.`, ...(!repeats(words, number, name) && { brief: words }) };
  };
}

/** A duration in two units, which may leave out a rest. */
function roughly(seconds: number): string {
  const smallest = seconds < hour ? 1 : seconds < 24 * hour ? minute : hour;
  return `${seconds % smallest === 0 ? "" : "about "}${duration(seconds)}`;
}

/** Whether the number has the unit in its name already: `RetentionPeriodHours: 7` and `7 hours`. */
function repeats(words: string, number: number, name: string): boolean {
  const [, count, unit] = /^([\d,.]+) (\w+?)s?$/.exec(words) ?? [];
  return count === String(number) && name.toLowerCase().includes(unit!);
}

function size(unit: number): (property: Property) => Told | undefined {
  return ({ number }) => {
    if (!number || number < 1024) return undefined;
    const words = bytes(number * unit);
    return { text: `${words}.`, brief: words };
  };
}

function schedule({ string, resource }: Property): Told | undefined {
  const words = string === undefined ? undefined : scheduleInWords(string, zoneOf(resource));
  return words ? { text: `${words.charAt(0).toUpperCase()}${words.slice(1)}.`, brief: words } : undefined;
}

/** Schedules run by UTC, but for those of a type that can have another time zone; undefined where it is not known. */
function zoneOf(resource: ResourceView): string | undefined {
  const zone = resource.get("ScheduleExpressionTimezone");
  return zone.absent ? "UTC" : zone.string;
}

/** Firehose delivers when either limit is reached. */
function buffer(hints: Property): Told | undefined {
  const [seconds, mebibytes] = [hints.get("IntervalInSeconds").number, hints.get("SizeInMBs").number];
  if (seconds === undefined) return undefined;
  if (seconds === 0) return { text: "Delivers without waiting.", brief: "delivers without waiting" };
  const latest = duration(seconds);
  if (mebibytes === undefined)
    return { text: `Delivers after ${latest} at the latest.`, brief: `delivers after ${latest}` };
  return {
    text: `Delivers once ${mebibytes} MiB have come together, or after ${latest}, whichever is first.`,
    brief: `delivers at ${mebibytes} MiB or after ${latest}`,
  };
}

function batch({ resource }: Property): Told | undefined {
  const [records, window] = [resource.get("BatchSize").number, resource.get("MaximumBatchingWindowInSeconds").number];
  if (records === undefined || !window) return undefined;
  const [most, latest] = [amount(records, "record"), duration(window)];
  return {
    text: `Calls the function with up to ${most}, after ${latest} at the latest.`,
    brief: `at ${most} or after ${latest}`,
  };
}
