import { matchesPattern, nameIn, parseArn } from "./arn.ts";
import { mayMention } from "./mentions.ts";
import { namingOf } from "./names.ts";
import type { Property, ResourceView } from "./property.ts";
import { patternOf, pointsTo, targetOf } from "./reference.ts";

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
function textsOf(element: Property): readonly string[] | undefined {
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
  const accounts = principal.get("AWS");
  const names = textsOf(principal.get(kind));
  return anyOf([
    // `{"AWS": "*"}` is everyone too, services included.
    ...accounts.items.map(({ string, unknown }): Granted => (string === "*" ? "yes" : unknown ? "unknown" : "no")),
    accounts.unknown || principal.unknown || !names ? "unknown" : "no",
    names?.includes("*") || names?.includes(name) ? "yes" : "no",
  ]);
}

/** Whether a role's trust policy lets a service, such as `firehose.amazonaws.com`, assume the role. */
export function trusts(role: ResourceView, service: string): Granted {
  const statements = statementsOf(role.get("AssumeRolePolicyDocument"));
  if (!statements) return "unknown";
  return anyOf(
    statements.map((statement) =>
      allOf([
        isAllow(statement),
        allowsAction(statement, "sts:AssumeRole"),
        hasPrincipal(statement, "Service", service),
      ]),
    ),
  );
}

const writeLogs = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];

/** What AWS's managed policies grant, on all resources; every other managed policy makes the answer unknown. */
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
    ...writeLogs,
  ],
  AWSLambdaBasicExecutionRole: writeLogs,
  AWSLambdaVPCAccessExecutionRole: [
    ...writeLogs,
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
  ],
  AWSXRayDaemonWriteAccess: [
    "xray:PutTraceSegments",
    "xray:PutTelemetryRecords",
    "xray:GetSamplingRules",
    "xray:GetSamplingTargets",
    "xray:GetSamplingStatisticSummaries",
  ],
  CloudWatchLambdaInsightsExecutionRolePolicy: writeLogs,
};

/**
 * Whether a role of the template may do something to a resource. Counted are its inline policies, the policies of the
 * template that are attached to it, and the managed policies above. Conditions are taken as fulfilled, denials are left
 * out.
 */
export function granted(role: ResourceView, action: string, resource: Property | ResourceView): Granted {
  // A boundary may take away what the policies grant.
  if (!role.get("PermissionsBoundary").absent) return "unknown";
  const managed = role.get("ManagedPolicyArns");
  const answers = [
    ...policiesOf(role).map((document) => (document ? grantedBy(document, action, resource) : "unknown")),
    ...managed.items.map((arn) => grantedByManaged(arn, action, resource)),
  ];
  if (managed.unknown || role.resource.passedOn || role.template.open) answers.push("unknown");
  return anyOf(answers);
}

/** Where policies say to which roles they are attached. */
const attachments: readonly (readonly [type: string, path: string])[] = [
  ["AWS::IAM::Policy", "Roles"],
  ["AWS::IAM::ManagedPolicy", "Roles"],
  ["AWS::IAM::RolePolicy", "RoleName"],
];

/**
 * The policy documents written for a role, its own before those attached to it; undefined in place of one that may or
 * may not be attached.
 */
export function policiesOf(role: ResourceView): readonly (Property | undefined)[] {
  const inline = role.get("Policies");
  const documents: (Property | undefined)[] = inline.unknown
    ? [undefined]
    : inline.items.map((policy) => (policy.unknown ? undefined : policy.get("PolicyDocument")));
  const attached = attachments.flatMap(([type, path]) =>
    mayMention(role, type, path).flatMap((policy) => {
      const roles = policy.get(path);
      const points = roles.items.map((item) => pointsTo(item, role));
      if (points.includes(true)) return [policy.get("PolicyDocument")];
      return roles.unknown || points.includes(undefined) ? [undefined] : [];
    }),
  );
  return [...documents, ...attached];
}

/** Whether a managed policy, be it AWS's or the template's own, allows an action on a resource. */
export function grantedByManaged(arn: Property, action: string, resource: Property | ResourceView): Granted {
  const own = targetOf(arn, "AWS::IAM::ManagedPolicy");
  if (own) return grantedBy(own.get("PolicyDocument"), action, resource);
  const name = /:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(patternOf(arn.value) ?? "")?.[1] ?? "";
  const actions = Object.hasOwn(managedPolicies, name) ? managedPolicies[name] : undefined;
  if (!actions) return "unknown";
  return actions.some((pattern) => matchesPattern(pattern, action, true)) ? "yes" : "no";
}

/** Whether a policy document allows an action on a resource. */
export function grantedBy(document: Property, action: string, resource: Property | ResourceView): Granted {
  const statements = statementsOf(document);
  if (!statements) return "unknown";
  return anyOf(
    statements.map((statement) =>
      allOf([isAllow(statement), allowsAction(statement, action), coversResource(statement, resource)]),
    ),
  );
}

export function isAllow(statement: Property): Granted {
  const effect = statement.get("Effect");
  if (effect.unknown) return "unknown";
  return effect.string === "Allow" ? "yes" : "no";
}

function coversResource(statement: Property, resource: Property | ResourceView): Granted {
  const resources = statement.get("Resource");
  if (!statement.get("NotResource").absent || resources.unknown) return "unknown";
  return anyOf(resources.items.map((item) => covers(item, resource)));
}

/** Whether an element of `Resource` names the resource; a pattern may. */
function covers(item: Property, resource: Property | ResourceView): Granted {
  if (item.string === "*") return "yes";
  const target = "properties" in resource ? resource : targetOf(resource);
  if (target) {
    const points = pointsTo(item, target);
    return points === undefined ? patternCovers(item, target) : points ? "yes" : "no";
  }
  const [pattern, text] = [patternOf(item.value), (resource as Property).string];
  if (pattern === undefined || text === undefined) return "unknown";
  if (!matchesPattern(pattern, text)) return "no";
  return item.string === undefined ? "unknown" : "yes";
}

/** In the place of what is not known; it stands in no ARN. */
const hole = "\0";

/** Whether a pattern covers a resource by its name; a name that AWS chooses is covered by `*` alone, as far as is known. */
function patternCovers(item: Property, resource: ResourceView): Granted {
  const pattern = patternOf(item.value, hole);
  const naming = namingOf(resource.type.name);
  const arn = pattern === undefined ? undefined : parseArn(pattern);
  if (!arn || !naming) return "unknown";
  if (!matchesPattern(arn.service.replaceAll(hole, "*"), naming.service)) return "no";
  const written = nameIn(pattern!);
  const name = resource.get(naming.property).string;
  if (!matchesPattern(written.replaceAll(hole, "*"), name ?? "\uffff")) return name === undefined ? "unknown" : "no";
  return written.includes(hole) ? "unknown" : "yes";
}

/** The answer to what is known to be so or not; undefined where it is not known. */
export function answered(known: boolean | undefined): Granted {
  return known === undefined ? "unknown" : known ? "yes" : "no";
}

/** One of several ways suffices. */
export function anyOf(answers: readonly Granted[]): Granted {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}

/** Every part is needed. */
export function allOf(answers: readonly Granted[]): Granted {
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}
