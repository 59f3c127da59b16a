import type { NewValue } from "../../../model/edit.ts";
import { unknown, type Value } from "../../../model/value.ts";
import { literal, madeMap } from "../../reader.ts";
import { asList, type Conversion, calledBy, gathered, isList, isMap, textOf } from "../conversions.ts";
import { concatenated } from "../settling.ts";
import type { Words } from "../translate.ts";
import { type Attributes, converted, many } from "./table.ts";

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
