import type { Property } from "../../model/property.ts";
import { isWrittenWhole } from "../../model/text-part.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewEdit, safeFix, set } from "../fix.ts";

const unreadable = ["Snappy", "HADOOP_SNAPPY", "ZIP"];
/** What COPY is told of compressed objects. */
const compressions = ["GZIP", "LZOP", "BZIP2", "ZSTD"];

export default defineRule({
  id: "firehose-redshift-copy-compression",
  title: "COPY cannot read what Firehose stages for Redshift",
  severity: "error",
  facts: ["firehose-redshift-staging", "firehose-redshift-compression"],
  doc: "https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const redshift = firehose.get("RedshiftDestinationConfiguration");
    const [format, options] = [
      redshift.get("S3Configuration.CompressionFormat"),
      redshift.get("CopyCommand.CopyOptions"),
    ];
    const compression = format.absent ? "UNCOMPRESSED" : format.string;
    const words = options.absent ? [] : compressionsIn(options);
    if (!redshift.present || compression === undefined || !words) return;
    const staged = `Firehose stages the data as ${compression}, and loads it with COPY ${options.string ?? ""}`.trim();

    if (unreadable.includes(compression)) {
      report({
        at: format,
        message: `COPY does not read ${compression}: use GZIP or UNCOMPRESSED for the staging bucket. ${staged}.`,
        fixes: [safeFix("Use GZIP", set(format, "GZIP"), ...(words.includes("GZIP") ? [] : [appendGzip(options)]))],
      });
    } else if (compression === "GZIP" && !words.includes("GZIP")) {
      report({
        at: options.present ? options : format,
        message: `COPY is not told that the objects are compressed: add GZIP to ${options.name}. ${staged}; every load fails.`,
        related: options.present ? [{ message: "the compression", at: format }] : [],
        fixes: [safeFix("Append GZIP", appendGzip(options))],
      });
    } else if (compression === "UNCOMPRESSED" && words[0] !== undefined) {
      report({
        at: options,
        message: `COPY expects ${words[0]}, but the objects are not compressed. ${staged}; every load fails.`,
        fixes: isWrittenWhole(options) ? [safeFix(`Remove ${words[0]}`, set(options, without(options.string!)))] : [],
      });
    }
  },
});

const quotedOrWord = /'[^']*'|\w+/g;

/** The compressions among the options; what stands in quotes is a name. Undefined where the options are not known. */
function compressionsIn({ string }: Property): readonly string[] | undefined {
  const words = string?.match(quotedOrWord) ?? [];
  return string === undefined ? undefined : words.map((word) => word.toUpperCase()).filter(isCompression);
}

function isCompression(word: string): boolean {
  return compressions.includes(word.toUpperCase());
}

function without(text: string): string {
  const rest = text.replace(quotedOrWord, (word) => (isCompression(word) ? "" : word));
  return rest.replace(/ {2,}/g, " ").trim();
}

function appendGzip(options: Property): NewEdit {
  if (!options.present) return add(options.resource, options.path, "GZIP");
  // Options that are put together cannot be written again as one text.
  return isWrittenWhole(options) ? set(options, `${options.string!} GZIP`.trim()) : { edit: undefined, shared: false };
}
