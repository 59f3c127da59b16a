import { lastSegment, matchesPattern, parseArn } from "./arn.ts";
import { namingOf } from "./names.ts";
import type { Property, ResourceView } from "./property.ts";
import { pointsTo, targetOf } from "./reference.ts";

/** An answer about permissions; unknown where any part that could change it is not known. */
export type Granted = "yes" | "no" | "unknown";

/** The statements of a policy document, one or a list; undefined where they are not all known. */
export function statementsOf(document: Property): readonly Property[] | undefined {
  const statements = document.get("Statement");
  if (document.unknown || statements.unknown) return undefined;
  const items = statements.items;
  return items.some((item) => item.unknown || item.value?.kind !== "map") ? undefined : items;
}

/** The texts of an element that may be one or a list; undefined where one of them is not known. */
export function textsOf(element: Property): readonly string[] | undefined {
  if (element.absent) return [];
  const texts = element.items.map((item) => item.string);
  return element.unknown || texts.length === 0 || texts.includes(undefined) ? undefined : (texts as string[]);
}

/** Whether a statement's actions include one; wildcards count, and IAM does not mind the case. */
export function allowsAction(statement: Property, action: string): Granted {
  if (!statement.get("NotAction").absent) return "unknown";
  const patterns = textsOf(statement.get("Action"));
  if (!patterns) return "unknown";
  return patterns.some((pattern) => matchesPattern(pattern, action, true)) ? "yes" : "no";
}

/** Whether a statement names a principal: everyone, or one of a kind such as `Service`. */
export function hasPrincipal(statement: Property, kind: "Service" | "AWS" | "Federated", name: string): Granted {
  if (!statement.get("NotPrincipal").absent) return "unknown";
  const principal = statement.get("Principal");
  if (principal.string === "*") return "yes";
  const names = textsOf(principal.get(kind));
  if (principal.unknown || !names) return "unknown";
  return names.includes("*") || names.includes(name) ? "yes" : "no";
}

/** What AWS's managed policies grant, as far as the rules ask; every other managed policy makes the answer unknown. */
const managedPolicies: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ["*"],
  PowerUserAccess: ["*"],
  AmazonKinesisFullAccess: ["kinesis:*"],
  AmazonKinesisReadOnlyAccess: ["kinesis:Get*", "kinesis:List*", "kinesis:Describe*"],
  AWSLambdaKinesisExecutionRole: [
    "kinesis:DescribeStream",
    "kinesis:DescribeStreamSummary",
    "kinesis:GetRecords",
    "kinesis:GetShardIterator",
    "kinesis:ListShards",
    "kinesis:ListStreams",
    "kinesis:SubscribeToShard",
  ],
  AWSLambdaBasicExecutionRole: [],
  AWSLambdaVPCAccessExecutionRole: [],
  AWSXRayDaemonWriteAccess: [],
  CloudWatchLambdaInsightsExecutionRolePolicy: [],
};

/**
 * Whether a role of the template may do something to a resource. Counted are its inline policies, the policies of the
 * template that are attached to it, and the managed policies above. Conditions are taken as fulfilled, denials are left
 * out.
 */
export function granted(role: ResourceView, action: string, resource: Property | ResourceView): Granted {
  const answers: Granted[] = [];
  if (!role.get("PermissionsBoundary").absent || role.resource.passedOn) answers.push("unknown");
  for (const document of documentsOf(role)) {
    answers.push(document === undefined ? "unknown" : grantedBy(document, action, resource));
  }
  for (const arn of role.get("ManagedPolicyArns").items) answers.push(grantedByManaged(arn, action, resource));
  if (role.get("ManagedPolicyArns").unknown || role.template.open) answers.push("unknown");
  return anyOf(answers);
}

/** The policy documents of a role; undefined in place of one that may or may not be attached. */
function documentsOf(role: ResourceView): readonly (Property | undefined)[] {
  const inline = role.get("Policies");
  const documents: (Property | undefined)[] = inline.unknown
    ? [undefined]
    : inline.items.map((policy) => (policy.unknown ? undefined : policy.get("PolicyDocument")));
  for (const policy of role.template.ofType("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy")) {
    const roles = policy.get("Roles").absent ? policy.get("RoleName") : policy.get("Roles");
    if (roles.absent) continue;
    const attached = roles.items.map((item) => pointsTo(item, role));
    if (attached.includes(true)) documents.push(policy.get("PolicyDocument"));
    else if (roles.unknown || attached.includes(undefined)) documents.push(undefined);
  }
  return documents;
}

function grantedByManaged(arn: Property, action: string, resource: Property | ResourceView): Granted {
  const own = targetOf(arn, "AWS::IAM::ManagedPolicy");
  if (own) return grantedBy(own.get("PolicyDocument"), action, resource);
  const { value } = arn;
  const last = value?.kind === "text" ? value.parts.at(-1) : value;
  if (last?.kind !== "literal") return "unknown";
  const name = String(last.value).split("/").at(-1)!;
  const actions = Object.hasOwn(managedPolicies, name) ? managedPolicies[name] : undefined;
  if (!actions) return "unknown";
  return actions.some((pattern) => matchesPattern(pattern, action, true)) ? "yes" : "no";
}

/** Whether a policy document allows an action on a resource. */
export function grantedBy(document: Property, action: string, resource: Property | ResourceView): Granted {
  const statements = statementsOf(document);
  if (!statements) return "unknown";
  return anyOf(statements.map((statement) => statementGrants(statement, action, resource)));
}

function statementGrants(statement: Property, action: string, resource: Property | ResourceView): Granted {
  const effect = statement.get("Effect");
  if (effect.string !== undefined && effect.string !== "Allow") return "no";
  const actions = allowsAction(statement, action);
  if (actions === "no") return "no";
  if (!statement.get("NotResource").absent) return "unknown";
  const resources = statement.get("Resource");
  const covered = resources.unknown ? "unknown" : anyOf(resources.items.map((item) => covers(item, resource)));
  if (covered === "no") return "no";
  return effect.string === undefined || actions === "unknown" ? "unknown" : covered;
}

/** Whether an element of `Resource` names the resource; a pattern may. */
function covers(item: Property, resource: Property | ResourceView): Granted {
  if (item.string === "*") return "yes";
  if ("properties" in resource) {
    // A pattern cannot be compared with a name that AWS will choose, or that is a parameter.
    return item.string?.includes("*") ? patternCovers(item.string, resource) : answer(pointsTo(item, resource));
  }
  const target = targetOf(resource);
  if (target) return covers(item, target);
  const [pattern, text] = [item.string, resource.string];
  if (pattern === undefined || text === undefined) return "unknown";
  return matchesPattern(pattern, text) ? "yes" : "no";
}

function patternCovers(pattern: string, resource: ResourceView): Granted {
  const arn = parseArn(pattern);
  const naming = namingOf(resource.type.name);
  if (!arn || !naming) return "unknown";
  if (!matchesPattern(arn.service, naming.service)) return "no";
  const name = resource.get(naming.property).string;
  if (matchesPattern(lastSegment(pattern), name ?? "\uffff")) return "yes";
  return name === undefined ? "unknown" : "no";
}

function answer(points: boolean | undefined): Granted {
  return points === undefined ? "unknown" : points ? "yes" : "no";
}

function anyOf(answers: readonly Granted[]): Granted {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}
