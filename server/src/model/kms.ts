import { allOf, allowsAction, anyOf, type Granted, granted, isAllow, statementsOf } from "./iam.ts";
import { mayMention } from "./mentions.ts";
import type { Property, ResourceView } from "./property.ts";
import { patternOf, pointsTo, targetOf } from "./reference.ts";

/** The KMS key of the template that a property names, by itself or by an alias. */
export function kmsKeyOf(property: Property): ResourceView | undefined {
  const target = targetOf(property, "AWS::KMS::Key", "AWS::KMS::Alias");
  return target?.type.name === "AWS::KMS::Alias" ? targetOf(target.get("TargetKeyId"), "AWS::KMS::Key") : target;
}

/** Whether a role may do something with a key of the template, by its own policies or by the key's. */
export function mayUseKey(role: ResourceView, action: string, key: ResourceView): Granted {
  return anyOf([granted(role, action, key), grantedByKey(key, action, role)]);
}

/** A key's policy lets the account's own policies decide where it names the account; it grants to who is named. */
function grantedByKey(key: ResourceView, action: string, role: ResourceView): Granted {
  if (key.resource.passedOn || grantsOf(key).length > 0) return "unknown";
  const policy = key.get("KeyPolicy");
  if (policy.absent) return "no";
  const statements = statementsOf(policy);
  if (!statements) return "unknown";
  return anyOf(
    statements.map((statement) =>
      allOf([isAllow(statement), allowsAction(statement, action), namesRole(statement, role)]),
    ),
  );
}

/** What Terraform has beside policies. */
function grantsOf(key: ResourceView): readonly ResourceView[] {
  return mayMention(key, "aws_kms_grant", "KeyId");
}

function namesRole(statement: Property, role: ResourceView): Granted {
  const principal = statement.get("Principal");
  const accounts = principal.string === undefined ? principal.get("AWS") : principal;
  if (principal.unknown || accounts.unknown || !statement.get("NotPrincipal").absent) return "unknown";
  const isLimited = !statement.get("Condition").absent;
  return anyOf(
    accounts.items.map((item): Granted => {
      const text = patternOf(item.value);
      if (text === "*" && item.string === "*") return isLimited ? "unknown" : "yes";
      // With a condition, such as on the service by which the key is used, the whole account may be meant.
      if (text !== undefined && (/:root$/.test(text) || /^\d{12}$/.test(text))) return isLimited ? "unknown" : "no";
      const points = pointsTo(item, role);
      return points === undefined ? "unknown" : points ? "yes" : "no";
    }),
  );
}
