import type { Condition } from "../../model/condition.ts";
import type { Node } from "../../syntax/tree.ts";
import { type Lookups, noted, sameAnswers } from "../keep.ts";
import type { Names } from "./context.ts";

/** The same names, noting what is asked and which nodes are the answer. */
export function noting(names: Names): { readonly names: Names; readonly lookups: Lookups } {
  const resources = new Map<string, Node | undefined>();
  const data = new Map<string, Node | undefined>();
  const variables = new Map<string, Node | undefined>();
  const locals = new Map<string, Node | undefined>();
  const conditions = new Map<string, Condition | undefined>();
  const likeNamed = new Map<Node, Map<string, string>>();
  const ask = {
    resource: (address: string) => names.resource(address)?.site.node,
    data: (address: string) => names.data(address)?.site.node,
    variable: (name: string) => names.variable(name)?.node,
    local: (name: string) => names.local(name)?.node,
    condition: (address: string) => {
      const block = names.resource(address);
      return block && names.conditionOf(block);
    },
    likeNamed: (node: Node, type: string) =>
      names
        .namedLike(node, type)
        .map(({ address }) => address)
        .join(" "),
  };
  return {
    names: {
      resource(address) {
        noted(resources, address, ask.resource(address));
        return names.resource(address);
      },
      data(address) {
        noted(data, address, ask.data(address));
        return names.data(address);
      },
      variable(name) {
        noted(variables, name, ask.variable(name));
        return names.variable(name);
      },
      local(name) {
        noted(locals, name, ask.local(name));
        return names.local(name);
      },
      conditionOf(block) {
        return noted(conditions, block.address, names.conditionOf(block));
      },
      namedLike(node, type) {
        const ofNode = likeNamed.get(node) ?? new Map<string, string>();
        likeNamed.set(node, ofNode);
        noted(ofNode, type, ask.likeNamed(node, type));
        return names.namedLike(node, type);
      },
    },
    lookups: {
      stillHold: () =>
        sameAnswers(resources, ask.resource) &&
        sameAnswers(data, ask.data) &&
        sameAnswers(variables, ask.variable) &&
        sameAnswers(locals, ask.local) &&
        sameAnswers(conditions, ask.condition) &&
        [...likeNamed].every(([node, answers]) => sameAnswers(answers, (type) => ask.likeNamed(node, type))),
    },
  };
}
