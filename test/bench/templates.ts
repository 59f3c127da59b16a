import { Scalar, stringify } from "yaml";

/** How a language writes what refers to other parts of a template. */
interface Words {
  readonly ref: (name: string) => unknown;
  readonly arn: (name: string) => unknown;
}

/** A CloudFormation template of at least so many bytes: the same small pipeline again and again, now and then wrong. */
export function makeTemplate(language: "yaml" | "json", bytes: number): string {
  return ofSize(bytes, language === "yaml" ? yamlText : jsonText);
}

/** The smallest text of at least so many bytes, of which `render` makes a greater one for a greater count. */
export function ofSize(bytes: number, render: (count: number) => string): string {
  let count = 1;
  let text = render(count);
  while (text.length < bytes) {
    count = Math.max(count + 1, Math.floor((count * bytes) / text.length));
    text = render(count);
  }
  return text;
}

function yamlText(count: number): string {
  const tagged = (tag: string, value: string): Scalar => Object.assign(new Scalar(value), { tag });
  return stringify(
    templateOf(count, { ref: (name) => tagged("!Ref", name), arn: (name) => tagged("!GetAtt", `${name}.Arn`) }),
  );
}

function jsonText(count: number): string {
  const words: Words = { ref: (name) => ({ Ref: name }), arn: (name) => ({ "Fn::GetAtt": [name, "Arn"] }) };
  return `${JSON.stringify(templateOf(count, words), null, 2)}\n`;
}

function templateOf(count: number, words: Words): object {
  const pipelines = Array.from({ length: count }, (_, n) => Object.entries(pipelineOf(n, words)));
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Parameters: { Shards: { Type: "Number", Default: 2 } },
    Resources: Object.fromEntries(pipelines.flat()),
  };
}

function pipelineOf(n: number, { ref, arn }: Words): Record<string, object> {
  return {
    [`Stream${n}`]: {
      Type: "AWS::Kinesis::Stream",
      Properties: { ShardCount: ref("Shards"), RetentionPeriodHours: n % 10 === 0 ? 7 : 48 },
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
        KinesisStreamSourceConfiguration: { KinesisStreamARN: arn(`Stream${n}`), RoleARN: arn(`Role${n}`) },
        ExtendedS3DestinationConfiguration: { BucketARN: arn(`Lake${n}`), RoleARN: arn(`Role${n}`) },
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
                  Resource: arn(`Stream${n}`),
                },
              ],
            },
          },
        ],
      },
    },
  };
}
