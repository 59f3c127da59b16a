import { type MapValue, unknown, type Value } from "../../model/value.ts";
import { parsedJson } from "../json-text.ts";
import { literal } from "../reader.ts";
import type { Context, TypedBlock } from "./context.ts";
import { policyDocument } from "./mapping/iam-policy-document.ts";
import { concatenated, mapValue } from "./settling.ts";
import { translated } from "./translate.ts";
import { readValue } from "./values.ts";

/** What the data source writes where no version is given. */
const version = "2012-10-17";

/** Arguments with JSON texts whose statements are put before, or in place of, those of the block. */
const otherDocuments = ["source_policy_documents", "source_json", "override_policy_documents", "override_json"];

/** The document that a data source of the type `aws_iam_policy_document` makes. */
export function readPolicyDocument({ site }: TypedBlock, context: Context): Value {
  const raw = readValue(site, context);
  if (raw.kind !== "map") return unknown(site, "not a block");
  const document = translated(raw, policyDocument);
  const statements = concatenated(site, [
    ...otherDocuments.flatMap((argument) => statementsOf(raw, argument)),
    document.get("Statement") ?? { kind: "absent", site },
  ]);
  const keys = [...new Set(["Version", ...document.keys, "Statement"])];
  const get = (key: string): Value | undefined => {
    if (key === "Statement")
      return otherDocuments.some((name) => raw.keys.includes(name)) ? statements : document.get(key);
    return document.get(key) ?? (key === "Version" ? literal(site, version) : undefined);
  };
  return { ...document, keys, get };
}

function statementsOf(raw: MapValue, argument: string): readonly Value[] {
  const texts = raw.get(argument);
  if (!texts) return [];
  return [
    mapValue(texts, (settled): Value => {
      if (settled.kind === "absent") return settled;
      const items = settled.kind === "list" ? settled.items : [settled];
      return concatenated(settled.site, items.map(statementsIn));
    }),
  ];
}

function statementsIn(text: Value): Value {
  return mapValue(parsedJson(text), (settled): Value => {
    if (settled.kind === "absent") return settled;
    const statements = settled.kind === "map" ? settled.get("Statement") : undefined;
    return statements ?? unknown(settled.site, "statements that are not known");
  });
}
