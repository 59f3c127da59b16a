import { NEW, type NewValue } from "../../../model/edit.ts";
import { type SettledValue, unknown, type Value } from "../../../model/value.ts";
import { literal, madeMap } from "../../reader.ts";
import { asList, type Conversion, isList } from "../conversions.ts";
import { concatenated } from "../settling.ts";
import type { Words } from "../translate.ts";
import { type Attributes, converted, many } from "./table.ts";

type Blocks = readonly (SettledValue & { readonly kind: "map" })[];

/** Reads a list of blocks that CloudFormation has as one map, once all of them are known. */
function gathered(
  read: (blocks: Blocks, settle: (value: Value) => SettledValue, whole: Value) => Value,
): Conversion["read"] {
  return (value) => ({
    kind: "computed",
    site: value.site,
    compute: (settle) => {
      const settled = settle(concatenated(value.site, [value]));
      const blocks = settled.kind === "list" ? settled.items.map(settle).filter(({ kind }) => kind !== "absent") : [];
      if (blocks.length === 0) return { kind: "absent", site: value.site };
      if (!blocks.every((block) => block.kind === "map")) return unknown(value.site, "a block that is not known");
      return read(blocks, settle, value);
    },
  });
}

function textOf(value: SettledValue | undefined): string | undefined {
  return value?.kind === "literal" ? String(value.value) : undefined;
}

/** The value under a key that is itself a value elsewhere. */
function calledBy({ site: { node } }: Value, value: Value): Value {
  return node.kind === "scalar" ? { ...value, site: { ...value.site, key: node } } : value;
}

function isMap(value: NewValue): value is { readonly [key: string]: NewValue } {
  return typeof value === "object" && !isList(value) && !(NEW in value);
}

/** `principals { type, identifiers }` for `{"Service": [...]}`; the type `*` is everyone. */
const principals: Conversion = {
  read: gathered((blocks, settle, { site }) => {
    const byType = new Map<string, Value[]>();
    for (const block of blocks) {
      const type = textOf(block.get("type") && settle(block.get("type")!));
      if (type === undefined) return unknown(site, "a principal that is not known");
      const identifiers = block.get("identifiers");
      byType.set(type, [...(byType.get(type) ?? []), ...(identifiers ? [identifiers] : [])]);
    }
    if (byType.has("*")) return literal(site, "*");
    return madeMap(
      site,
      Object.fromEntries(
        [...byType].map(([type, lists]) => [type, lists.length === 1 ? lists[0]! : concatenated(site, lists)]),
      ),
    );
  }),
  write: (value) => {
    if (!isMap(value)) return [{ type: "*", identifiers: ["*"] }];
    return Object.entries(value).map(([type, identifiers]) => ({
      type,
      identifiers: isList(identifiers) ? identifiers : [identifiers],
    }));
  },
};

/** `condition { test, variable, values }` for `{"Bool": {"aws:SecureTransport": [...]}}`. */
const conditions: Conversion = {
  read: gathered((blocks, settle, { site }) => {
    const tests: Record<string, Record<string, Value>> = {};
    for (const block of blocks) {
      const test = textOf(block.get("test") && settle(block.get("test")!));
      const variable = block.get("variable");
      const name = textOf(variable && settle(variable));
      if (test === undefined || name === undefined) return unknown(site, "a condition that is not known");
      const values = block.get("values") ?? unknown(site, "no values are written");
      tests[test] = { ...tests[test], [name]: calledBy(variable!, values) };
    }
    return madeMap(
      site,
      Object.fromEntries(Object.entries(tests).map(([test, variables]) => [test, madeMap(site, variables)])),
    );
  }),
  write: (value) => {
    if (!isMap(value)) return undefined;
    return Object.entries(value).flatMap(([test, variables]) =>
      Object.entries(variables as Record<string, NewValue>).map(([variable, values]) => ({
        test,
        variable,
        values: isList(values) ? values : [values],
      })),
    );
  },
};

const statement: Attributes = {
  actions: converted("Action", asList),
  not_actions: converted("NotAction", asList),
  resources: converted("Resource", asList),
  not_resources: converted("NotResource", asList),
  principals: converted("Principal", principals),
  not_principals: converted("NotPrincipal", principals),
  condition: converted("Condition", conditions),
};

/** The arguments of the data source `aws_iam_policy_document`. */
export const policyDocument: Words = {
  type: "IAM policy document",
  attributes: {
    policy_id: "Id",
    statement: many("Statement", statement, { defaults: [{ attribute: "effect", value: "Allow" }] }),
  },
};
