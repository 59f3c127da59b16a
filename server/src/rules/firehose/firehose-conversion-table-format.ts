import { nameIn } from "../../model/arn.ts";
import type { Property } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { s3LocationOf } from "../../model/s3-location.ts";
import { defineRule } from "../define-rule.ts";
import { safeFix } from "../fix.ts";
import { classPaths, type Family, serdeFamily, useFamily } from "../glue/_formats.ts";
import { hiveTable } from "../glue/_hive-table.ts";
import { tableNamed } from "../glue/_tables.ts";
import { convertsFormat } from "./_destinations.ts";

const serializers: readonly (readonly [member: string, family: Family])[] = [
  ["ParquetSerDe", "Parquet"],
  ["OrcSerDe", "ORC"],
];

export default defineRule({
  id: "firehose-conversion-table-format",
  title: "Firehose writes another format than the table declares",
  severity: "warning",
  facts: ["format-firehose-conversion-limits", "catalog-table-format-triple"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const destination = firehose.get("ExtendedS3DestinationConfiguration");
    if (!convertsFormat(destination)) return;
    const conversion = destination.get("DataFormatConversionConfiguration");
    const schema = conversion.get("SchemaConfiguration");
    const table = tableNamed(schema.get("TableName"), schema.get("DatabaseName"));
    const hive = table && hiveTable(table);
    const declared = hive && serdeFamily(hive.storage);
    if (!declared || !isWrittenTo(hive.location, destination)) return;

    const serializer = conversion.get("OutputFormatConfiguration.Serializer");
    for (const [member, written] of serializers) {
      const format = serializer.get(member);
      if (!format.present || written === declared) continue;
      report({
        at: format.key,
        message:
          `The stream writes ${written} where ${table.id} is declared as ${declared}. Queries on the table fail. ` +
          `Declare it with the ${written} classes.`,
        related: [{ message: `the SerDe of ${table.id}`, at: hive.storage.get(classPaths.serde) }],
        fixes: [safeFix(`Use the ${written} classes in ${table.id}`, ...useFamily(written, hive.input))],
      });
    }
  },
});

/** Whether all that the stream delivers certainly lies below the table's location. */
function isWrittenTo(tableLocation: Property, destination: Property): boolean {
  const location = s3LocationOf(tableLocation);
  const [arn, prefix] = [destination.get("BucketARN"), destination.get("Prefix")];
  const written = prefix.absent ? "" : prefix.string?.split("!{", 1)[0];
  if (!location?.isComplete || written === undefined || !written.startsWith(location.key)) return false;
  const bucket = targetOf(arn, "AWS::S3::Bucket");
  if (bucket) return location.bucket?.id === bucket.id;
  return arn.string !== undefined && location.bucketName === nameIn(arn.string);
}
