import { joined, pseudo, referenceTo } from "../../model/edit.ts";
import type { ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { addResource, dependOn, type NewFix, safeFix } from "../fix.ts";
import { newId } from "../new-id.ts";
import { type Destination, destinationOf, fixedName, mayPublish } from "./_grants.ts";

export default defineRule({
  id: "s3-notification-lambda-permission",
  title: "S3 may not invoke the notified Lambda function",
  severity: "error",
  facts: ["s3-event-to-lambda", "s3-event-notifications"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const reported = new Set<string>();
    for (const notification of bucket.get("NotificationConfiguration.LambdaConfigurations").items) {
      const property = notification.get("Function");
      const destination = destinationOf(property);
      if (destination?.whole.type.name !== "AWS::Lambda::Function") continue;
      if (reported.has(destination.named.id) || mayPublish(bucket, destination) !== "no") continue;
      reported.add(destination.named.id);
      report({
        at: property,
        message:
          `S3 is not allowed to invoke ${destination.named.id}. No permission names s3.amazonaws.com and this bucket. ` +
          "Saving the notification fails with 'Unable to validate the following destination configurations'.",
        related: [{ message: "the function", at: destination.whole.label }],
        fixes: [addPermission(bucket, destination)],
      });
    }
  },
});

/** The permission cannot refer to the bucket, which waits for it; a bucket without a name is told by its account alone. */
function addPermission(bucket: ResourceView, { named, whole }: Destination): NewFix {
  const name = fixedName(bucket);
  const permission = {
    id: newId(whole, "S3Permission"),
    type: "AWS::Lambda::Permission",
    properties: {
      Action: "lambda:InvokeFunction",
      FunctionName: named.id === whole.id ? referenceTo(whole.resource, "Arn") : referenceTo(named.resource),
      Principal: "s3.amazonaws.com",
      SourceAccount: pseudo("AWS::AccountId"),
      ...(name === undefined ? {} : { SourceArn: joined("arn:", pseudo("AWS::Partition"), `:s3:::${name}`) }),
    },
  };
  return safeFix("Let S3 invoke the function", addResource(bucket, permission), dependOn(bucket, permission));
}
