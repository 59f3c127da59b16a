import { matchesPattern } from "../../model/arn.ts";
import {
  allOf,
  allowsAction,
  answered,
  anyOf,
  type Granted,
  hasPrincipal,
  isAllow,
  statementsOf,
} from "../../model/iam.ts";
import { mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { pointsTo, referenceIn, targetOf } from "../../model/reference.ts";

/** A destination that is a resource of the template. */
export interface Destination {
  /** What the notification names: a queue, a topic, a function, or a version or alias of one. */
  readonly named: ResourceView;
  /** The function of a version or alias; otherwise the same. */
  readonly whole: ResourceView;
}

/** A resource that lets S3 publish to a destination, or may do so. */
export interface Grant {
  readonly by: ResourceView;
  readonly answer: Granted;
}

const service = "s3.amazonaws.com";

/** A destination that is referred to by its ARN; anything but an ARN is refused for its own reason. */
export function destinationOf(property: Property): Destination | undefined {
  const reference = referenceIn(property);
  const named = reference && property.resource.template.resource(reference.resource);
  // SAM writes the permission for the events of its functions.
  if (!named || named.type.declared === "AWS::Serverless::Function") return undefined;
  switch (named.type.name) {
    case "AWS::Lambda::Function":
    case "AWS::SQS::Queue":
      return reference.attribute === "Arn" ? { named, whole: named } : undefined;
    case "AWS::SNS::Topic":
      return ["", "TopicArn", "Arn"].includes(reference.attribute ?? "") ? { named, whole: named } : undefined;
    case "AWS::Lambda::Version":
    case "AWS::Lambda::Alias": {
      const whole = targetOf(named.get("FunctionName"), "AWS::Lambda::Function");
      return whole && whole.type.declared !== "AWS::Serverless::Function" ? { named, whole } : undefined;
    }
    default:
      return undefined;
  }
}

/** What S3 has to be allowed to do with a destination. */
export const publishActions: Readonly<Record<string, string>> = {
  "AWS::SNS::Topic": "sns:Publish",
  "AWS::SQS::Queue": "sqs:SendMessage",
};

/** Whether S3 may publish the events of a bucket to a destination. */
export function mayPublish(bucket: ResourceView, destination: Destination): Granted {
  if (bucket.template.open || destination.whole.resource.passedOn) return "unknown";
  return anyOf(grantsFor(bucket, destination).map(({ answer }) => answer));
}

/** The permissions and policies of a destination, and whether each lets S3 publish the events of a bucket. */
export function grantsFor(bucket: ResourceView, destination: Destination): readonly Grant[] {
  const { named, whole } = destination;
  const action = publishActions[named.type.name];
  if (action === undefined) return permissionsFor(bucket, destination);
  return policiesOf(whole).map(({ by, answer }) => ({ by, answer: allOf([answer, allows(by, action)]) }));
}

/** Where policies say to which queue or topic they belong. */
const attachments: Readonly<Record<string, readonly (readonly [type: string, path: string])[]>> = {
  "AWS::SNS::Topic": [
    ["AWS::SNS::TopicPolicy", "Topics"],
    ["AWS::SNS::TopicInlinePolicy", "TopicArn"],
  ],
  "AWS::SQS::Queue": [
    ["AWS::SQS::QueuePolicy", "Queues"],
    ["AWS::SQS::QueueInlinePolicy", "Queue"],
  ],
};

/** The policies that belong to a queue or topic, or may do so. */
export function policiesOf(destination: ResourceView): readonly Grant[] {
  return attachments[destination.type.name]!.flatMap(([type, path]) =>
    mayMention(destination, type, path).flatMap((by) => {
      const owners = by.get(path);
      const points = owners.items.map((item) => answered(pointsTo(item, destination)));
      const answer = anyOf(owners.unknown ? ["unknown"] : points);
      return answer === "no" ? [] : [{ by, answer }];
    }),
  );
}

function allows(policy: ResourceView, action: string): Granted {
  const statements = statementsOf(policy.get("PolicyDocument"));
  if (!statements) return "unknown";
  return anyOf(
    statements.map((statement) =>
      allOf([isAllow(statement), hasPrincipal(statement, "Service", service), allowsAction(statement, action)]),
    ),
  );
}

function permissionsFor(bucket: ResourceView, { named, whole }: Destination): readonly Grant[] {
  const candidates = new Set(
    [named, whole].flatMap((target) => mayMention(target, "AWS::Lambda::Permission", "FunctionName")),
  );
  return [...candidates].map((by) => {
    const target = by.get("FunctionName");
    const answer = allOf([
      anyOf([answered(pointsTo(target, named)), answered(pointsTo(target, whole))]),
      matches(by.get("Principal"), (text) => text === service || text === "*"),
      matches(by.get("Action"), (text) => matchesPattern(text, "lambda:InvokeFunction", true)),
      comesFrom(by.get("SourceArn"), bucket),
    ]);
    return { by, answer };
  });
}

/** A bucket that is not part of the template may be any other one. */
function comesFrom(source: Property, bucket: ResourceView): Granted {
  if (source.absent) return "yes";
  const points = pointsTo(source, bucket);
  return answered(points === false && bucket.resource.passedOn ? undefined : points);
}

function matches(property: Property, isWanted: (text: string) => boolean): Granted {
  return property.string === undefined ? "unknown" : answered(isWanted(property.string));
}

/** The name where it is the same in every deployment; a parameter's default may be another one next time. */
export function fixedName({ resource: { properties } }: ResourceView): string | undefined {
  const name = properties.kind === "map" ? properties.get("BucketName") : undefined;
  return name?.kind === "literal" ? String(name.value) : undefined;
}
