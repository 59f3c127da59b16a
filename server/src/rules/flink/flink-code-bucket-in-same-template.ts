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
    const content = application.get("ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent");
    if (["TextContent", "ZipFileContent"].some((name) => !content.get(name).absent)) return;
    const [bucketArn, key] = [content.get("S3ContentLocation.BucketARN"), content.get("S3ContentLocation.FileKey")];
    const bucket = targetOf(bucketArn, "AWS::S3::Bucket");
    if (!bucket) return;
    // A bucket that is handed to a module may be filled there; a key that is not known may come from what fills it.
    if (bucket.resource.passedOn || key.unknown) return;
    if (comesAfterOne(application, (other) => other !== undefined && mayUpload(other, bucket)) !== "no") return;
    report({
      at: bucketArn,
      message:
        "The code bucket is made together with the application, and is still empty then. Managed Flink checks at creation " +
        `that ${key.string ?? "the code"} is in ${bucket.id}: the first deployment fails with "unable to get the specified ` +
        `fileKey". Create the bucket in an earlier stack, or have ${application.id} depend on what uploads the code.`,
      related: [{ message: "the bucket", at: bucket.label }],
    });
  },
});

/** Custom resources, nested stacks, and what is not of AWS, such as a null_resource, may do anything. */
const doers = /^(?:AWS::CloudFormation::|aws_lambda_invocation$|(?!AWS::|aws(?:cc)?_))/;
const objects = /^aws_s3_(?:bucket_)?object(?:_copy)?$/;

function mayUpload(other: ResourceView, bucket: ResourceView): boolean {
  const { name } = other.type;
  return doers.test(name) || (objects.test(name) && pointsTo(other.get("Bucket"), bucket) !== false);
}
