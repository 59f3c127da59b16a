import type { Property, ResourceView } from "../../model/property.ts";
import { defineRule, type RuleContext } from "../define-rule.ts";
import { add, safeFix, set } from "../fix.ts";
import { type BucketRole, convertsFormat, destinations, mayBeIdle, partitionsDynamically } from "./_destinations.ts";

type Range = readonly [least: number, most: number];

interface Limits {
  readonly SizeInMBs: Range;
  readonly IntervalInSeconds: Range;
}

const s3: Limits = { SizeInMBs: [1, 128], IntervalInSeconds: [0, 900] };
const openSearch: Limits = { ...s3, SizeInMBs: [1, 100] };
/** Zero buffering is not for backups. */
const backup: Limits = { ...s3, IntervalInSeconds: [60, 900] };

/** The limits of the destinations that have hints of their own. */
const destinationLimits: Readonly<Record<string, Limits>> = {
  ExtendedS3DestinationConfiguration: s3,
  S3DestinationConfiguration: s3,
  IcebergDestinationConfiguration: s3,
  SnowflakeDestinationConfiguration: s3,
  AmazonopensearchserviceDestinationConfiguration: openSearch,
  AmazonOpenSearchServerlessDestinationConfiguration: openSearch,
  ElasticsearchDestinationConfiguration: openSearch,
  HttpEndpointDestinationConfiguration: { ...s3, SizeInMBs: [1, 64] },
  SplunkDestinationConfiguration: { SizeInMBs: [1, 5], IntervalInSeconds: [0, 60] },
};

const bucketLimits: Readonly<Record<BucketRole, { readonly noun: string; readonly limits: Limits }>> = {
  destination: { noun: "S3", limits: s3 },
  staging: { noun: "the staging bucket", limits: s3 },
  backup: { noun: "a backup bucket", limits: backup },
  failures: { noun: "the bucket for failed records", limits: backup },
};

const units = { SizeInMBs: "MB", IntervalInSeconds: "s" } as const;
type Hint = keyof typeof units;

/** What AWS takes for hints that are left out. */
const defaults: Readonly<Record<Hint, number>> = { SizeInMBs: 5, IntervalInSeconds: 300 };
const otherDefaults: Readonly<Record<string, Readonly<Record<Hint, number>>>> = {
  SplunkDestinationConfiguration: { SizeInMBs: 5, IntervalInSeconds: 60 },
  SnowflakeDestinationConfiguration: { SizeInMBs: 128, IntervalInSeconds: 0 },
};

const processorLimits: Readonly<Record<string, { readonly range: Range; readonly unit: string }>> = {
  BufferSizeInMBs: { range: [0.2, 3], unit: "MB" },
  BufferIntervalInSeconds: { range: [0, 900], unit: "s" },
};

export default defineRule({
  id: "firehose-buffer-range",
  title: "Buffering hint is incomplete or out of range",
  severity: "error",
  facts: ["firehose-buffering", "firehose-buffer-ranges", "firehose-lambda-transform"],
  doc: "https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, context) {
    for (const { configuration, noun, limits } of placesOf(firehose)) {
      const hints = configuration.get("BufferingHints");
      const [size, interval] = [hints.get("SizeInMBs"), hints.get("IntervalInSeconds")];
      checkPair(configuration, size, interval, context);
      checkPair(configuration, interval, size, context);
      checkHint(size, "SizeInMBs", noun, limits, context);
      checkHint(interval, "IntervalInSeconds", noun, limits, context);
      for (const processor of configuration.get("ProcessingConfiguration.Processors").items) {
        for (const parameter of processor.get("Parameters").items) checkParameter(parameter, context);
      }
    }
  },
});

interface Place {
  readonly configuration: Property;
  readonly noun: string;
  readonly limits: Limits | undefined;
}

function placesOf(firehose: ResourceView): readonly Place[] {
  return destinations.flatMap(({ property, noun, buckets }) => {
    const destination = firehose.get(property);
    if (!destination.present || mayBeIdle(destination)) return [];
    const inside = Object.entries(buckets).filter(([path]) => path !== "");
    return [
      { configuration: destination, noun, limits: destinationLimits[property] },
      ...inside.map(([path, role]) => ({ configuration: destination.get(path), ...bucketLimits[role] })),
    ];
  });
}

function checkPair(place: Property, only: Property, other: Property, { report }: RuleContext): void {
  if (!only.present || !other.absent) return;
  const hint = other.path.slice(other.path.lastIndexOf(".") + 1) as Hint;
  const value = (otherDefaults[place.path] ?? defaults)[hint];
  report({
    at: place.get("BufferingHints").key,
    message: `Give both ${only.name} and ${other.name}: only ${only.name} is set. Firehose takes both hints or neither.`,
    fixes: [safeFix(`Add ${other.name}: ${value}`, add(place.resource, other.path, value))],
  });
}

function checkHint(
  property: Property,
  hint: Hint,
  noun: string,
  limits: Limits | undefined,
  context: RuleContext,
): void {
  if (!limits || hasOwnMinimum(property, hint, limits)) return;
  const [least] = limits[hint];
  const isBackup = limits === backup && hint === "IntervalInSeconds";
  const isShort = property.number !== undefined && property.number < least;
  checkRange(property, limits[hint], `${units[hint]} for ${noun}`, context, {
    advice: isBackup && isShort ? " Zero buffering is not available for backups." : "",
    isDoubtful: isBackup && isShort && property.number! > 0,
  });
}

/** Values that are too small for conversion or partitioning are for the rules about these. */
function hasOwnMinimum(property: Property, hint: Hint, limits: Limits): boolean {
  if (!property.path.startsWith("ExtendedS3DestinationConfiguration.BufferingHints.")) return false;
  if (property.number === undefined || property.number >= limits[hint][0]) return false;
  const destination = property.resource.get("ExtendedS3DestinationConfiguration");
  return partitionsDynamically(destination) || (hint === "SizeInMBs" && convertsFormat(destination));
}

function checkParameter(parameter: Property, context: RuleContext): void {
  const name = parameter.get("ParameterName").string ?? "";
  if (!Object.hasOwn(processorLimits, name)) return;
  const { range, unit } = processorLimits[name]!;
  checkRange(parameter.get("ParameterValue"), range, `${unit} for a Lambda processor`, context, { name });
}

interface Details {
  /** The name, where the property has none of its own. */
  readonly name?: string;
  readonly advice?: string;
  /** Outside of what AWS documents, but maybe not refused. */
  readonly isDoubtful?: boolean;
}

function checkRange(
  property: Property,
  [least, most]: Range,
  where: string,
  { report }: RuleContext,
  { name = property.name, advice = "", isDoubtful = false }: Details,
): void {
  const value = property.number;
  if (value === undefined || (value >= least && value <= most)) return;
  const nearest = value < least ? least : most;
  report({
    at: property,
    severity: isDoubtful ? "warning" : "error",
    message: `${name} ${value} is outside ${least}-${most} ${where}.${advice}`,
    // The parameters of processors are texts.
    fixes: [safeFix(`Set to ${nearest}`, set(property, typeof property.scalar === "string" ? `${nearest}` : nearest))],
  });
}
