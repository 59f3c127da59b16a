import assert from "node:assert/strict";
import { stringify } from "yaml";
import {
  type Edit,
  joined,
  type NewResource,
  type NewValue,
  pseudo,
  referenceTo,
} from "../../server/src/model/edit.ts";
import type { Property, ResourceView } from "../../server/src/model/property.ts";
import { locate, type Site } from "../../server/src/model/site.ts";
import type { Resource, Template } from "../../server/src/model/template.ts";
import { readText } from "../../server/src/syntax/read.ts";
import { plainOf } from "../support/plain.ts";
import { edited, moduleOf, perScenario } from "../support/terraform.ts";

type Data = Record<string, unknown>;

interface Case {
  readonly name: string;
  /** The `resource` section; further sections in `beside`. */
  readonly before: Data;
  readonly beside?: Data;
  readonly edit: (template: Template) => Edit;
  /** The section after the edit, and what has changed beside it; undefined where it cannot be written. */
  readonly after: Data | undefined;
  readonly besideAfter?: Data;
}

function resourceOf(template: Template, id: string): Resource {
  const resource = template.resources.get(id);
  assert.ok(resource, id);
  return resource;
}

type Wanted = NewValue | ((template: Template) => NewValue);

function valueIn(template: Template, wanted: Wanted): NewValue {
  return typeof wanted === "function" ? wanted(template) : wanted;
}

/** Where the property is written in the first scenario in which it is there, as rules find it. */
function siteOf(template: Template, id: string, look: (resource: ResourceView) => Property): Site {
  const sites = perScenario(template, id, (resource) => {
    const { origin, site } = look(resource);
    return origin ?? site;
  });
  const site = sites.find((found) => found !== undefined);
  assert.ok(site, "it is not there");
  return site;
}

function set(id: string, path: string, value: Wanted): Case["edit"] {
  return (template) => ({
    op: "set",
    resource: resourceOf(template, id),
    path,
    site: siteOf(template, id, (resource) => resource.get(path)),
    value: valueIn(template, value),
  });
}

function remove(id: string, path: string): Case["edit"] {
  return (template) => {
    const site = siteOf(template, id, (resource) => resource.get(path));
    return { op: "remove", resource: resourceOf(template, id), path, site };
  };
}

function add(id: string, path: string, value: Wanted): Case["edit"] {
  return (template) => ({ op: "add", resource: resourceOf(template, id), path, value: valueIn(template, value) });
}

function append(id: string, path: string, value: Wanted): Case["edit"] {
  return (template) => ({ op: "append", resource: resourceOf(template, id), path, value: valueIn(template, value) });
}

function addResource(id: string, resource: (beside: Resource, template: Template) => NewResource): Case["edit"] {
  return (template) => {
    const beside = resourceOf(template, id);
    return { op: "addResource", beside, resource: resource(beside, template) };
  };
}

const stream = "aws_kinesis_stream.clicks";
const bucket = "aws_s3_bucket.lake";
const lakeId = "${aws_s3_bucket.lake.id}";

