import { joined, type NewValue, referenceTo } from "../../model/edit.ts";
import {
  type FlinkDirection,
  type FlinkProperty,
  flinkDirection,
  flinkPropertiesOf,
  usesFanOut,
} from "../../model/flink-properties.ts";
import { allowsAction, granted, isAllow, policiesOf, statementsOf, trusts } from "../../model/iam.ts";
import { mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { patternOf, targetOf } from "../../model/reference.ts";
import { listed } from "../../model/wording.ts";
import { allowIn } from "../allow.ts";
import { defineRule } from "../define-rule.ts";
import { type NewEdit, type NewFix, safeFix } from "../fix.ts";

type Groups = readonly (readonly string[])[];

const streamType = "AWS::Kinesis::Stream";
const bucketType = "AWS::S3::Bucket";
const service = "kinesisanalytics.amazonaws.com";

/** Of each group one suffices. */
const reading = [
  ["kinesis:GetRecords"],
  ["kinesis:GetShardIterator"],
  ["kinesis:ListShards"],
  ["kinesis:DescribeStreamSummary", "kinesis:DescribeStream"],
];
/** With enhanced fan-out records are pushed. */
const fanOutReading = reading.slice(2);
const writing = [["kinesis:PutRecords"]];

/** A right that the role does not have. */
interface Lack {
  readonly actions: readonly string[];
  /** With those that would do as well: which of them the code calls depends on its connector. */
  readonly alternatives: readonly string[];
  /** What they are needed on, in words. */
  readonly on: string;
  /** Undefined where it cannot be told which of the actions the application needs. */
  readonly arn: NewValue | undefined;
  /** What shows that they are needed. */
  readonly because: Property;
}

export default defineRule({
  id: "flink-role-missing-source-sink-rights",
  title: "Flink role lacks rights on a source or sink it is given",
  severity: "warning",
  facts: ["flink-iam"],
  doc: "https://docs.aws.amazon.com/managed-flink/latest/java/security_iam_service-with-iam.html",
  types: ["AWS::KinesisAnalyticsV2::Application"],
  check(application, { report }) {
    const roleArn = application.get("ServiceExecutionRole");
    const role = targetOf(roleArn, "AWS::IAM::Role");
    // What was SQL has gone; another rule says so.
    if (!role || application.get("RuntimeEnvironment").string === "SQL-1_0") return;
    const lacks = [
      ...flinkPropertiesOf(application).flatMap((property) => lackOn(property, role) ?? []),
      ...lackOfCode(application, role),
    ];
    const isTrusted = trusts(role, service) !== "no";
    if (lacks.length === 0 && isTrusted) return;
    const missing = [
      ...new Set(lacks.map(({ actions, on }) => `${listed(actions)} on ${on}`)),
      ...(isTrusted ? [] : [`trust in ${service}`]),
    ];
    report({
      at: roleArn,
      message: isTrusted
        ? "This role lacks rights that the application needs: it starts, and then fails. " +
          `${role.id} is missing ${missing.join("; ")}. Allow the actions on the ARN.`
        : `Managed Flink may not assume this role: the application cannot be created. ${role.id} is missing ${missing.join("; ")}.`,
      related: [
        { message: "the role", at: role.label },
        ...lacks.map(({ on, because }) => ({ message: `the application is given ${on}`, at: because })),
      ],
      fixes: allow(role, lacks, isTrusted),
    });
  },
});

/** What the role must be allowed to do with a resource of each type, by what it is for the application. */
const needs: Readonly<Record<string, (direction: FlinkDirection | undefined) => Groups>> = {
  [streamType]: (direction) => (direction === "sink" ? writing : direction === "source" ? reading : []),
  // That it is no source is the matter of another rule.
  "AWS::KinesisFirehose::DeliveryStream": (direction) => (direction === "source" ? [] : [["firehose:PutRecordBatch"]]),
  [bucketType]: (direction) => (direction === "sink" ? [["s3:PutObject"]] : []),
};

function lackOn(property: FlinkProperty, role: ResourceView): Lack | undefined {
  const { value } = property;
  const isLocation = /^s3[an]?:/i.test(patternOf(value.value) ?? "");
  const target = targetOf(value, ...(isLocation ? [bucketType] : Object.keys(needs)));
  if (!target) return undefined;
  const type = target.type.name;
  const direction = flinkDirection(property, target);
  const isEither = type === streamType && direction === undefined;
  const isFanOut = type === streamType && direction !== "sink" && mayUseFanOut(property);
  const own = isFanOut ? fanOutReading : isEither ? reading : needs[type]!(direction);
  // A stream is read or written, and one of the two must be allowed.
  const all = (isEither ? [own, writing] : [own]).map((groups) => missingOf(groups, role, target));
  if (all.some((groups) => groups.length === 0)) return undefined;
  const arn = referenceTo(target.resource, "Arn");
  const isBucket = type === bucketType;
  return {
    ...actionsOf(all.flat()),
    on: `${target.id} (a ${isEither ? "source or sink" : (direction ?? "sink")})`,
    arn: isEither ? undefined : isBucket ? joined(arn, "/*") : arn,
    because: value,
  };
}

/** Keys whose values say how a stream is read, as `source.reader.type` and `flink.stream.recordpublisher` do. */
const mannerKeys = /reader|publisher|consumer|type|mode/i;

function mayUseFanOut(property: FlinkProperty): boolean {
  const others = flinkPropertiesOf(property.value.resource).filter(({ group }) => group === property.group);
  return usesFanOut(property) || others.some(({ key, value }) => value.unknown && mannerKeys.test(key));
}

/** The groups of which no action is allowed. */
function missingOf(groups: Groups, role: ResourceView, resource: Property | ResourceView): Groups {
  return groups.filter((group) =>
    group.every((action) => granted(role, action, resource) === "no" && !mayBeGrantedByBucket(action, resource)),
  );
}

/** A bucket's own policy may let the role in. */
function mayBeGrantedByBucket(action: string, resource: Property | ResourceView): boolean {
  if (!("properties" in resource) || resource.type.name !== bucketType) return false;
  return mayMention(resource, "AWS::S3::BucketPolicy", "Bucket").some((policy) => {
    const statements = statementsOf(policy.get("PolicyDocument"));
    return !statements?.every((one) => isAllow(one) === "no" || allowsAction(one, action) === "no");
  });
}

function actionsOf(groups: Groups): Pick<Lack, "actions" | "alternatives"> {
  return { actions: groups.map(([action]) => action!), alternatives: groups.flat() };
}

/** The code is read with the rights of the role too. */
function lackOfCode(application: ResourceView, role: ResourceView): readonly Lack[] {
  const location = application.get(
    "ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.S3ContentLocation",
  );
  const [bucketArn, key] = [location.get("BucketARN"), location.get("FileKey")];
  const bucket = targetOf(bucketArn, bucketType);
  const objectArn =
    bucketArn.string !== undefined && key.string !== undefined ? `${bucketArn.string}/${key.string}` : undefined;
  if (!bucket && objectArn === undefined) return [];
  const object = bucket ?? application.property({ kind: "literal", value: objectArn!, site: bucketArn.site! });
  const groups = missingOf([["s3:GetObject"]], role, object);
  if (groups.length === 0) return [];
  const arn = bucket ? joined(referenceTo(bucket.resource, "Arn"), "/*") : objectArn!;
  return [{ ...actionsOf(groups), on: key.string ?? "its code", arn, because: bucketArn }];
}

function allow(role: ResourceView, lacks: readonly Lack[], isTrusted: boolean): readonly NewFix[] {
  const [document] = policiesOf(role);
  if (lacks.some(({ arn }) => !document || arn === undefined)) return [];
  const trust = role.get("AssumeRolePolicyDocument");
  const edits: readonly NewEdit[] = [
    ...lacks.map(({ alternatives, arn }) => allowIn(document!, { Action: alternatives, Resource: arn! })),
    ...(isTrusted ? [] : [allowIn(trust, { Principal: { Service: service }, Action: "sts:AssumeRole" })]),
  ];
  const [only] = lacks;
  const title = edits.length > 1 ? "Allow all that is missing" : only ? titleOf(only) : `Trust ${service}`;
  return [safeFix(title, ...edits)];
}

function titleOf({ actions, on }: Lack): string {
  return `Allow ${actions.length > 2 ? `the ${actions.length} actions` : listed(actions)} on ${on}`;
}
