import { type NewValue, referenceTo } from "../../model/edit.ts";
import { statementsOf } from "../../model/iam.ts";
import { mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { pointsTo } from "../../model/reference.ts";
import { addResource, append, type NewEdit } from "../fix.ts";
import { newId } from "../new-id.ts";

/** The bucket policies of a bucket; undefined where there may be others. */
export function policiesOf(bucket: ResourceView): readonly ResourceView[] | undefined {
  if (bucket.template.open || bucket.resource.passedOn) return undefined;
  const policies = mayMention(bucket, "AWS::S3::BucketPolicy", "Bucket");
  const owned = policies.map((policy) => pointsTo(policy.get("Bucket"), bucket));
  return owned.includes(undefined) ? undefined : policies.filter((_, index) => owned[index]);
}

/** The statements of all policies of a bucket; undefined where they are not all known. */
export function policyStatementsOf(bucket: ResourceView): readonly Property[] | undefined {
  const statements = policiesOf(bucket)?.map((policy) => statementsOf(policy.get("PolicyDocument")));
  return statements?.every((known) => known !== undefined) ? statements.flat() : undefined;
}

/** One comparison in a statement's conditions. */
export interface Comparison {
  /** `Bool` also for `BoolIfExists` and `ForAnyValue:Bool`. */
  readonly operator: string;
  /** In small letters, as IAM does not mind the case. */
  readonly key: string;
  readonly values: Property;
}

/** The comparisons in a statement's conditions; undefined where they are not all known. */
export function comparisonsOf(statement: Property): readonly Comparison[] | undefined {
  const condition = statement.get("Condition");
  if (condition.unknown || condition.entries.some(([, keys]) => keys.unknown)) return undefined;
  return condition.entries.flatMap(([operator, keys]) =>
    keys.entries.map(([key, values]) => ({
      operator: operator.replace(/^For(Any|All)Values?:/, "").replace(/IfExists$/, ""),
      key: key.toLowerCase(),
      values,
    })),
  );
}

/** Whether a comparison is with `true`, or `false`, and nothing else. */
export function isWith({ values }: Comparison, wanted: boolean): boolean {
  const { items } = values;
  return items.length > 0 && items.every(({ boolean }) => boolean === wanted);
}

/** Adds a statement to the bucket's policy, which is made where there is none. */
export function addStatement(bucket: ResourceView, statement: { readonly [key: string]: NewValue }): NewEdit {
  const [policy] = policiesOf(bucket) ?? [];
  if (policy) return append(policy, "PolicyDocument.Statement", statement);
  return addResource(bucket, {
    id: newId(bucket, "Policy"),
    type: "AWS::S3::BucketPolicy",
    properties: {
      Bucket: referenceTo(bucket.resource),
      PolicyDocument: { Version: "2012-10-17", Statement: [statement] },
    },
  });
}
