import { flinkDirection, flinkPropertiesOf } from "../../model/flink-properties.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { patternOf, pointsTo } from "../../model/reference.ts";

/** A resource that polls a stream with GetRecords, so that it shares the shards' read capacity with the others. */
export interface PollingConsumer {
  readonly resource: ResourceView;
  /** The property that names the stream. */
  readonly property: Property;
}

interface Reader {
  readonly source: string;
  /** The property that switches the reader off, and the value by which it does, in small letters. */
  readonly off?: readonly [path: string, value: string];
}

const readers: Readonly<Record<string, Reader>> = {
  "AWS::Lambda::EventSourceMapping": { source: "EventSourceArn", off: ["Enabled", "false"] },
  "AWS::KinesisFirehose::DeliveryStream": { source: "KinesisStreamSourceConfiguration.KinesisStreamARN" },
  "AWS::Pipes::Pipe": { source: "Source", off: ["DesiredState", "stopped"] },
};

/** The consumers of the template that poll a stream, each once. Those with enhanced fan-out do not poll. */
export function pollingConsumers(stream: ResourceView): readonly PollingConsumer[] {
  const { template } = stream;
  const reading = template.ofType(...Object.keys(readers)).flatMap((resource) => {
    const reader = readers[resource.type.name]!;
    const property = resource.get(reader.source);
    return isOn(resource, reader) && polls(property, stream) ? [{ resource, property }] : [];
  });
  const flink = template.ofType("AWS::KinesisAnalyticsV2::Application").flatMap((resource) => {
    const property = flinkSource(resource, stream);
    return property ? [{ resource, property }] : [];
  });
  return [...reading, ...flink];
}

function isOn(resource: ResourceView, { off }: Reader): boolean {
  if (!off) return true;
  const [path, value] = off;
  const state = resource.get(path);
  return state.absent || (state.string !== undefined && state.string.toLowerCase() !== value);
}

/** The ARN of a registered consumer begins with that of its stream. */
function polls(property: Property, stream: ResourceView): boolean {
  return pointsTo(property, stream) === true && !patternOf(property.value)?.includes("/consumer/");
}

const fanOutWords = /efo|fan.?out/i;

function flinkSource(application: ResourceView, stream: ResourceView): Property | undefined {
  const properties = flinkPropertiesOf(application);
  const usesFanOut = (group: string): boolean =>
    properties.some(
      (other) => other.group === group && (fanOutWords.test(other.key) || fanOutWords.test(other.value.string ?? "")),
    );
  return properties.find(
    (property) =>
      polls(property.value, stream) && flinkDirection(property, stream) === "source" && !usesFanOut(property.group),
  )?.value;
}
