import { pairs } from "../conversions.ts";
import { athena } from "./athena.ts";
import { batch } from "./batch.ts";
import { cloudControlMapping } from "./cloud-control.ts";
import { dataPipeline } from "./data-pipeline.ts";
import { datasync } from "./datasync.ts";
import { dms } from "./dms.ts";
import { docdb } from "./docdb.ts";
import { dynamodb } from "./dynamodb.ts";
import { ec2 } from "./ec2.ts";
import { elasticache } from "./elasticache.ts";
import { emr } from "./emr.ts";
import { emrServerless } from "./emr-serverless.ts";
import { events } from "./events.ts";
import { firehose } from "./firehose.ts";
import { flink } from "./flink.ts";
import { fsx } from "./fsx.ts";
import { glue } from "./glue.ts";
import { iam } from "./iam.ts";
import { iot } from "./iot.ts";
import { kafkaConnect } from "./kafka-connect.ts";
import { keyspaces } from "./keyspaces.ts";
import { kinesis } from "./kinesis.ts";
import { kinesisVideo } from "./kinesis-video.ts";
import { kms } from "./kms.ts";
import { lakeFormation } from "./lake-formation.ts";
import { lambda } from "./lambda.ts";
import { logging } from "./logging.ts";
import { logs } from "./logs.ts";
import { messaging } from "./messaging.ts";
import { msk } from "./msk.ts";
import { neighbours } from "./neighbours.ts";
import { opensearch } from "./opensearch.ts";
import { organizations } from "./organizations.ts";
import { pipes } from "./pipes.ts";
import { quicksight } from "./quicksight.ts";
import { rds } from "./rds.ts";
import { redshift } from "./redshift.ts";
import { s3 } from "./s3.ts";
import { sagemaker } from "./sagemaker.ts";
import { scheduler } from "./scheduler.ts";
import { stepFunctions } from "./step-functions.ts";
import { type Attachment, type Attributes, converted, type TypeMapping } from "./table.ts";

/** What nearly all resources of the provider aws have in common. */
const common: Attributes = { tags: converted("Tags", pairs()) };

const rows: ReadonlyMap<string, TypeMapping> = new Map(
  Object.entries({
    ...athena,
    ...batch,
    ...dataPipeline,
    ...datasync,
    ...dms,
    ...docdb,
    ...dynamodb,
    ...ec2,
    ...elasticache,
    ...emr,
    ...emrServerless,
    ...events,
    ...firehose,
    ...flink,
    ...fsx,
    ...glue,
    ...iam,
    ...iot,
    ...kafkaConnect,
    ...keyspaces,
    ...kinesis,
    ...kinesisVideo,
    ...kms,
    ...lakeFormation,
    ...lambda,
    ...logging,
    ...logs,
    ...messaging,
    ...msk,
    ...neighbours,
    ...opensearch,
    ...organizations,
    ...pipes,
    ...quicksight,
    ...rds,
    ...redshift,
    ...s3,
    ...sagemaker,
    ...scheduler,
    ...stepFunctions,
  }).map(([type, row]) => [type, row.general ? row : { ...row, attributes: { ...common, ...row.attributes } }]),
);

const guessed = new Map<string, TypeMapping>();

/**
 * The row of a resource type. A type without one keeps its name, which no rule asks for: whatever is not in the tables
 * is there to be referred to, and nothing more is said about it.
 */
export function mappingOf(type: string): TypeMapping {
  const row = rows.get(type) ?? guessed.get(type);
  if (row) return row;
  const made = cloudControlMapping(type) ?? { type, attributes: {} };
  guessed.set(type, made);
  return made;
}

/** All rows, by the type of resource. */
export function mappings(): ReadonlyMap<string, TypeMapping> {
  return rows;
}

/** The type of resource that is written for a CloudFormation type. */
export function typeFor(type: string): readonly [string, TypeMapping] | undefined {
  return written.get(type);
}

/** The first of those that are not written for a part of another. */
const written: ReadonlyMap<string, readonly [string, TypeMapping]> = new Map(
  [...rows]
    .filter(([name, { attach }]) => !attach && name.startsWith("aws_"))
    .reverse()
    .map(([name, row]) => [row.type, [name, row]]),
);

/** A type of resource that is written for a part of another. */
export interface PartMapping extends Pick<TypeMapping, "attributes"> {
  readonly name: string;
  readonly attach: Attachment;
}

/** The types of resources that are written for parts of resources of a CloudFormation type. */
export function partsFor(type: string): readonly PartMapping[] {
  return parts.get(type) ?? [];
}

const parts = new Map<string, PartMapping[]>();
for (const [name, { type, attach, also, attributes }] of rows) {
  const part = attach ? { type, attach } : also && { type: also.type, attach: also };
  if (part) parts.set(part.type, [...(parts.get(part.type) ?? []), { name, attach: part.attach, attributes }]);
}
