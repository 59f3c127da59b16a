import { type Body, stop } from "./body.ts";

const text = (value: string): Body => ({ kind: "literal", value });

function document(statement: readonly (readonly [string, Body])[]): Body {
  const allow = { kind: "map", entries: [["Effect", text("Allow")], ...statement] } as const;
  return {
    kind: "map",
    entries: [
      ["Version", text("2012-10-17")],
      ["Statement", { kind: "list", items: [allow] }],
    ],
  };
}

/** Policies by the name of their property: what each has, for which the specification has no schema. */
const policies: Readonly<Record<string, Body>> = {
  PolicyDocument: document([
    ["Action", stop],
    ["Resource", stop],
  ]),
  AssumeRolePolicyDocument: document([
    ["Principal", { kind: "map", entries: [["Service", stop]] }],
    ["Action", text("sts:AssumeRole")],
  ]),
};

/** What a policy begins with; undefined for any other property. */
export function policyBody(property: string | undefined): Body | undefined {
  return property !== undefined && Object.hasOwn(policies, property) ? policies[property] : undefined;
}
