import { comesAfterOne } from "../../model/dependencies.ts";
import type { ResourceView } from "../../model/property.ts";
import { pointsTo, targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";

export default defineRule({
  id: "flink-code-bucket-in-same-template",
  title: "Code bucket is created together with the Flink application",
  severity: "warning",
  facts: ["flink-code-object"],
  doc: "https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_S3ContentLocation.html",
  types: ["AWS::KinesisAnalyticsV2::Application"],
  check(application, { report }) {
    const code = application.get("ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.S3ContentLocation");
    const [bucketArn, key] = [code.get("BucketARN"), code.get("FileKey")];
    const bucket = targetOf(bucketArn, "AWS::S3::Bucket");
    if (!bucket) return;
    const isFilled = comesAfterOne(application, (other) => other !== undefined && mayUpload(other, bucket));
    if (isFilled !== "no") return;
    // There a key that is not known may come from what uploads the code.
    const isTerraform = application.template.source.dialect === "terraform";
    if (isTerraform && key.unknown) return;
    report({
      at: bucketArn,
      message:
        `${bucket.id} is created together with this application, and still empty then. The service checks at creation ` +
        `that ${key.string ?? "the code"} exists there; the first deployment fails with "unable to get the specified ` +
        'fileKey". Create the bucket in an earlier stack, or upload by ' +
        `${isTerraform ? "an aws_s3_object" : "a custom resource"} on which ${application.id} depends.`,
      related: [{ message: "the bucket", at: bucket.label }],
    });
  },
});

/** Custom resources, nested stacks, and what is not of AWS, such as a null_resource, may do anything. */
const doers = /^(?:AWS::CloudFormation::|aws_lambda_invocation$|(?!AWS::|awscc?_))/;
const objects = /^aws_s3_(?:bucket_)?object(?:_copy)?$/;

/** Whether something may put the code into the bucket. */
function mayUpload(other: ResourceView, bucket: ResourceView): boolean {
  const { name } = other.type;
  return doers.test(name) || (objects.test(name) && pointsTo(other.get("Bucket"), bucket) !== false);
}
