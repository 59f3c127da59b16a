import type { Condition } from "../../model/condition.ts";
import type { Site } from "../../model/site.ts";
import { type ReferenceValue, unknown, usedAt, type Value } from "../../model/value.ts";
import type { IndexStep, ReferenceExpression, Step } from "../../syntax/terraform/expression.ts";
import { siteOf } from "../reader.ts";
import type { Context, TypedBlock } from "./context.ts";
import { evaluate, type Scope } from "./expressions.ts";
import { elementAt, failure, filledText } from "./functions.ts";
import { mappingOf } from "./mapping/mapping.ts";
import { pascalCase } from "./mapping/naming.ts";
import { readPolicyDocument } from "./policy-document.ts";
import { mapValue } from "./settling.ts";
import { readValue } from "./values.ts";

/** What a name with steps behind it stands for. */
export function readReference(reference: ReferenceExpression, scope: Scope, site: Site): Value {
  const { root, steps } = reference;
  const { names, variables } = scope.context;
  const bound = variables.get(root);
  if (bound) return followSteps(bound, steps, scope, site);
  const [name, ...rest] = namesOf(steps);
  if (name === undefined) return unknown(site, `${root} is not known`);
  switch (root) {
    case "var":
      return followSteps({ kind: "parameter", site, name }, steps.slice(1), scope, site);
    case "local": {
      const local = names.local(name);
      if (!local) return unknown(site, `no local is called ${name}`);
      const context = { names, variables: new Map() };
      const value: Value = { kind: "computed", site, compute: () => readValue(local, context) };
      return followSteps(value, steps.slice(1), scope, site);
    }
    case "data": {
      const block = rest[0] === undefined ? undefined : names.data(`data.${name}.${rest[0]}`);
      return block ? ofDataSource(block, steps.slice(2), scope, site) : unknown(site, "a data source");
    }
    default: {
      const block = names.resource(`${root}.${name}`);
      // What other providers make up, such as random names, says nothing about AWS.
      const isKnown = block && /^aws(?:cc)?_/.test(block.type);
      return isKnown ? ofResource(block, steps.slice(1), scope, site) : unknown(site, `${root}.${name} is not known`);
    }
  }
}

/** The attributes at the beginning of a path. */
function namesOf(steps: readonly Step[]): readonly string[] {
  const names: string[] = [];
  for (const step of steps) {
    if (step.kind !== "attribute") break;
    names.push(step.name);
  }
  return names;
}

/** The value at the end of steps from another value. It stands where it is used. */
export function followSteps(value: Value, steps: readonly Step[], scope: Scope, site: Site): Value {
  const [step, ...rest] = steps;
  if (!step) return value.site === site ? value : mapValue(value, (settled) => usedAt(settled, site));
  if (step.kind === "splat") {
    // After `.*`, an index in brackets picks from the list that the attributes give.
    const count = step.full ? rest.length : namesOf(rest).length;
    return followSteps(splat(value, rest.slice(0, count), scope, site), rest.slice(count), scope, site);
  }
  if (step.kind === "attribute") {
    const found = ofReferred(value, step.name, scope, site) ?? elementAt(value, step.name, site);
    return followSteps(found, rest, scope, site);
  }
  return followSteps(indexed(value, step, scope, site), rest, scope, site);
}

function indexed(value: Value, { key }: IndexStep, scope: Scope, site: Site): Value {
  return mapValue(evaluate(key, scope), (settled) =>
    settled.kind === "literal"
      ? elementAt(value, typeof settled.value === "number" ? settled.value : String(settled.value), site)
      : unknown(site, "an index that is not known"),
  );
}

/** An attribute of a resource that came as a whole, such as the variable of a loop over resources. */
function ofReferred(value: Value, name: string, scope: Scope, site: Site): Value | undefined {
  if (value.kind !== "reference" || value.attribute !== undefined) return undefined;
  const block = scope.context.names.resource(value.resource);
  return block && attributeOf(block, name, scope, site);
}

function splat(value: Value, steps: readonly Step[], scope: Scope, site: Site): Value {
  return mapValue(value, (settled): Value => {
    if (settled.kind === "unknown") return unknown(site, settled.reason);
    if (settled.kind === "absent") return { kind: "list", site, items: [] };
    const items = settled.kind === "list" ? settled.items : [settled];
    return { kind: "list", site, items: items.map((item) => followSteps(item, steps, scope, site)) };
  });
}

/**
 * An attribute of a resource. All its instances are one: `[0]`, `["key"]` and `[each.key]` lead to the same, and a splat
 * gives a list of one, or of none where the resource may not be there.
 */
function ofResource(block: TypedBlock, steps: readonly Step[], scope: Scope, site: Site): Value {
  const [first, ...behind] = steps;
  const rest = first && first.kind !== "attribute" ? behind : steps;
  const [attribute, ...more] = rest;
  const whole: ReferenceValue = { kind: "reference", site, resource: block.address };
  if (attribute && attribute.kind !== "attribute") return unknown(site, "an index into an index");
  const value = attribute ? attributeOf(block, attribute.name, scope, site) : whole;
  const condition = scope.context.names.conditionOf(block);
  if (first?.kind === "splat") {
    const list: Value = { kind: "list", site, items: [value] };
    const some = condition ? either(condition, list, { ...list, items: [] }) : list;
    return first.full && more.length > 0
      ? unknown(site, `parts of ${block.address}`)
      : followSteps(some, more, scope, site);
  }
  if (more.length > 0) return unknown(site, `a part of ${block.address}.${attribute!.name}`);
  const isInstance = first?.kind === "index";
  return isInstance && condition ? either(condition, value, failure(site, `${block.address} is not there`)) : value;
}

function either(condition: Condition, then: Value, otherwise: Value): Value {
  const branches = [
    { condition, value: then },
    { condition: undefined, value: otherwise },
  ];
  return { kind: "alternatives", site: then.site, branches };
}

/** In CloudFormation's words: what `Ref` gives has no name, the ARN is `Arn`. */
function attributeOf(block: TypedBlock, name: string, scope: Scope, site: Site): Value {
  const { refs = ["id"], arns = [], attach } = mappingOf(block.type);
  if (attach) {
    const owner = name === attach.by || name === "id" ? siteOf(block.site, attach.by) : undefined;
    if (!owner) return unknown(site, `${name} of ${block.address}`);
    return { kind: "computed", site, compute: () => readValue(owner, scope.context) };
  }
  const reference = { kind: "reference", site, resource: block.address } as const;
  if (name === "arn" || arns.includes(name)) return { ...reference, attribute: "Arn" };
  return refs.includes(name) ? reference : { ...reference, attribute: pascalCase(name) };
}

function ofDataSource(block: TypedBlock, steps: readonly Step[], scope: Scope, site: Site): Value {
  const attribute = steps.find((step) => step.kind === "attribute");
  const context: Context = { names: scope.context.names, variables: new Map() };
  const name = attribute?.name ?? "";
  if (block.type === "template_file" && name === "rendered") {
    const given = siteOf(block.site, "vars");
    return filledText(site, given && readValue(given, context));
  }
  const isDocument = block.type === "aws_iam_policy_document" && ["json", "minified_json"].includes(name);
  // What is looked up by a name or an ARN has that name or ARN.
  const argument = siteOf(block.site, name);
  if (!isDocument && !argument) return unknown(site, `${block.address} is looked up`);
  const found = isDocument ? readPolicyDocument(block, context) : readValue(argument!, context);
  return mapValue(found, (settled) => usedAt(settled, site));
}
