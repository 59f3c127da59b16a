import assert from "node:assert/strict";
import { cloudControlMapping } from "../../server/src/dialects/terraform/mapping/cloud-control.ts";
import { policyDocument } from "../../server/src/dialects/terraform/mapping/iam-policy-document.ts";
import { mappings } from "../../server/src/dialects/terraform/mapping/mapping.ts";
import {
  cloudControlCase,
  pascalCase,
  propertyName,
  snakeCase,
} from "../../server/src/dialects/terraform/mapping/naming.ts";
import { parsePath } from "../../server/src/dialects/terraform/mapping/path.ts";
import { rowOf } from "../../server/src/dialects/terraform/mapping/table.ts";
import { propertyPath, spotsOf, type TerraformStep } from "../../server/src/dialects/terraform/paths.ts";
import type { Words } from "../../server/src/dialects/terraform/translate.ts";

describe("Terraform's names", () => {
  const names: readonly (readonly [string, string])[] = [
    ["shard_count", "ShardCount"],
    ["kms_key_id", "KmsKeyId"],
    ["s3_backup_mode", "S3BackupMode"],
    ["ec2_key_pair", "Ec2KeyPair"],
  ];
  for (const [terraform, cloudFormation] of names) {
    it(`${terraform} is ${cloudFormation}`, () => {
      assert.equal(pascalCase(terraform), cloudFormation);
      assert.equal(snakeCase(cloudFormation), terraform);
    });
  }

  const acronyms: readonly (readonly [string, string, string])[] = [
    ["AWS::KinesisFirehose::DeliveryStream", "role_arn", "RoleARN"],
    ["AWS::Pipes::Pipe", "role_arn", "RoleArn"],
    ["AWS::S3::Bucket", "sse_algorithm", "SSEAlgorithm"],
    ["AWS::KinesisFirehose::DeliveryStream", "size_in_m_bs", "SizeInMBs"],
    ["AWS::KinesisFirehose::DeliveryStream", "awskms_key_arn", "AWSKMSKeyARN"],
    ["AWS::KinesisFirehose::DeliveryStream", "cloudwatch_logging_options", "CloudWatchLoggingOptions"],
    ["AWS::Batch::ComputeEnvironment", "desiredv_cpus", "DesiredvCpus"],
    ["AWS::EMR::Cluster", "ec_2_key_name", "Ec2KeyName"],
  ];
  for (const [type, attribute, property] of acronyms) {
    it(`${attribute} of ${type} is ${property}`, () => {
      assert.equal(propertyName(type, attribute), property);
      assert.equal(cloudControlCase(property), attribute);
    });
  }

  const types: readonly (readonly [string, string | undefined])[] = [
    ["awscc_kinesisfirehose_delivery_stream", "AWS::KinesisFirehose::DeliveryStream"],
    ["awscc_s3_bucket", "AWS::S3::Bucket"],
    ["awscc_dynamodb_table", "AWS::DynamoDB::Table"],
    ["awscc_emr_cluster", "AWS::EMR::Cluster"],
    ["awscc_kinesisanalyticsv2_application", "AWS::KinesisAnalyticsV2::Application"],
    ["awscc_lambda_event_source_mapping", "AWS::Lambda::EventSourceMapping"],
    ["awscc_iam_role_policy", "AWS::IAM::RolePolicy"],
    ["awscc_glue_job", "AWS::Glue::Job"],
    ["aws_s3_bucket", undefined],
  ];
  for (const [terraform, cloudFormation] of types) {
    it(`${terraform} is ${cloudFormation ?? "not of the Cloud Control provider"}`, () => {
      assert.equal(cloudControlMapping(terraform)?.type, cloudFormation);
    });
  }
});

describe("Terraform's tables", () => {
  for (const [name, words] of [...mappings(), ["aws_iam_policy_document", policyDocument] as const]) {
    it(`${name}: every row leads to a property and back`, () => {
      for (const steps of attributesOf(words)) {
        const path = propertyPath(words, steps);
        const label = `${steps.map((step) => step.name).join(".")} -> ${path.join(".")}`;
        const back = spotsOf(words, path).filter(({ rest }) => rest.length === 0);
        assert.ok(
          back.some((spot) => names(spot.steps) === names(steps)),
          `${label} -> ${back.map((spot) => names(spot.steps)).join(" or ")}`,
        );
      }
    });
  }

  it("say where a split resource lies", () => {
    for (const [name, { attach, attributes }] of mappings()) {
      if (!attach) continue;
      assert.equal(Object.hasOwn(attributes, attach.by), false, `${name} maps ${attach.by}`);
      assert.ok(
        parsePath(attach.at).every((step) => typeof step === "object" || /^[A-Z]/.test(step)),
        name,
      );
    }
  });
});

/** The attributes that the tables list, at all depths. */
function attributesOf(words: Words): readonly (readonly TerraformStep[])[] {
  return Object.entries(words.attributes).flatMap(([name, attribute]) => {
    const row = rowOf(attribute);
    const step: TerraformStep = row.block === "many" ? { name, index: 0 } : { name };
    const inner = attributesOf({ ...words, attributes: row.attributes ?? {} }).map((steps) => [step, ...steps]);
    return row.to === "" ? inner : [[step], ...inner];
  });
}

function names(steps: readonly TerraformStep[]): string {
  return steps.map(({ name, index }) => (index === undefined ? name : `${name}.${index}`)).join(" ");
}
