import { flinkDirection, flinkPropertiesOf, usesFanOut } from "./flink-properties.ts";
import { mayMention } from "./mentions.ts";
import { type Property, propertiesAt, type ResourceView } from "./property.ts";
import { pointsTo, targetOf } from "./reference.ts";
import { isFanOut, kinesisStreamOf } from "./stream-source.ts";

/** What a resource does with a Kinesis stream. */
export interface StreamUse {
  readonly resource: ResourceView;
  /** The property that names the stream, or a registered consumer of it. */
  readonly property: Property;
  readonly relation: "reads" | "writes";
  /** The property that names the role; a function's own for what invokes the function. */
  readonly role: Property | undefined;
  /** Reads by GetRecords, so that it shares the shards' read capacity with all others that do. */
  readonly polls: boolean;
  /** Whether it is switched on; undefined where that is not known. */
  readonly isOn: boolean | undefined;
}

interface UseRow {
  readonly relation: StreamUse["relation"];
  /** Where streams are named; `*` stands for every item. */
  readonly path: string;
  /** Where the role is named: from the map that names the stream, or from the resource. */
  readonly role?: { readonly beside: string } | { readonly at: string };
  /** The property that switches the resource off, and the value by which it does, in small letters. */
  readonly off?: readonly [path: string, value: string];
}

/** For each type the properties by which its resources use streams. Flink has its own rules, see below. */
const uses: Readonly<Record<string, readonly UseRow[]>> = {
  "AWS::Lambda::EventSourceMapping": [{ relation: "reads", path: "EventSourceArn", off: ["Enabled", "false"] }],
  "AWS::KinesisFirehose::DeliveryStream": [
    { relation: "reads", path: "KinesisStreamSourceConfiguration.KinesisStreamARN", role: { beside: "RoleARN" } },
  ],
  "AWS::Pipes::Pipe": [
    { relation: "reads", path: "Source", role: { at: "RoleArn" }, off: ["DesiredState", "stopped"] },
    { relation: "writes", path: "Target", role: { at: "RoleArn" }, off: ["DesiredState", "stopped"] },
  ],
  "AWS::IoT::TopicRule": [
    {
      relation: "writes",
      path: "TopicRulePayload.Actions.*.Kinesis.StreamName",
      role: { beside: "RoleArn" },
      off: ["TopicRulePayload.RuleDisabled", "true"],
    },
    { relation: "writes", path: "TopicRulePayload.ErrorAction.Kinesis.StreamName", role: { beside: "RoleArn" } },
  ],
  "AWS::Events::Rule": [
    { relation: "writes", path: "Targets.*.Arn", role: { beside: "RoleArn" }, off: ["State", "disabled"] },
  ],
};

const flink = "AWS::KinesisAnalyticsV2::Application";

/** The types of the resources that may use streams. */
export const streamUsers: readonly string[] = [...Object.keys(uses), flink];

/** What a resource does with the streams of its template. */
export function streamUsesOf(resource: ResourceView): readonly StreamUse[] {
  if (resource.type.name === flink) return flinkUsesOf(resource);
  return (uses[resource.type.name] ?? []).flatMap((row) =>
    propertiesAt(resource.properties, row.path).flatMap((property) =>
      kinesisStreamOf(property) ? [useOf(resource, row, property)] : [],
    ),
  );
}

/** Who reads a stream, by itself or through a registered consumer, in the order of the types above. */
export function readersOf(stream: ResourceView): readonly StreamUse[] {
  const { template } = stream;
  const consumers = mayMention(stream, consumer, "StreamARN").filter((other) => reads(other.get("StreamARN"), stream));
  const simple = Object.entries(uses).flatMap(([type, rows]) =>
    rows
      .filter(({ relation }) => relation === "reads")
      .flatMap((row) => {
        const named = [stream, ...consumers].flatMap((target) => mayMention(target, type, row.path));
        return [...new Set(named)].flatMap((resource) => {
          const property = resource.get(row.path);
          return kinesisStreamOf(property)?.id === stream.id ? [useOf(resource, row, property)] : [];
        });
      }),
  );
  const applications = template
    .ofType(flink)
    .flatMap((application) => flinkUsesOf(application, stream).filter(({ relation }) => relation === "reads"));
  return [...simple, ...applications];
}

const consumer = "AWS::Kinesis::StreamConsumer";

function reads(property: Property, stream: ResourceView): boolean {
  return pointsTo(property, stream) === true;
}

/** The readers that are switched on and share the read capacity of the stream's shards, each resource once. */
export function pollingConsumers(stream: ResourceView): readonly StreamUse[] {
  return readersOf(stream).filter(({ polls, isOn }) => polls && isOn === true);
}

function useOf(resource: ResourceView, row: UseRow, property: Property): StreamUse {
  const { relation } = row;
  return {
    resource,
    property,
    relation,
    role: roleOf(resource, row, property),
    polls: relation === "reads" && !isFanOut(property),
    isOn: isOn(resource, row),
  };
}

function roleOf(resource: ResourceView, { role }: UseRow, property: Property): Property | undefined {
  if (!role) return functionOf(resource.get("FunctionName"))?.get("Role");
  if ("at" in role) return resource.get(role.at);
  const around = property.path.slice(0, property.path.lastIndexOf("."));
  return resource.get(`${around}.${role.beside}`);
}

/** The function of the template that a property names, maybe by an alias or version of it. */
export function functionOf(property: Property): ResourceView | undefined {
  const target = targetOf(property, "AWS::Lambda::Function", "AWS::Lambda::Alias", "AWS::Lambda::Version");
  if (!target || target.type.name === "AWS::Lambda::Function") return target;
  return targetOf(target.get("FunctionName"), "AWS::Lambda::Function");
}

function isOn(resource: ResourceView, { off }: UseRow): boolean | undefined {
  if (!off) return true;
  const [path, value] = off;
  const state = resource.get(path);
  if (state.absent) return true;
  return state.string === undefined ? undefined : state.string.toLowerCase() !== value;
}

/**
 * An application is given a stream by its runtime properties, maybe by several that say the same. Of one stream only,
 * where that is all that is asked for.
 */
function flinkUsesOf(application: ResourceView, only?: ResourceView): readonly StreamUse[] {
  const found = new Map<string, StreamUse>();
  for (const property of flinkPropertiesOf(application)) {
    if (only && pointsTo(property.value, only) !== true) continue;
    const stream = only ?? targetOf(property.value, "AWS::Kinesis::Stream");
    const direction = stream && flinkDirection(property, stream);
    if (!direction) continue;
    const relation = direction === "source" ? "reads" : "writes";
    const polls = relation === "reads" && !usesFanOut(property);
    const key = [stream.id, relation, polls].join(" ");
    if (found.has(key)) continue;
    const role = application.get("ServiceExecutionRole");
    found.set(key, { resource: application, property: property.value, relation, role, polls, isOn: true });
  }
  return [...found.values()];
}
