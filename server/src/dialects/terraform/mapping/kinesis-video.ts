import { one, spread, type TypeMapping } from "./table.ts";

const encryption = one("EncryptionConfig");

export const kinesisVideo: Readonly<Record<string, TypeMapping>> = {
  aws_kinesis_video_stream: {
    type: "AWS::KinesisVideo::Stream",
    refs: ["name"],
    arns: ["id"],
    attributes: {},
  },
  aws_connect_instance_storage_config: {
    type: "AWS::Connect::InstanceStorageConfig",
    attributes: {
      storage_config: spread({
        kinesis_firehose_config: one("KinesisFirehoseConfig"),
        kinesis_stream_config: one("KinesisStreamConfig"),
        kinesis_video_stream_config: one("KinesisVideoStreamConfig", { encryption_config: encryption }),
        s3_config: one("S3Config", { encryption_config: encryption }),
        storage_type: "StorageType",
      }),
    },
  },
};
