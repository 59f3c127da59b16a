import type { NewValue } from "../../model/edit.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { append, type NewEdit } from "../fix.ts";
import { rulesOf } from "./_lifecycle.ts";

const rules = "LifecycleConfiguration.Rules";

/** Adds a lifecycle rule for the whole bucket. */
export function addRule(bucket: ResourceView, id: string, action: { readonly [key: string]: NewValue }): NewEdit {
  return append(bucket, rules, { Id: freeId(bucket, id), Status: "Enabled", Prefix: "", ...action });
}

/** Adds a lifecycle rule for what another one is about, tags and sizes left out; undefined where that cannot be copied. */
export function addRuleBeside(
  rule: Property,
  id: string,
  action: { readonly [key: string]: NewValue },
): NewEdit | undefined {
  const [status, prefix] = [rule.get("Status"), rule.get("Prefix")];
  const text = prefix.absent ? "" : prefix.origin ? undefined : prefix.string;
  if (text === undefined || status.string === undefined) return undefined;
  const { resource: bucket } = rule;
  return append(bucket, rules, { Id: freeId(bucket, id), Status: status.string, Prefix: text, ...action });
}

function freeId(bucket: ResourceView, id: string): string {
  const taken = new Set(rulesOf(bucket).map((rule) => rule.get("Id").string));
  for (let n = 1; ; n++) {
    const name = n === 1 ? id : `${id}-${n}`;
    if (!taken.has(name)) return name;
  }
}