const denial = (beside: Resource): NewValue => ({
  Sid: "Deny",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [referenceTo(beside, "Arn"), joined(referenceTo(beside, "Arn"), "/*")],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

const denialText = {
  Sid: "Deny",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["${aws_s3_bucket.lake.arn}", "${aws_s3_bucket.lake.arn}/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

const denialBlock = {
  principals: [{ type: "*", identifiers: ["*"] }],
  actions: ["s3:*"],
  resources: ["${aws_s3_bucket.lake.arn}", "${aws_s3_bucket.lake.arn}/*"],
  condition: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
  sid: "Deny",
  effect: "Deny",
};

/** A lifecycle of the bucket, with one rule. */
function lifecycle(rule: Data): Data {
  return {
    aws_s3_bucket: { lake: {} },
    aws_s3_bucket_lifecycle_configuration: { l: { bucket: lakeId, rule: [rule] } },
  };
}

const transitions = [
  { days: 30, storage_class: "GLACIER" },
  { days: 60, storage_class: "DEEP_ARCHIVE" },
];

const cases: readonly Case[] = [
  {
    name: "set: an attribute",
    before: { aws_kinesis_stream: { clicks: { retention_period: 12 } } },
    edit: set(stream, "RetentionPeriodHours", 24),
    after: { aws_kinesis_stream: { clicks: { retention_period: 24 } } },
  },
  {
    name: "set: a block's attribute, in a list",
    before: { aws_kinesis_stream: { clicks: { stream_mode_details: [{ stream_mode: "ON_DEMAND" }] } } },
    edit: set(stream, "StreamModeDetails.StreamMode", "PROVISIONED"),
    after: { aws_kinesis_stream: { clicks: { stream_mode_details: [{ stream_mode: "PROVISIONED" }] } } },
  },
  {
    name: "set: a whole block",
    before: { aws_kinesis_stream: { clicks: { stream_mode_details: { stream_mode: "ON_DEMAND" } } } },
    edit: set(stream, "StreamModeDetails", { StreamMode: "PROVISIONED" }),
    after: { aws_kinesis_stream: { clicks: { stream_mode_details: { stream_mode: "PROVISIONED" } } } },
  },
  {
    name: "set: a variable's default",
    before: { aws_kinesis_stream: { clicks: { retention_period: "${var.hours}" } } },
    beside: { variable: { hours: { default: 12 } } },
    edit: set(stream, "RetentionPeriodHours", 24),
    after: { aws_kinesis_stream: { clicks: { retention_period: "${var.hours}" } } },
    besideAfter: { variable: { hours: { default: 24 } } },
  },
  {
    name: "set: a part of an expression cannot be written",
    before: { aws_kinesis_stream: { clicks: { retention_period: "${var.long ? 9000 : 12}" } } },
    edit: set(stream, "RetentionPeriodHours", 24),
    after: undefined,
  },
  {
    name: "set: a word that is another in Terraform",
    before: { aws_s3_bucket: { lake: { versioning: { enabled: false } } } },
    edit: set(bucket, "VersioningConfiguration.Status", "Enabled"),
    after: { aws_s3_bucket: { lake: { versioning: { enabled: true } } } },
  },
  {
    name: "set: the only item of a list",
    before: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_notification: { n: { bucket: lakeId, queue: { queue_arn: "q", events: ["s3:ObjectCreated:*"] } } },
    },
    edit: set(bucket, "NotificationConfiguration.QueueConfigurations.0.Event", "s3:ObjectCreated:Put"),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_notification: {
        n: { bucket: lakeId, queue: { queue_arn: "q", events: ["s3:ObjectCreated:Put"] } },
      },
    },
  },
  {
    name: "set: a reference",
    before: {
      aws_s3_bucket: { lake: {} },
      aws_sqs_queue: { q: {} },
      aws_s3_bucket_notification: { n: { bucket: lakeId, queue: [{ queue_arn: "${aws_sqs_queue.q.url}" }] } },
    },
    edit: set(bucket, "NotificationConfiguration.QueueConfigurations.0.Queue", (template) =>
      referenceTo(resourceOf(template, "aws_sqs_queue.q"), "Arn"),
    ),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_sqs_queue: { q: {} },
      aws_s3_bucket_notification: { n: { bucket: lakeId, queue: [{ queue_arn: "${aws_sqs_queue.q.arn}" }] } },
    },
  },
  {
    name: "set: what the provider adds",
    before: {
      aws_kinesis_firehose_delivery_stream: {
        hose: { extended_s3_configuration: { data_format_conversion_configuration: { enabled: true } } },
      },
    },
    edit: set(
      "aws_kinesis_firehose_delivery_stream.hose",
      "ExtendedS3DestinationConfiguration.BufferingHints.SizeInMBs",
      128,
    ),
    after: {
      aws_kinesis_firehose_delivery_stream: {
        hose: {
          extended_s3_configuration: {
            data_format_conversion_configuration: { enabled: true },
            buffering_size: 128,
          },
        },
      },
    },
  },
  {
    name: "set: within a JSON text",
    before: { aws_sfn_state_machine: { m: { definition: '{"States": {"W": {"Seconds": 99, "Next": "x"}}}' } } },
    edit: set("aws_sfn_state_machine.m", "Definition.States.W.Seconds", 9),
    after: { aws_sfn_state_machine: { m: { definition: '{"States": {"W": {"Seconds": 9, "Next": "x"}}}' } } },
  },
  {
    name: "set: within a map with keys of the user, dots and all",
    before: {
      aws_kinesisanalyticsv2_application: {
        a: {
          application_configuration: { environment_properties: { property_group: [{ property_map: { "a.b": "1" } }] } },
        },
      },
    },
    edit: (template) => {
      const id = "aws_kinesisanalyticsv2_application.a";
      const map = "ApplicationConfiguration.EnvironmentProperties.PropertyGroups.0.PropertyMap";
      const site = siteOf(template, id, (resource) => resource.get(map).entries[0]![1]);
      return { op: "set", resource: resourceOf(template, id), path: `${map}.a\\.b`, site, value: "2" };
    },
    after: {
      aws_kinesisanalyticsv2_application: {
        a: {
          application_configuration: { environment_properties: { property_group: [{ property_map: { "a.b": "2" } }] } },
        },
      },
    },
  },

  {
    name: "add: to a map with keys of the user, dots and all",
    before: { aws_glue_catalog_table: { t: { parameters: { "projection.enabled": "true" } } } },
    edit: add("aws_glue_catalog_table.t", "TableInput.Parameters.projection\\.day\\.type", "date"),
    after: {
      aws_glue_catalog_table: { t: { parameters: { "projection.enabled": "true", "projection.day.type": "date" } } },
    },
  },
  {
    name: "remove: an attribute",
    before: { aws_kinesis_stream: { clicks: { name: "clicks", shard_count: "${var.shards}" } } },
    edit: remove(stream, "ShardCount"),
    after: { aws_kinesis_stream: { clicks: { name: "clicks" } } },
  },
  {
    name: "remove: what is made of several attributes",
    before: { aws_dynamodb_table: { t: { billing_mode: "PAY_PER_REQUEST", read_capacity: 5, write_capacity: 5 } } },
    edit: remove("aws_dynamodb_table.t", "ProvisionedThroughput"),
    after: { aws_dynamodb_table: { t: { billing_mode: "PAY_PER_REQUEST" } } },
  },
  {
    name: "remove: the same, of an item",
    before: {
      aws_dynamodb_table: {
        t: { name: "t", global_secondary_index: [{ name: "i", read_capacity: 5, write_capacity: 5 }] },
      },
    },
    edit: remove("aws_dynamodb_table.t", "GlobalSecondaryIndexes.0.ProvisionedThroughput"),
    after: { aws_dynamodb_table: { t: { name: "t", global_secondary_index: [{ name: "i" }] } } },
  },
  {
    name: "remove: one of several blocks",
    before: lifecycle({ id: "a", transition: transitions }),
    edit: remove(bucket, "LifecycleConfiguration.Rules.0.Transitions.1"),
    after: lifecycle({ id: "a", transition: transitions.slice(0, 1) }),
  },
  {
    name: "remove: the only block of its kind",
    before: lifecycle({ id: "a", transition: transitions.slice(0, 1) }),
    edit: remove(bucket, "LifecycleConfiguration.Rules.0.Transitions.0"),
    after: lifecycle({ id: "a" }),
  },
  {
    name: "remove: a block whose attributes lie elsewhere",
    before: lifecycle({ id: "a", filter: { prefix: "x/" }, expiration: [{ days: 5 }] }),
    edit: remove(bucket, "LifecycleConfiguration.Rules.0.ExpirationInDays"),
    after: lifecycle({ id: "a", filter: { prefix: "x/" }, expiration: [{}] }),
  },
  {
    name: "remove: a split resource",
    before: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_versioning: { lake: { bucket: lakeId, versioning_configuration: { status: "Enabled" } } },
    },
    edit: remove(bucket, "VersioningConfiguration"),
    after: { aws_s3_bucket: { lake: {} }, aws_s3_bucket_versioning: {} },
  },
  {
    name: "remove: a split resource that is an item",
    before: {
      aws_iam_role: { r: { name: "r" } },
      aws_iam_role_policy_attachment: { first: { role: "r", policy_arn: "a" }, second: { role: "r", policy_arn: "b" } },
    },
    edit: remove("aws_iam_role.r", "ManagedPolicyArns.1"),
    after: {
      aws_iam_role: { r: { name: "r" } },
      aws_iam_role_policy_attachment: { first: { role: "r", policy_arn: "a" } },
    },
  },
  {
    name: "remove: a target of a rule",
    before: {
      aws_cloudwatch_event_rule: { r: { name: "r" } },
      aws_cloudwatch_event_target: { first: { rule: "r", arn: "a" }, second: { rule: "r", arn: "b" } },
    },
    edit: remove("aws_cloudwatch_event_rule.r", "Targets.0"),
    after: {
      aws_cloudwatch_event_rule: { r: { name: "r" } },
      aws_cloudwatch_event_target: { second: { rule: "r", arn: "b" } },
    },
  },
  {
    name: "remove: within a JSON text",
    before: { aws_sfn_state_machine: { m: { definition: '{"States": {"W": {"Seconds": 99, "Next": "x"}}}' } } },
    edit: remove("aws_sfn_state_machine.m", "Definition.States.W.Next"),
    after: { aws_sfn_state_machine: { m: { definition: '{"States": {"W": {"Seconds": 99}}}' } } },
  },
  {
    name: "remove: a part of an expression cannot be written",
    before: { aws_sfn_state_machine: { m: { definition: "${jsonencode({ States = { W = { Seconds = 99 } } })}" } } },
    edit: remove("aws_sfn_state_machine.m", "Definition.States.W.Seconds"),
    after: undefined,
  },

  {
    name: "add: an attribute",
    before: { aws_kinesis_stream: { clicks: { name: "clicks" } } },
    edit: add(stream, "RetentionPeriodHours", 24),
    after: { aws_kinesis_stream: { clicks: { name: "clicks", retention_period: 24 } } },
  },
  {
    name: "add: an attribute of a block that is not there, where blocks are maps",
    before: { aws_kinesis_stream: { clicks: { name: "clicks" } } },
    edit: add(stream, "StreamModeDetails.StreamMode", "ON_DEMAND"),
    after: { aws_kinesis_stream: { clicks: { name: "clicks", stream_mode_details: { stream_mode: "ON_DEMAND" } } } },
  },
  {
    name: "add: an attribute of a block that is not there, where blocks are lists",
    before: { aws_kinesis_stream: { clicks: [{ name: "clicks" }] } },
    edit: add(stream, "StreamModeDetails.StreamMode", "ON_DEMAND"),
    after: {
      aws_kinesis_stream: { clicks: [{ name: "clicks", stream_mode_details: [{ stream_mode: "ON_DEMAND" }] }] },
    },
  },
  {
    name: "add: an attribute of a block that is there",
    before: { aws_emr_cluster: { e: { core_instance_fleet: [{ target_spot_capacity: 4 }] } } },
    edit: add("aws_emr_cluster.e", "Instances.CoreInstanceFleet.TargetOnDemandCapacity", 4),
    after: {
      aws_emr_cluster: { e: { core_instance_fleet: [{ target_spot_capacity: 4, target_on_demand_capacity: 4 }] } },
    },
  },
  {
    name: "add: a split resource",
    before: { aws_s3_bucket: { lake: { bucket: "acme-lake" } } },
    edit: add(bucket, "VersioningConfiguration", { Status: "Enabled" }),
    after: {
      aws_s3_bucket: { lake: { bucket: "acme-lake" } },
      aws_s3_bucket_versioning: { lake: { bucket: lakeId, versioning_configuration: { status: "Enabled" } } },
    },
  },
  {
    name: "add: a property in a split resource",
    before: { aws_s3_bucket: { lake: [{ bucket: "acme-lake" }] } },
    edit: add(bucket, "VersioningConfiguration.Status", "Enabled"),
    after: {
      aws_s3_bucket: { lake: [{ bucket: "acme-lake" }] },
      aws_s3_bucket_versioning: { lake: [{ bucket: lakeId, versioning_configuration: [{ status: "Enabled" }] }] },
    },
  },
  {
    name: "add: a property in a split resource that is there",
    before: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_notification: { n: { bucket: lakeId, queue: { queue_arn: "q" } } },
    },
    edit: add(bucket, "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", true),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_notification: { n: { bucket: lakeId, queue: { queue_arn: "q" }, eventbridge: true } },
    },
  },
  {
    name: "add: a property that a split resource says otherwise",
    before: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_versioning: { v: { bucket: lakeId, versioning_configuration: { status: "Disabled" } } },
    },
    edit: add(bucket, "VersioningConfiguration", { Status: "Enabled" }),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_versioning: { v: { bucket: lakeId, versioning_configuration: { status: "Enabled" } } },
    },
  },
  {
    name: "add: a split resource for each instance",
    before: { aws_s3_bucket: { lake: { for_each: "${var.lakes}", bucket: "${each.key}" } } },
    edit: add(bucket, "VersioningConfiguration", { Status: "Enabled" }),
    after: {
      aws_s3_bucket: { lake: { for_each: "${var.lakes}", bucket: "${each.key}" } },
      aws_s3_bucket_versioning: {
        lake: {
          for_each: "${aws_s3_bucket.lake}",
          bucket: "${aws_s3_bucket.lake[each.key].id}",
          versioning_configuration: { status: "Enabled" },
        },
      },
    },
  },
  {
    name: "add: beside an inline block of older files",
    before: { aws_s3_bucket: { lake: { lifecycle_rule: [{ id: "a", enabled: true }] } } },
    edit: add(bucket, "LifecycleConfiguration.Rules.0.ExpirationInDays", 5),
    after: { aws_s3_bucket: { lake: { lifecycle_rule: [{ id: "a", enabled: true, expiration: { days: 5 } }] } } },
  },
  {
    name: "add: into an expression cannot be written",
    before: { aws_kinesis_stream: { clicks: { stream_mode_details: "${var.mode}" } } },
    edit: add(stream, "StreamModeDetails.StreamMode", "ON_DEMAND"),
    after: undefined,
  },
  {
    name: "add: what Terraform does not have cannot be written",
    before: { aws_s3_bucket: { lake: {} } },
    edit: add(bucket, "MetadataConfiguration", { Destination: { TableBucketType: "aws" } }),
    after: undefined,
  },
  {
    name: "add: within a JSON text",
    before: { aws_sfn_state_machine: { m: { definition: '{"States": {"T": {"Type": "Task"}}}' } } },
    edit: add("aws_sfn_state_machine.m", "Definition.States.T.TimeoutSeconds", 60),
    after: {
      aws_sfn_state_machine: { m: { definition: '{"States": {"T": {"Type": "Task", "TimeoutSeconds": 60}}}' } },
    },
  },
  {
    name: "add: within a document with the keys of an API",
    before: { aws_batch_job_definition: { j: { container_properties: '{"image": "x"}' } } },
    edit: add("aws_batch_job_definition.j", "ContainerProperties.JobRoleArn", "r"),
    after: { aws_batch_job_definition: { j: { container_properties: '{"image": "x", "jobRoleArn": "r"}' } } },
  },
  {
    name: "add: a JSON text",
    before: { aws_sqs_queue: { q: {}, dead: {} } },
    edit: add("aws_sqs_queue.q", "RedrivePolicy", (template) => ({
      deadLetterTargetArn: referenceTo(resourceOf(template, "aws_sqs_queue.dead"), "Arn"),
      maxReceiveCount: 5,
    })),
    after: {
      aws_sqs_queue: {
        q: { redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.dead.arn}","maxReceiveCount":5}' },
        dead: {},
      },
    },
  },
  {
    name: "add: text that is no expression",
    before: { aws_kinesis_stream: { clicks: {} } },
    edit: add(stream, "Name", "${x} %{y}"),
    after: { aws_kinesis_stream: { clicks: { name: "$${x} %%{y}" } } },
  },

  {
    name: "append: to a list",
    before: { aws_lambda_function: { f: { layers: ["a"] } } },
    edit: append("aws_lambda_function.f", "Layers", "b"),
    after: { aws_lambda_function: { f: { layers: ["a", "b"] } } },
  },
  {
    name: "append: to a list that is not there",
    before: { aws_lambda_function: { f: {} } },
    edit: append("aws_lambda_function.f", "Layers", "b"),
    after: { aws_lambda_function: { f: { layers: ["b"] } } },
  },
  {
    name: "append: a block",
    before: lifecycle({ id: "a", transition: transitions.slice(0, 1) }),
    edit: append(bucket, "LifecycleConfiguration.Rules.0.Transitions", {
      TransitionInDays: 60,
      StorageClass: "DEEP_ARCHIVE",
    }),
    after: lifecycle({ id: "a", transition: transitions }),
  },
  {
    name: "append: a block beside a lone one",
    before: lifecycle({ id: "a", transition: transitions[0] }),
    edit: append(bucket, "LifecycleConfiguration.Rules.0.Transitions", {
      TransitionInDays: 60,
      StorageClass: "DEEP_ARCHIVE",
    }),
    after: lifecycle({ id: "a", transition: transitions }),
  },
  {
    name: "append: a block to a list that is not there, below blocks that are not there",
    before: { aws_kinesisanalyticsv2_application: { a: { application_configuration: {} } } },
    edit: append(
      "aws_kinesisanalyticsv2_application.a",
      "ApplicationConfiguration.EnvironmentProperties.PropertyGroups",
      { PropertyGroupId: "source", PropertyMap: { "stream.arn": "s" } },
    ),
    after: {
      aws_kinesisanalyticsv2_application: {
        a: {
          application_configuration: {
            environment_properties: {
              property_group: [{ property_map: { "stream.arn": "s" }, property_group_id: "source" }],
            },
          },
        },
      },
    },
  },
  {
    name: "append: a lifecycle rule in a new split resource",
    before: { aws_s3_bucket: { lake: {} } },
    edit: append(bucket, "LifecycleConfiguration.Rules", {
      Id: "abort",
      Status: "Enabled",
      Prefix: "raw/",
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    }),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_lifecycle_configuration: {
        lake: {
          bucket: lakeId,
          rule: [
            {
              abort_incomplete_multipart_upload: { days_after_initiation: 7 },
              filter: { prefix: "raw/" },
              id: "abort",
              status: "Enabled",
            },
          ],
        },
      },
    },
  },
  {
    name: "append: an item that is a split resource",
    before: { aws_iam_role: { r: { name: "r" } } },
    edit: append("aws_iam_role.r", "ManagedPolicyArns", "arn:aws:iam::aws:policy/X"),
    after: {
      aws_iam_role: { r: { name: "r" } },
      aws_iam_role_policy_attachment: {
        r: { role: "${aws_iam_role.r.name}", policy_arn: "arn:aws:iam::aws:policy/X" },
      },
    },
  },
  {
    name: "append: an item that is a resource of its own",
    before: { aws_iam_role: { r: { name: "r" } } },
    edit: append("aws_iam_role.r", "Policies", { PolicyName: "read", PolicyDocument: { Statement: [] } }),
    after: {
      aws_iam_role: { r: { name: "r" } },
      aws_iam_role_policy: { r: { role: "${aws_iam_role.r.name}", name: "read", policy: '{"Statement":[]}' } },
    },
  },
  {
    name: "append: a statement to a JSON text",
    before: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_policy: { p: { bucket: lakeId, policy: '{"Statement": [{"Effect": "Allow"}]}' } },
    },
    edit: append("aws_s3_bucket_policy.p", "PolicyDocument.Statement", (template) =>
      denial(resourceOf(template, bucket)),
    ),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_policy: {
        p: {
          bucket: lakeId,
          policy: JSON.stringify({ Statement: [{ Effect: "Allow" }, denialText] }),
        },
      },
    },
  },
  {
    name: "append: a statement to a lone one in a JSON text with references",
    before: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_policy: {
        p: { bucket: lakeId, policy: '{"Statement": {"Resource": "${aws_s3_bucket.lake.arn}"}}' },
      },
    },
    edit: append("aws_s3_bucket_policy.p", "PolicyDocument.Statement", { Effect: "Deny" }),
    after: undefined,
  },
  {
    name: "append: a statement to a data source",
    before: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_policy: { p: { bucket: lakeId, policy: "${data.aws_iam_policy_document.p.json}" } },
    },
    beside: { data: { aws_iam_policy_document: { p: { statement: [{ actions: ["s3:GetObject"] }] } } } },
    edit: append("aws_s3_bucket_policy.p", "PolicyDocument.Statement", (template) =>
      denial(resourceOf(template, bucket)),
    ),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_policy: { p: { bucket: lakeId, policy: "${data.aws_iam_policy_document.p.json}" } },
    },
    besideAfter: {
      data: { aws_iam_policy_document: { p: { statement: [{ actions: ["s3:GetObject"] }, denialBlock] } } },
    },
  },
  {
    name: "append: to an expression cannot be written",
    before: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_policy: { p: { bucket: lakeId, policy: "${jsonencode({ Statement = [] })}" } },
    },
    edit: append("aws_s3_bucket_policy.p", "PolicyDocument.Statement", { Effect: "Deny" }),
    after: undefined,
  },

  {
    name: "addResource: with a JSON text",
    before: { aws_s3_bucket: { lake: {} } },
    edit: addResource(bucket, (beside) => ({
      id: "LakePolicy",
      type: "AWS::S3::BucketPolicy",
      properties: { Bucket: referenceTo(beside), PolicyDocument: { Statement: [denial(beside)] } },
    })),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_policy: {
        lake_policy: { policy: JSON.stringify({ Statement: [denialText] }), bucket: lakeId },
      },
    },
  },
  {
    name: "addResource: with jsonencode, where the file has it",
    before: {
      aws_s3_bucket: { lake: [{}] },
      aws_sqs_queue: { q: [{ redrive_policy: "${jsonencode({ maxReceiveCount = 5 })}" }] },
    },
    edit: addResource(bucket, (beside) => ({
      id: "LakePolicy",
      type: "AWS::S3::BucketPolicy",
      properties: { Bucket: referenceTo(beside), PolicyDocument: { Statement: [denial(beside)] } },
    })),
    after: {
      aws_s3_bucket: { lake: [{}] },
      aws_sqs_queue: { q: [{ redrive_policy: "${jsonencode({ maxReceiveCount = 5 })}" }] },
      aws_s3_bucket_policy: {
        lake_policy: [
          {
            policy:
              '${jsonencode({ Statement = [{ Sid = "Deny", Effect = "Deny", Principal = "*", Action = "s3:*", ' +
              'Resource = [aws_s3_bucket.lake.arn, "${aws_s3_bucket.lake.arn}/*"], ' +
              'Condition = { Bool = { "aws:SecureTransport" = "false" } } }] })}',
            bucket: lakeId,
          },
        ],
      },
    },
  },
  {
    name: "addResource: with what it asks for, and a name that is free",
    before: {
      aws_s3_bucket: { lake: {} },
      aws_lambda_function: { f: {} },
      aws_lambda_permission: { f_permission: {} },
    },
    edit: addResource(bucket, (_, template) => ({
      id: "FPermission",
      type: "AWS::Lambda::Permission",
      properties: {
        FunctionName: referenceTo(resourceOf(template, "aws_lambda_function.f"), "Arn"),
        SourceAccount: pseudo("AWS::AccountId"),
        SourceArn: joined("arn:", pseudo("AWS::Partition"), ":s3:::lake"),
      },
    })),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_lambda_function: { f: {} },
      aws_lambda_permission: {
        f_permission: {},
        f_permission_2: {
          function_name: "${aws_lambda_function.f.arn}",
          source_account: "${data.aws_caller_identity.current.account_id}",
          source_arn: "arn:${data.aws_partition.current.partition}:s3:::lake",
        },
      },
    },
    besideAfter: { data: { aws_caller_identity: { current: {} }, aws_partition: { current: {} } } },
  },
  {
    name: "addResource: with what the module has already",
    before: { aws_s3_bucket: { lake: {} } },
    beside: { data: { aws_caller_identity: { me: {} } } },
    edit: addResource(bucket, () => ({
      id: "Permission",
      type: "AWS::Lambda::Permission",
      properties: { SourceAccount: pseudo("AWS::AccountId") },
    })),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_lambda_permission: { permission: { source_account: "${data.aws_caller_identity.me.account_id}" } },
    },
    besideAfter: { data: { aws_caller_identity: { me: {} } } },
  },
  {
    name: "addResource: and those that it is split into",
    before: { aws_s3_bucket: { lake: {} }, aws_sfn_state_machine: { load: {} } },
    edit: addResource(bucket, (beside, template) => ({
      id: "LoadS3EventRule",
      type: "AWS::Events::Rule",
      properties: {
        EventPattern: { source: ["aws.s3"], detail: { bucket: { name: [referenceTo(beside)] } } },
        Targets: [{ Id: "s3", Arn: referenceTo(resourceOf(template, "aws_sfn_state_machine.load")), RoleArn: "r" }],
      },
    })),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_sfn_state_machine: { load: {} },
      aws_cloudwatch_event_rule: {
        load_s3_event_rule: {
          event_pattern: '{"source":["aws.s3"],"detail":{"bucket":{"name":["${aws_s3_bucket.lake.id}"]}}}',
        },
      },
      aws_cloudwatch_event_target: {
        load_s3_event_rule: {
          rule: "${aws_cloudwatch_event_rule.load_s3_event_rule.name}",
          target_id: "s3",
          arn: "${aws_sfn_state_machine.load.arn}",
          role_arn: "r",
        },
      },
    },
  },
  {
    name: "addResource: of a type that Terraform does not have cannot be written",
    before: { aws_s3_bucket: { lake: {} } },
    edit: addResource(bucket, () => ({ id: "X", type: "AWS::Foo::Bar", properties: {} })),
    after: undefined,
  },

  {
    name: "dependOn: of a resource",
    before: { aws_kinesis_stream: { clicks: { depends_on: ["aws_kms_key.k"] } } },
    edit: (template) => ({
      op: "dependOn",
      resource: resourceOf(template, stream),
      on: { id: "DeadLetters", type: "AWS::SQS::Queue", properties: {} },
    }),
    after: { aws_kinesis_stream: { clicks: { depends_on: ["aws_kms_key.k", "aws_sqs_queue.dead_letters"] } } },
  },
  {
    name: "dependOn: of the part that waits",
    before: { aws_s3_bucket: { lake: {} }, aws_s3_bucket_notification: { n: { bucket: lakeId } } },
    edit: (template) => ({
      op: "dependOn",
      resource: resourceOf(template, bucket),
      on: { id: "FPermission", type: "AWS::Lambda::Permission", properties: {} },
    }),
    after: {
      aws_s3_bucket: { lake: {} },
      aws_s3_bucket_notification: { n: { bucket: lakeId, depends_on: ["aws_lambda_permission.f_permission"] } },
    },
  },
];

