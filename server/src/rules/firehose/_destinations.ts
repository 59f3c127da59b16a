import type { Property, ResourceView } from "../../model/property.ts";

/** What Firehose uses a bucket for. */
export type BucketRole = "destination" | "staging" | "backup" | "failures";

export interface Destination {
  /** The property that configures it. */
  readonly property: string;
  readonly noun: string;
  /** The buckets in it, by the path of their configuration; empty for the destination itself. */
  readonly buckets: Readonly<Record<string, BucketRole>>;
}

const failures = { S3Configuration: "failures" } as const;

/** All that a stream can deliver to. */
export const destinations: readonly Destination[] = [
  {
    property: "ExtendedS3DestinationConfiguration",
    noun: "S3",
    buckets: { "": "destination", S3BackupConfiguration: "backup" },
  },
  { property: "S3DestinationConfiguration", noun: "S3", buckets: { "": "destination" } },
  {
    property: "RedshiftDestinationConfiguration",
    noun: "Redshift",
    buckets: { S3Configuration: "staging", S3BackupConfiguration: "backup" },
  },
  { property: "AmazonopensearchserviceDestinationConfiguration", noun: "OpenSearch", buckets: failures },
  {
    property: "AmazonOpenSearchServerlessDestinationConfiguration",
    noun: "OpenSearch Serverless",
    buckets: failures,
  },
  { property: "ElasticsearchDestinationConfiguration", noun: "Elasticsearch", buckets: failures },
  { property: "SplunkDestinationConfiguration", noun: "Splunk", buckets: failures },
  { property: "HttpEndpointDestinationConfiguration", noun: "an HTTP endpoint", buckets: failures },
  { property: "SnowflakeDestinationConfiguration", noun: "Snowflake", buckets: failures },
  { property: "IcebergDestinationConfiguration", noun: "Iceberg tables", buckets: failures },
];

/** A bucket that a stream writes to. */
export interface Bucket {
  readonly configuration: Property;
  readonly role: BucketRole;
  readonly destination: Destination;
}

/** The buckets of all destinations of a stream. */
export function bucketsOf(firehose: ResourceView): readonly Bucket[] {
  return destinations
    .flatMap((destination) =>
      Object.entries(destination.buckets).map(([path, role]) => ({
        configuration: firehose.get(path === "" ? destination.property : `${destination.property}.${path}`),
        role,
        destination,
      })),
    )
    .filter(({ configuration }) => configuration.present && !mayBeIdle(configuration));
}

/** Terraform says apart which destination counts, and AWS is told of no other. One that is not known may be another. */
export function mayBeIdle({ path, resource }: Property): boolean {
  const { absent, string } = resource.get("Destination");
  return !absent && string !== path && !path.startsWith(`${string}.`);
}

/** Under another condition the property is another one, or none. */
export function isConditional(property: Property): boolean {
  return property.isBranch || property.value?.kind === "absent";
}

/** Whether a switch of a block is on: where it is left out it is, unless AWS says otherwise of this one. */
export function isSwitchedOn(block: Property, whereAbsent = true): boolean {
  const enabled = block.get("Enabled");
  return block.present && (enabled.absent ? whereAbsent : enabled.boolean === true);
}

/** The records are converted to Parquet or ORC. */
export function convertsFormat(s3: Property): boolean {
  return isSwitchedOn(s3.get("DataFormatConversionConfiguration")) && !mayBeIdle(s3);
}

/** The objects are laid out by keys of the records. */
export function partitionsDynamically(s3: Property): boolean {
  return isSwitchedOn(s3.get("DynamicPartitioningConfiguration"), false) && !mayBeIdle(s3);
}

/** The processors of a destination that are switched on; undefined where they are not all known. */
export function processorsOf(destination: Property): readonly Property[] | undefined {
  const processing = destination.get("ProcessingConfiguration");
  const [enabled, processors] = [processing.get("Enabled"), processing.get("Processors")];
  if (processing.absent || processors.absent || enabled.boolean === false) return [];
  // AWS does not say what it takes where nothing is written.
  if (enabled.boolean === undefined || processors.unknown) return undefined;
  return processors.items.every((processor) => processor.get("Type").string !== undefined)
    ? processors.items
    : undefined;
}

/** A parameter of a processor. */
export function processorParameter(processor: Property, name: string): Property | undefined {
  return processor
    .get("Parameters")
    .items.find((parameter) => parameter.get("ParameterName").string === name)
    ?.get("ParameterValue");
}
