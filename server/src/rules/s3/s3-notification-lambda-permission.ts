import { matchesPattern } from "../../model/arn.ts";
import { joined, pseudo, referenceTo } from "../../model/edit.ts";
import { allOf, anyOf, type Granted } from "../../model/iam.ts";
import { mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { pointsTo, referenceIn, targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { addResource, dependOn, type NewFix, safeFix } from "../fix.ts";
import { newId } from "./_new-id.ts";

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
      if (!destination || reported.has(destination.named.id) || mayInvoke(bucket, destination) !== "no") continue;
      reported.add(destination.named.id);
      report({
        at: property,
        message:
          `S3 is not allowed to invoke ${destination.named.id}: no permission names s3.amazonaws.com and this bucket. ` +
          "Saving the notification fails with 'Unable to validate the following destination configurations'.",
        related: [{ message: "the function", at: destination.fn.label }],
        fixes: [addPermission(bucket, destination)],
      });
    }
  },
});

interface Destination {
  /** The function, or the version or alias of it, that the notification names. */
  readonly named: ResourceView;
  readonly fn: ResourceView;
}

/** A function of the template that is referred to by its ARN; the name alone is refused for its own reason. */
function destinationOf(property: Property): Destination | undefined {
  const reference = referenceIn(property);
  const named = reference && property.resource.template.resource(reference.resource);
  // SAM writes the permission for the events of its functions.
  if (!named || named.type.declared === "AWS::Serverless::Function") return undefined;
  switch (named.type.name) {
    case "AWS::Lambda::Function":
      return reference.attribute === "Arn" ? { named, fn: named } : undefined;
    case "AWS::Lambda::Version":
    case "AWS::Lambda::Alias": {
      const fn = targetOf(named.get("FunctionName"), "AWS::Lambda::Function");
      return fn && fn.type.declared !== "AWS::Serverless::Function" ? { named, fn } : undefined;
    }
    default:
      return undefined;
  }
}

function mayInvoke(bucket: ResourceView, { named, fn }: Destination): Granted {
  const { template } = bucket;
  if (template.open || fn.resource.passedOn) return "unknown";
  const candidates = new Set(
    [named, fn].flatMap((target) => mayMention(target, "AWS::Lambda::Permission", "FunctionName")),
  );
  return anyOf(
    [...candidates].map((permission) => {
      const [principal, action] = [permission.get("Principal"), permission.get("Action")];
      const target = permission.get("FunctionName");
      return allOf([
        anyOf([answer(pointsTo(target, named)), answer(pointsTo(target, fn))]),
        matches(principal, (text) => text === "s3.amazonaws.com" || text === "*"),
        matches(action, (text) => matchesPattern(text, "lambda:InvokeFunction", true)),
        comesFrom(permission.get("SourceArn"), bucket),
      ]);
    }),
  );
}

/** A bucket that is not part of the template may be any other one. */
function comesFrom(source: Property, bucket: ResourceView): Granted {
  if (source.absent) return "yes";
  const points = pointsTo(source, bucket);
  return answer(points === false && bucket.resource.passedOn ? undefined : points);
}

function matches(property: Property, isWanted: (text: string) => boolean): Granted {
  return property.string === undefined ? "unknown" : answer(isWanted(property.string));
}

function answer(known: boolean | undefined): Granted {
  return known === undefined ? "unknown" : known ? "yes" : "no";
}

/** The permission cannot refer to the bucket, which waits for it; a bucket without a name is told by its account alone. */
function addPermission(bucket: ResourceView, { named, fn }: Destination): NewFix {
  const name = fixedName(bucket);
  const permission = {
    id: newId(fn, "S3Permission"),
    type: "AWS::Lambda::Permission",
    properties: {
      Action: "lambda:InvokeFunction",
      FunctionName: named.id === fn.id ? referenceTo(fn.resource, "Arn") : referenceTo(named.resource),
      Principal: "s3.amazonaws.com",
      SourceAccount: pseudo("AWS::AccountId"),
      ...(name === undefined ? {} : { SourceArn: joined("arn:", pseudo("AWS::Partition"), `:s3:::${name}`) }),
    },
  };
  return safeFix("Let S3 invoke the function", addResource(bucket, permission), dependOn(bucket, permission));
}

/** The name where it is the same in every deployment; a parameter's default may be another one next time. */
function fixedName({ resource: { properties } }: ResourceView): string | undefined {
  const name = properties.kind === "map" ? properties.get("BucketName") : undefined;
  return name?.kind === "literal" ? String(name.value) : undefined;
}
