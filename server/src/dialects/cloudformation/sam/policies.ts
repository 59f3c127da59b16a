import type { Site } from "../../../model/site.ts";
import { type MapValue, type SettledValue, unknown, type Value } from "../../../model/value.ts";
import { literal, madeMap } from "../../reader.ts";
import { converted } from "./convert.ts";
import { policyTemplates } from "./policy-templates.ts";
import { allow, filledIn, policyDocument } from "./statements.ts";
import { valueAt } from "./translate.ts";

/** The items of `Policies` as the role has them. */
export interface Policies {
  readonly managed: readonly Value[];
  readonly inline: readonly Value[];
}

/**
 * The author's list holds names and ARNs of managed policies, policy documents and policy templates side by side; SAM
 * takes a function for a managed policy. An item behind a condition may be either, so that it stands in both lists.
 */
export function listedPolicies(properties: MapValue, roleId: string, made: Site): Policies {
  const policies = properties.get("Policies");
  const items = policies?.kind === "list" ? policies.items : policies ? [policies] : [];
  const managed = items.flatMap((item) => (item.kind === "map" ? [] : [managedPolicy(item)]));
  const inline = items.flatMap((item, index) =>
    item.kind === "map" || item.kind === "alternatives"
      ? [inlineItem(item, literal(made, `${roleId}Policy${index}`))]
      : [],
  );
  const hidden = properties.open && !policies ? [unknown(properties.site, "written by a transform")] : [];
  return { managed, inline: [...inline, ...hidden] };
}

function managedPolicy(item: Value): Value {
  return converted(item, (policy) => {
    if (policy.kind === "literal") return { ...policy, value: managedPolicyArn(String(policy.value)) };
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

function documentOf(item: MapValue): Value {
  if (item.keys.includes("Statement")) return item;
  const [name] = item.keys;
  if (item.keys.length !== 1 || name === undefined) return unknown(item.site, "neither a policy nor a template");
  return expandedTemplate(name, item.get(name)!);
}

/** The policy document of a template with its parameters filled in; unknown for a template that is not in the table. */
function expandedTemplate(name: string, parameters: Value): Value {
  const grants = Object.hasOwn(policyTemplates, name) ? policyTemplates[name]! : undefined;
  if (!grants) return unknown(parameters.site, `what ${name} grants is not known here`);
  const { key } = parameters.site;
  const site = key ? { ...parameters.site, node: key } : parameters.site;
  const fill = (arn: string): Value => filledIn(site, wholeArn(arn), (parameter) => valueFor(parameter, parameters));
  return policyDocument(
    site,
    grants.map(({ actions, on }) => allow(site, actions, on.map(fill))),
  );
}

function valueFor(parameter: string, parameters: Value): Value | undefined {
  return parameter.startsWith("AWS::") ? undefined : valueAt(parameters, parameter);
}

function wholeArn(arn: string): string {
  if (arn === "*" || arn.startsWith("<")) return arn;
  return `arn:<AWS::Partition>:${arn.replace("@", "<AWS::Region>:<AWS::AccountId>")}`;
}

/** The names of AWS's policies for service roles, whose ARN has a path. */
const serviceRolePolicies = new Set([
  "AmazonDMSCloudWatchLogsRole",
  "AmazonDMSRedshiftS3Role",
  "AmazonDMSVPCManagementRole",
  "AmazonECSTaskExecutionRolePolicy",
  "AmazonElasticMapReduceforEC2Role",
  "AmazonElasticMapReduceRole",
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
]);

/** The ARN of a managed policy of AWS by its name; an ARN stays what it is. */
export function managedPolicyArn(name: string): string {
  if (name.startsWith("arn:")) return name;
  return `arn:aws:iam::aws:policy/${serviceRolePolicies.has(name) ? "service-role/" : ""}${name}`;
}
