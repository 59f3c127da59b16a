import type { Rule } from "./define-rule.ts";
import { ruleIndex } from "./index.generated.ts";

/** All rules, in the order of their services and ids. */
export const allRules: readonly Rule[] = ruleIndex.map(({ rule }) => rule);

const byId = new Map(ruleIndex.map((entry) => [entry.rule.id, entry]));

export function ruleOf(id: string): Rule | undefined {
  return byId.get(id)?.rule;
}

/** The folder a rule is in: `kinesis`, `s3`. */
export function serviceOf(id: string): string | undefined {
  return byId.get(id)?.service;
}
