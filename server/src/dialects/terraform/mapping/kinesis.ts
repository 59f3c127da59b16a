import { jsonText, words } from "../conversions.ts";
import { converted, one, type TypeMapping } from "./table.ts";

export const kinesis: Readonly<Record<string, TypeMapping>> = {
  aws_kinesis_stream: {
    type: "AWS::Kinesis::Stream",
    refs: ["name"],
    arns: ["id"],
    attributes: {
      // Hours, in both.
      retention_period: "RetentionPeriodHours",
      shard_level_metrics: "DesiredShardLevelMetrics",
      encryption_type: converted("StreamEncryption.EncryptionType", words({ NONE: null })),
      kms_key_id: "StreamEncryption.KeyId",
      max_record_size_in_kib: "MaxRecordSizeInKiB",
      stream_mode_details: one("StreamModeDetails"),
    },
  },
  aws_kinesis_stream_consumer: {
    type: "AWS::Kinesis::StreamConsumer",
    arns: ["id"],
    attributes: { name: "ConsumerName" },
  },
  aws_kinesis_resource_policy: {
    type: "AWS::Kinesis::ResourcePolicy",
    attributes: { policy: converted("ResourcePolicy", jsonText) },
  },
};