describe("Terraform's edits", () => {
  const languages: Readonly<Record<string, (data: Data) => string>> = {
    json: (data) => JSON.stringify(data, null, 2),
    yaml: (data) => stringify(data),
  };
  for (const [language, textOf] of Object.entries(languages)) {
    for (const { name, before, beside = {}, edit, after, besideAfter = beside } of cases) {
      it(`${language}: ${name}`, () => {
        const template = moduleOf(textOf({ resource: before, ...beside }));
        const result = edited(template, edit(template));
        if (after === undefined) return assert.equal(result, undefined);
        assert.ok(result !== undefined, "cannot be written");
        const tree = readText(result, language === "json" ? "json" : "yaml");
        assert.equal(tree.broken, false, result);
        assert.deepEqual(compact(plainOf(tree.root!)), compact({ resource: after, ...besideAfter }));
      });
    }
  }
});

/** JSON texts without their white space, which is for the language to choose. */
function compact(data: unknown): unknown {
  const text = JSON.stringify(data, (_, value) =>
    typeof value === "string" && /^\s*\{/.test(value) ? JSON.stringify(JSON.parse(value)) : value,
  );
  return JSON.parse(text);
}

describe("Terraform's words", () => {
  const template = moduleOf({
    resource: {
      aws_kinesis_stream: { clicks: { name: "clicks", kms_key_id: "k" } },
      aws_s3_bucket: { lake: {}, old: { versioning: { enabled: true } } },
      aws_s3_bucket_lifecycle_configuration: {
        lake: { bucket: lakeId, rule: [{ filter: { and: { prefix: "a" } }, transition: { days: 3 } }] },
      },
      aws_s3_bucket_notification: { lake: { bucket: lakeId, queue: [{ events: ["x"], filter_suffix: "s" }] } },
      aws_dynamodb_table: { t: { read_capacity: 1, write_capacity: 1 }, u: { range_key: "r" } },
      aws_sfn_state_machine: { m: { definition: '{"States": {"Wait": {"Seconds": 5}}}' } },
      aws_s3_bucket_policy: { p: { bucket: lakeId, policy: "${data.aws_iam_policy_document.p.json}" } },
      aws_lambda_function: { f: {} },
      aws_sns_topic: { t: {} },
      aws_sqs_queue: { q: {} },
    },
    data: { aws_iam_policy_document: { p: { statement: [{ actions: ["x"] }] } } },
  });

  const names: readonly (readonly [id: string, path: string, name: string])[] = [
    [stream, "ShardCount", "shard_count"],
    [stream, "RetentionPeriodHours", "retention_period"],
    [stream, "StreamModeDetails.StreamMode", "stream_mode"],
    [stream, "StreamModeDetails", "stream_mode_details"],
    [stream, "StreamEncryption", "kms_key_id"],
    [stream, "StreamEncryption.KeyId", "kms_key_id"],
    [stream, "NewPropertyOfTomorrow", "new_property_of_tomorrow"],
    [bucket, "VersioningConfiguration", "aws_s3_bucket_versioning"],
    [bucket, "VersioningConfiguration.Status", "status"],
    ["aws_s3_bucket.old", "VersioningConfiguration", "versioning"],
    ["aws_s3_bucket.old", "VersioningConfiguration.Status", "enabled"],
    [bucket, "LifecycleConfiguration", "aws_s3_bucket_lifecycle_configuration"],
    [bucket, "LifecycleConfiguration.Rules", "rule"],
    [bucket, "LifecycleConfiguration.Rules.0.Transitions.0.TransitionInDays", "days"],
    [bucket, "LifecycleConfiguration.Rules.0.ExpirationInDays", "days"],
    [bucket, "LifecycleConfiguration.Rules.0.Prefix", "prefix"],
    [bucket, "NotificationConfiguration.QueueConfigurations.0.Queue", "queue_arn"],
    [bucket, "NotificationConfiguration.QueueConfigurations.0.Event", "events"],
    [bucket, "NotificationConfiguration.QueueConfigurations.0.Filter.S3Key.Rules.0.Value", "filter_suffix"],
    ["aws_dynamodb_table.t", "ProvisionedThroughput", "read_capacity and write_capacity"],
    ["aws_dynamodb_table.t", "ProvisionedThroughput.ReadCapacityUnits", "read_capacity"],
    ["aws_dynamodb_table.u", "KeySchema.0.AttributeName", "range_key"],
    ["aws_sfn_state_machine.m", "Definition", "definition"],
    ["aws_sfn_state_machine.m", "Definition.States.Wait.Seconds", "Seconds"],
    ["aws_s3_bucket_policy.p", "PolicyDocument", "policy"],
    ["aws_s3_bucket_policy.p", "PolicyDocument.Statement.0.Action", "actions"],
    [stream, "", "aws_kinesis_stream"],
  ];
  for (const [id, path, name] of names) {
    it(`${id}: ${path || "all properties"} is ${name}`, () => {
      assert.equal(template.vocabulary.property(resourceOf(template, id), path), name);
    });
  }

  const references: readonly (readonly [id: string, attribute: string | undefined, text: string])[] = [
    [stream, "Arn", "aws_kinesis_stream.clicks.arn"],
    [stream, undefined, "aws_kinesis_stream.clicks.name"],
    [bucket, undefined, "aws_s3_bucket.lake.id"],
    ["aws_lambda_function.f", undefined, "aws_lambda_function.f.function_name"],
    ["aws_sns_topic.t", undefined, "aws_sns_topic.t.arn"],
    ["aws_sqs_queue.q", undefined, "aws_sqs_queue.q.url"],
    ["aws_dynamodb_table.t", "StreamArn", "aws_dynamodb_table.t.stream_arn"],
  ];
  for (const [id, attribute, text] of references) {
    it(`${attribute ?? "Ref"} of ${id} is ${text}`, () => {
      assert.equal(template.vocabulary.reference(resourceOf(template, id), attribute), text);
    });
  }

  it("point at the file that the user has open", () => {
    const { file, site } = resourceOf(template, stream);
    assert.equal(locate(file, site.node).uri, "file:///0.tf.json");
  });
});
