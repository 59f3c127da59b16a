import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { add, type NewEdit } from "../fix.ts";

/** A way to feed a stream that is not a direct put. */
export interface Source {
  /** The property that configures it. */
  readonly property: string;
  /** The type of stream that it belongs to. */
  readonly type: string;
  readonly noun: string;
  /** Where the configuration names what is read. */
  readonly arn?: string;
}

export const sources: readonly Source[] = [
  {
    property: "KinesisStreamSourceConfiguration",
    type: "KinesisStreamAsSource",
    noun: "a Kinesis data stream",
    arn: "KinesisStreamARN",
  },
  { property: "MSKSourceConfiguration", type: "MSKAsSource", noun: "an MSK topic", arn: "MSKClusterARN" },
  { property: "DatabaseSourceConfiguration", type: "DatabaseAsSource", noun: "a database" },
];

export const directPut = "DirectPut";

/** The type that is written, or `DirectPut`, which AWS takes without one; undefined where it is not known. */
export function streamType(firehose: ResourceView): string | undefined {
  const type = firehose.get("DeliveryStreamType");
  return type.absent ? directPut : type.string;
}

/** The sources that are configured. */
export function sourcesOf(firehose: ResourceView): readonly Source[] {
  return sources.filter(({ property }) => firehose.get(property).present);
}

/** Producers put records into the stream, as far as type and sources say; undefined where they are not known. */
export function isDirectPut(firehose: ResourceView): boolean | undefined {
  const type = streamType(firehose);
  if (sourcesOf(firehose).length > 0) return false;
  if (type === undefined) return undefined;
  if (type !== directPut) return false;
  return sources.every(({ property }) => firehose.get(property).absent) ? true : undefined;
}

/** What the stream reads from, in words: the resource of the template where there is one. */
export function sourceName(firehose: ResourceView): string {
  const [source] = sourcesOf(firehose);
  const type = streamType(firehose);
  const known = source ?? sources.find((other) => other.type === type);
  return (known && sourceResource(firehose, known)?.id) ?? known?.noun ?? "its source";
}

/** The stream or cluster of the template that is the source. */
export function sourceResource(firehose: ResourceView, { property, arn }: Source): ResourceView | undefined {
  const named: Property | undefined = arn === undefined ? undefined : firehose.get(`${property}.${arn}`);
  return named && targetOf(named);
}

/** Has the stream encrypt what producers put into it, with the key that costs nothing. */
export function encrypt(firehose: ResourceView): NewEdit {
  return add(firehose, "DeliveryStreamEncryptionConfigurationInput", { KeyType: "AWS_OWNED_CMK" });
}
