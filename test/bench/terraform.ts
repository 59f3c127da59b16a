import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ofSize } from "./templates.ts";

const files = 8;

/** Writes Terraform JSON files of so many bytes together to the folder, and gives the path of the one with the variable. */
export function writeTerraform(folder: string, bytes: number): string {
  mkdirSync(folder);
  for (let n = 0; n < files; n++) {
    const text = ofSize(Math.ceil(bytes / files), (count) => fileText(n, count));
    writeFileSync(join(folder, nameOf(n)), text);
  }
  return join(folder, nameOf(0));
}

function nameOf(n: number): string {
  return n === 0 ? "main.tf.json" : `part${n}.tf.json`;
}

function fileText(file: number, count: number): string {
  const resource: Record<string, Record<string, object>> = {};
  for (let n = 0; n < count; n++) {
    for (const [type, block] of Object.entries(pipelineOf(n % 10 === 0 ? 7 : 48, `${file}_${n}`))) {
      resource[type] = { ...resource[type], ...block };
    }
  }
  const variable = file === 0 && { variable: { shards: { type: "number", default: 2 } } };
  return `${JSON.stringify({ ...variable, resource }, null, 2)}\n`;
}

function pipelineOf(retention: number, id: string): Record<string, Record<string, object>> {
  const name = `delivery${id}`;
  const role = `\${aws_iam_role.role${id}.arn}`;
  const assume = { Effect: "Allow", Principal: { Service: "firehose.amazonaws.com" }, Action: "sts:AssumeRole" };
  const policy = {
    Effect: "Allow",
    Action: ["kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:ListShards"],
    Resource: `\${aws_kinesis_stream.stream${id}.arn}`,
  };
  return {
    aws_kinesis_stream: {
      [`stream${id}`]: { shard_count: "${var.shards}", name: `stream${id}`, retention_period: retention },
    },
    aws_s3_bucket: { [`lake${id}`]: { bucket_prefix: "lake" } },
    aws_s3_bucket_lifecycle_configuration: {
      [`lake${id}`]: {
        bucket: `\${aws_s3_bucket.lake${id}.id}`,
        rule: [{ id: "archive", status: "Enabled", transition: [{ storage_class: "GLACIER", days: 30 }] }],
      },
    },
    aws_kinesis_firehose_delivery_stream: {
      [name]: {
        name,
        destination: "extended_s3",
        kinesis_source_configuration: {
          kinesis_stream_arn: `\${aws_kinesis_stream.stream${id}.arn}`,
          role_arn: role,
        },
        extended_s3_configuration: { bucket_arn: `\${aws_s3_bucket.lake${id}.arn}`, role_arn: role },
      },
    },
    aws_iam_role: {
      [`role${id}`]: { assume_role_policy: JSON.stringify({ Version: "2012-10-17", Statement: [assume] }) },
    },
    aws_iam_role_policy: {
      [`role${id}`]: {
        role: `\${aws_iam_role.role${id}.id}`,
        policy: JSON.stringify({ Version: "2012-10-17", Statement: [policy] }),
      },
    },
  };
}
