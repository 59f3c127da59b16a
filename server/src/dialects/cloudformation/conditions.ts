import type { Condition } from "../../model/condition.ts";
import type { Site } from "../../model/site.ts";
import { textOf } from "../../syntax/tree.ts";
import { itemSites, nameOfSite } from "../reader.ts";
import type { Context } from "./context.ts";
import { functionCall, readValue } from "./values.ts";

/** Reads an entry of `Conditions`, or a condition function within one. */
export function readCondition(site: Site, context: Context): Condition {
  const call = functionCall(site);
  if (!call) {
    const name = textOf(site.node);
    return name === undefined ? undecided(site) : { kind: "named", name };
  }
  const operands = itemSites(call.argument);
  switch (call.name) {
    case "Condition":
      return { kind: "named", name: textOf(call.argument.node) ?? "" };
    case "Fn::Equals":
      if (operands.length !== 2) return undecided(site);
      return { kind: "equals", left: readValue(operands[0]!, context), right: readValue(operands[1]!, context) };
    case "Fn::Not":
      return operands[0] ? { kind: "not", operand: readCondition(operands[0], context) } : undecided(site);
    case "Fn::And":
      return { kind: "all", operands: operands.map((operand) => readCondition(operand, context)) };
    case "Fn::Or":
      return { kind: "any", operands: operands.map((operand) => readCondition(operand, context)) };
    default:
      return undecided(site);
  }
}

function undecided(site: Site): Condition {
  return { kind: "undecided", key: nameOfSite(site) };
}
