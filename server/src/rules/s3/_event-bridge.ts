import { joined, type NewValue, pseudo, referenceTo } from "../../model/edit.ts";
import { trusts } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { add, addResource, type NewEdit, type NewFix, set, unsafeFix } from "../fix.ts";
import { newId } from "../new-id.ts";
import { removeItem } from "./_remove-item.ts";

/** What an event of a notification is in EventBridge; `reason` is the call that caused it. */
const events: Readonly<Record<string, { readonly detailType: string; readonly reason?: string }>> = {
  "s3:ObjectCreated:*": { detailType: "Object Created" },
  "s3:ObjectCreated:Put": { detailType: "Object Created", reason: "PutObject" },
  "s3:ObjectCreated:Post": { detailType: "Object Created", reason: "POST Object" },
  "s3:ObjectCreated:Copy": { detailType: "Object Created", reason: "CopyObject" },
  "s3:ObjectCreated:CompleteMultipartUpload": { detailType: "Object Created", reason: "CompleteMultipartUpload" },
  "s3:ObjectRemoved:*": { detailType: "Object Deleted", reason: "DeleteObject" },
  "s3:ObjectRestore:Post": { detailType: "Object Restore Initiated" },
  "s3:ObjectRestore:Completed": { detailType: "Object Restore Completed" },
};

interface NewTarget {
  readonly arn: NewValue;
  /** What EventBridge wants to know beside the ARN and the role. */
  readonly parameters?: { readonly [key: string]: NewValue };
}

const targets: Readonly<Record<string, (target: ResourceView) => NewTarget | undefined>> = {
  "AWS::Batch::JobQueue": (queue) => batchTarget(queue, onlyOne(queue, "AWS::Batch::JobDefinition")),
  "AWS::Batch::JobDefinition": (definition) => {
    const queue = onlyOne(definition, "AWS::Batch::JobQueue");
    return queue && batchTarget(queue, definition);
  },
  "AWS::Kinesis::Stream": (stream) => ({ arn: referenceTo(stream.resource, "Arn") }),
  "AWS::KinesisFirehose::DeliveryStream": (delivery) => ({ arn: referenceTo(delivery.resource, "Arn") }),
  "AWS::StepFunctions::StateMachine": (machine) => ({ arn: referenceTo(machine.resource) }),
};

function batchTarget(queue: ResourceView, definition: ResourceView | undefined): NewTarget {
  const jobDefinition = definition ? referenceTo(definition.resource) : "job-definition";
  return {
    arn: referenceTo(queue.resource),
    parameters: { BatchParameters: { JobDefinition: jobDefinition, JobName: "s3-event" } },
  };
}

function onlyOne(beside: ResourceView, type: string): ResourceView | undefined {
  const all = beside.template.ofType(type);
  return all.length === 1 ? all[0] : undefined;
}

/** A rule of EventBridge in the place of a notification; the role that it needs is left to the user where there is none. */
export function sendThroughEventBridge(notification: Property, target: ResourceView): readonly NewFix[] {
  const bucket = notification.resource;
  const pattern = patternFor(notification);
  const newTarget = targets[target.type.name]?.(target);
  const enabled = enableEventBridge(bucket);
  if (!pattern || !newTarget || !enabled) return [];
  const role = bucket.template.ofType("AWS::IAM::Role").find((own) => trusts(own, "events.amazonaws.com") === "yes");
  const roleArn = role
    ? referenceTo(role.resource, "Arn")
    : joined("arn:", pseudo("AWS::Partition"), ":iam::", pseudo("AWS::AccountId"), ":role/events-role");
  return [
    unsafeFix(
      `Send the events through EventBridge (adds a rule${role ? "" : "; name its role"})`,
      ...enabled,
      removeItem(notification),
      addResource(bucket, {
        id: newId(target, "S3EventRule"),
        type: "AWS::Events::Rule",
        properties: {
          EventPattern: pattern,
          Targets: [{ Id: "s3-events", Arn: newTarget.arn, RoleArn: roleArn, ...newTarget.parameters }],
        },
      }),
    ),
  ];
}

function enableEventBridge(bucket: ResourceView): readonly NewEdit[] | undefined {
  const path = "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled";
  const enabled = bucket.get(path);
  if (enabled.absent) return [add(bucket, path, true)];
  if (enabled.boolean === undefined) return undefined;
  return enabled.boolean ? [] : [set(enabled, true)];
}

function patternFor(notification: Property): NewValue | undefined {
  const wanted = notification.get("Event").items.map(({ string }) => events[string ?? ""]);
  const key = keyPattern(notification.get("Filter.S3Key.Rules"));
  if (wanted.length === 0 || !wanted.every((event) => event !== undefined) || !key) return undefined;
  const reasons = wanted.map(({ reason }) => reason);
  return {
    source: ["aws.s3"],
    "detail-type": [...new Set(wanted.map(({ detailType }) => detailType))],
    detail: {
      bucket: { name: [referenceTo(notification.resource.resource)] },
      ...(key.length > 0 ? { object: { key } } : {}),
      ...(reasons.every((reason) => reason !== undefined) ? { reason: [...new Set(reasons)] } : {}),
    },
  };
}

/** The filter on keys, empty where there is none; undefined where it is not known. */
function keyPattern(rules: Property): readonly NewValue[] | undefined {
  const parts = new Map(rules.items.map((rule) => [rule.get("Name").string?.toLowerCase(), rule.get("Value").string]));
  if (rules.unknown || parts.has(undefined) || [...parts.values()].includes(undefined)) return undefined;
  const [prefix, suffix] = [parts.get("prefix"), parts.get("suffix")];
  if (prefix === undefined || suffix === undefined) return [...parts].map(([name, value]) => ({ [name!]: value! }));
  // In a list one match suffices, and both are needed.
  return /[*\\]/.test(prefix + suffix) ? undefined : [{ wildcard: `${prefix}*${suffix}` }];
}
