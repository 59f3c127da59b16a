import type { Condition } from "../../../model/condition.ts";
import type { Site } from "../../../model/site.ts";
import type { Resource } from "../../../model/template.ts";
import { type MapValue, type SettledValue, unknown, type Value } from "../../../model/value.ts";
import { literal, madeMap, siteOf } from "../../reader.ts";
import { functionCall } from "../values.ts";
import { converted, tagList } from "./convert.ts";
import { type Cause, generate, list, madeSite, reference } from "./made.ts";
import { documentOf } from "./policy-templates.ts";
import { inlinePolicy, trustIn } from "./statements.ts";
import { isWritten, type Maker, type Name, translate } from "./translate.ts";

/** What a role is given besides the policies that the author lists. */
export interface Grants {
  /** Managed policies of AWS, by the path in their ARN. */
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
    const extra = statements.length > 0 ? [inlinePolicy(made, `${id}GrantedBySam`, statements)] : [];
    const site = properties.get("Policies")?.site ?? made;
    const additions = {
      AssumeRolePolicyDocument: isWritten(properties, "AssumeRolePolicyDocument")
        ? undefined
        : () => trustIn(made, service),
      ManagedPolicyArns: () =>
        list(site, [...[...new Set(managed)].map((path) => literal(made, `${awsPolicies}${path}`)), ...listed.managed]),
      Policies: () => list(site, [...extra, ...listed.inline]),
    };
    return translate(properties, { names: roleNames, shared: [] }, additions, made, made);
  });
}

const awsPolicies = "arn:aws:iam::aws:policy/";

/**
 * The author's list holds names and ARNs of managed policies, policy documents and policy templates side by side; SAM
 * takes a function for a managed policy. An item behind a condition may be either, so that it stands in both lists.
 */
function listedPolicies(
  properties: MapValue,
  id: string,
  made: Site,
): { readonly managed: readonly Value[]; readonly inline: readonly Value[] } {
  const policies = properties.get("Policies");
  const items = policies?.kind === "list" ? policies.items : policies ? [policies] : [];
  const managed = items.flatMap((item) => (item.kind === "map" ? [] : [managedPolicy(item)]));
  const inline = items.flatMap((item, index) =>
    item.kind === "map" || item.kind === "alternatives" ? [inlineItem(item, literal(made, `${id}Policy${index}`))] : [],
  );
  const hidden = properties.open && !policies ? [unknown(properties.site, "written by a transform")] : [];
  return { managed, inline: [...inline, ...hidden] };
}

function managedPolicy(item: Value): Value {
  return converted(item, (policy) => {
    if (policy.kind === "literal") return { ...policy, value: arnOf(String(policy.value)) };
    return policy.kind === "map" ? absent(policy) : policy;
  });
}

function inlineItem(item: Value, name: Value): Value {
  return converted(item, (policy) => {
    if (policy.kind === "list") return unknown(policy.site, "a list behind a condition");
    if (policy.kind !== "map") return absent(policy);
    const document = documentOf(policy);
    if (document.kind === "unknown") return document;
    return madeMap(policy.site, { PolicyName: name, PolicyDocument: document });
  });
}

function absent({ site }: SettledValue): Value {
  return { kind: "absent", site };
}

/** The names of managed policies for service roles, whose ARN has a path. */
const serviceRolePolicies = new Set([
  "AmazonDMSCloudWatchLogsRole",
  "AmazonDMSRedshiftS3Role",
  "AmazonDMSVPCManagementRole",
  "AmazonElasticMapReduceRole",
  "AmazonElasticMapReduceforEC2Role",
  "AWSBatchServiceEventTargetRole",
  "AWSBatchServiceRole",
  "AWSGlueServiceNotebookRole",
  "AWSGlueServiceRole",
  "AWSLambdaBasicExecutionRole",
  "AWSLambdaDynamoDBExecutionRole",
  "AWSLambdaENIManagementAccess",
  "AWSLambdaKinesisExecutionRole",
  "AWSLambdaMSKExecutionRole",
  "AWSLambdaRole",
  "AWSLambdaSQSQueueExecutionRole",
  "AWSLambdaVPCAccessExecutionRole",
  "AmazonECSTaskExecutionRolePolicy",
]);

function arnOf(policy: string): string {
  if (policy.startsWith("arn:")) return policy;
  return `${awsPolicies}${serviceRolePolicies.has(policy) ? "service-role/" : ""}${policy}`;
}
