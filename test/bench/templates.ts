/** CloudFormation templates of a wanted size, all of the same few pipelines, with a mistake in every tenth. */
export function makeTemplate(kibibytes: number): object {
  const resources: Record<string, object> = {};
  const wanted = kibibytes * 1024;
  for (let n = 0, length = 0; length < wanted; n++) {
    const pipeline = makePipeline(n);
    Object.assign(resources, pipeline);
    length += JSON.stringify(pipeline, null, 2).length;
  }
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Parameters: { Shards: { Type: "Number", Default: 2 } },
    Resources: resources,
  };
}

function makePipeline(n: number): Record<string, object> {
  return {
    [`Stream${n}`]: {
      Type: "AWS::Kinesis::Stream",
      Properties: { ShardCount: { Ref: "Shards" }, RetentionPeriodHours: n % 10 === 0 ? 7 : 48 },
    },
    [`Lake${n}`]: {
      Type: "AWS::S3::Bucket",
      Properties: {
        LifecycleConfiguration: {
          Rules: [
            { Id: "archive", Status: "Enabled", Transitions: [{ StorageClass: "GLACIER", TransitionInDays: 30 }] },
          ],
        },
      },
    },
    [`Delivery${n}`]: {
      Type: "AWS::KinesisFirehose::DeliveryStream",
      Properties: {
        DeliveryStreamType: "KinesisStreamAsSource",
        KinesisStreamSourceConfiguration: {
          KinesisStreamARN: { "Fn::GetAtt": [`Stream${n}`, "Arn"] },
          RoleARN: { "Fn::GetAtt": [`Role${n}`, "Arn"] },
        },
        ExtendedS3DestinationConfiguration: {
          BucketARN: { "Fn::GetAtt": [`Lake${n}`, "Arn"] },
          RoleARN: { "Fn::GetAtt": [`Role${n}`, "Arn"] },
        },
      },
    },
    [`Role${n}`]: {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: "Allow", Principal: { Service: "firehose.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
        Policies: [
          {
            PolicyName: "deliver",
            PolicyDocument: {
              Statement: [
                {
                  Effect: "Allow",
                  Action: [
                    "kinesis:DescribeStream",
                    "kinesis:GetShardIterator",
                    "kinesis:GetRecords",
                    "kinesis:ListShards",
                  ],
                  Resource: { "Fn::GetAtt": [`Stream${n}`, "Arn"] },
                },
              ],
            },
          },
        ],
      },
    },
  };
}
