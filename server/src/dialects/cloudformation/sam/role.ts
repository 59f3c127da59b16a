import type { Condition } from "../../../model/condition.ts";
import type { Resource } from "../../../model/template.ts";
import type { MapValue, Value } from "../../../model/value.ts";
import { literal, siteOf } from "../../reader.ts";
import { functionCall } from "../values.ts";
import { tagList } from "./convert.ts";
import { type Cause, generate, list, madeSite, reference } from "./made.ts";
import { listedPolicies, managedPolicyArn } from "./policies.ts";
import { inlinePolicy, trustIn } from "./statements.ts";
import { isWritten, type Maker, type Name, translate } from "./translate.ts";

/** What a role is given besides the policies that the author lists. */
export interface Grants {
  /** Managed policies of AWS, by their names. */
  readonly managed: readonly string[];
  readonly statements: readonly Value[];
}

export const roleNames: readonly Name[] = [
  { from: "RolePath", to: "Path" },
  { from: "PermissionsBoundary", to: "PermissionsBoundary" },
  { from: "AssumeRolePolicyDocument", to: "AssumeRolePolicyDocument" },
  { from: "Tags", to: "Tags", read: tagList },
];

/** The role of a function or state machine, and the resource where SAM generates it. */
export interface OwnRole {
  /** Absent where the author's value stands. */
  readonly value: Maker | undefined;
  readonly resource: Resource | undefined;
}

/**
 * SAM makes the role `<Id>Role` where none is given, or for the branch of an `Fn::If` that gives none. Grants are asked
 * for when the role's policies are.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function ownRole(cause: Cause, properties: MapValue, service: string, grants: () => Grants): OwnRole {
  const id = `${cause.owner.id}Role`;
  const made = madeSite(cause);
  const toRole = reference(made, id, "Arn");
  const resource = (owner: Resource): Resource => roleOf({ ...cause, owner }, id, properties, service, grants);
  if (!isWritten(properties, "Role")) {
    return properties.open ? notGenerated : { value: () => toRole, resource: resource(cause.owner) };
  }
  const site = siteOf(properties.site, "Role");
  if (!site || functionCall(site)?.name !== "Fn::If") return notGenerated;
  const written = properties.get("Role")!;
  const condition = whenAbsent(written);
  if (!condition) return notGenerated;
  return {
    value: () => withoutAbsent(written, toRole),
    resource: resource({ ...cause.owner, condition: both(cause.owner.condition, condition) }),
  };
}

const notGenerated: OwnRole = { value: undefined, resource: undefined };

function both(a: Condition | undefined, b: Condition): Condition {
  return a ? { kind: "all", operands: [a, b] } : b;
}

/** The condition of the first branch that is absent, given that none before it holds. */
function whenAbsent(value: Value): Condition | undefined {
  if (value.kind !== "alternatives") return undefined;
  const index = value.branches.findIndex((branch) => branch.value.kind === "absent");
  if (index < 0) return undefined;
  const before = value.branches
    .slice(0, index)
    .flatMap(({ condition }): Condition[] => (condition ? [{ kind: "not", operand: condition }] : []));
  const own = value.branches[index]!.condition;
  return { kind: "all", operands: own ? [...before, own] : before };
}

function withoutAbsent(value: Value, instead: Value): Value {
  if (value.kind !== "alternatives") return value;
  const branches = value.branches.map((branch) =>
    branch.value.kind === "absent" ? { ...branch, value: instead } : branch,
  );
  return { ...value, branches };
}

function roleOf(cause: Cause, id: string, properties: MapValue, service: string, grants: () => Grants): Resource {
  return generate(cause, id, "AWS::IAM::Role", (made) => {
    const { managed, statements } = grants();
    const listed = listedPolicies(properties, id, made);
    const granted = statements.length > 0 ? [inlinePolicy(made, `${id}GrantedBySam`, statements)] : [];
    const inline = [...granted, ...listed.inline];
    const site = properties.get("Policies")?.site ?? made;
    const additions = {
      AssumeRolePolicyDocument: isWritten(properties, "AssumeRolePolicyDocument")
        ? undefined
        : () => trustIn(made, service),
      ManagedPolicyArns: () =>
        list(site, [...[...new Set(managed)].map((name) => literal(made, managedPolicyArn(name))), ...listed.managed]),
      Policies: inline.length > 0 ? () => list(site, inline) : undefined,
    };
    return translate(properties, { names: roleNames, shared: [] }, additions, made, made);
  });
}
