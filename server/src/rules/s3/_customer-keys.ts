import type { Property, ResourceView } from "../../model/property.ts";
import { patternOf, pointsTo } from "../../model/reference.ts";
import { statesOf } from "../../model/states.ts";
import type { Report } from "../define-rule.ts";
import { comparisonsOf, isWith, policyStatementsOf } from "./_bucket-policies.ts";

/** The condition key for the header of SSE-C. */
export const algorithmKey = "s3:x-amz-server-side-encryption-customer-algorithm";

/** What shows that a bucket is meant for SSE-C, objects encrypted with keys of the requests. */
export function customerKeySigns(bucket: ResourceView): readonly Report["at"][] {
  return [...unblocked(bucket), ...wantedByPolicy(bucket), ...usedByTasks(bucket)];
}

/** `NONE` in the list of what is blocked lets SSE-C in, which S3 blocks of its own accord. */
export function unblocked(bucket: ResourceView): readonly Property[] {
  return bucket
    .get("BucketEncryption.ServerSideEncryptionConfiguration")
    .items.flatMap((rule) => rule.get("BlockedEncryptionTypes.EncryptionType").items)
    .filter((type) => type.string === "NONE");
}

/** `Null: "true"` holds for requests without SSE-C, so that denying these demands it, and allowing these does not. */
function wantedByPolicy(bucket: ResourceView): readonly Report["at"][] {
  return (policyStatementsOf(bucket) ?? []).flatMap((statement) => {
    const effect = statement.get("Effect").string;
    return (comparisonsOf(statement) ?? [])
      .filter(({ key }) => key === algorithmKey)
      .filter((comparison) => {
        const isWithout = comparison.operator.toLowerCase() === "null" && isWith(comparison, true);
        return effect === "Deny" ? isWithout : effect === "Allow" && !isWithout && !comparison.values.unknown;
      })
      .map(({ values }) => values.key);
  });
}

const objectCalls = /:states:::aws-sdk:s3:(put|get|copy)Object\b/i;

function usedByTasks(bucket: ResourceView): readonly Report["at"][] {
  return bucket.template.ofType("AWS::StepFunctions::StateMachine").flatMap((machine) =>
    statesOf(machine)
      .filter(({ state }) => objectCalls.test(patternOf(state.get("Resource").value) ?? ""))
      .flatMap(({ state }) => [state.get("Parameters"), state.get("Arguments")])
      .filter((input) => pointsTo(substituted(machine, input.get("Bucket")), bucket))
      .flatMap((input) => input.entries)
      .filter(([name]) => name === "SSECustomerAlgorithm" || name === "SSECustomerAlgorithm.$")
      .map(([, algorithm]) => algorithm.key),
  );
}

/** What stands for a variable of the definition, such as `${Bucket}`. */
function substituted(machine: ResourceView, value: Property): Property {
  const name = /^\$\{(\w+)\}$/.exec(value.string ?? "")?.[1];
  return name === undefined ? value : machine.get(`DefinitionSubstitutions.${name}`);
}
