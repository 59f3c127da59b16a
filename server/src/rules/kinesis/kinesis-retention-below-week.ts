import { mayMention } from "../../model/mentions.ts";
import type { ResourceView } from "../../model/property.ts";
import { pointsTo } from "../../model/reference.ts";
import { readersOf } from "../../model/stream-uses.ts";
import { defineRule } from "../define-rule.ts";
import { add, set, unsafeFix } from "../fix.ts";

const [day, week] = [24, 168];

export default defineRule({
  id: "kinesis-retention-below-week",
  title: "Short retention leaves little time to replay a stream",
  severity: "information",
  facts: ["kinesis-retention-range"],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html",
  types: ["AWS::Kinesis::Stream"],
  check(stream, { report }) {
    const retention = stream.get("RetentionPeriodHours");
    const hours = retention.absent ? day : retention.number;
    if (hours === undefined || hours < day || hours >= week || isArchivedOnly(stream)) return;
    report({
      at: retention.present ? retention : stream.type,
      message:
        `Records disappear ${hours} hours after they were written. A consumer that is down over a weekend loses data. ` +
        `Consider ${retention.name} ${week} (7 days), which costs extra per shard hour or GB.`,
      fixes: [
        unsafeFix(
          "Keep records for 7 days (costs extra)",
          retention.present ? set(retention, week) : add(stream, retention.path, week),
        ),
      ],
    });
  },
});

const firehose = "AWS::KinesisFirehose::DeliveryStream";
const source = "KinesisStreamSourceConfiguration.KinesisStreamARN";
const archives = ["ExtendedS3DestinationConfiguration", "S3DestinationConfiguration"];

/** All that reads the stream delivers to S3, from where everything can be read again; or that cannot be told. */
function isArchivedOnly(stream: ResourceView): boolean {
  const readers = readersOf(stream);
  if (readers.length > 0) return readers.every(({ resource }) => archives.some((name) => !resource.get(name).absent));
  return mayMention(stream, firehose, source).some((other) => pointsTo(other.get(source), stream) === undefined);
}
