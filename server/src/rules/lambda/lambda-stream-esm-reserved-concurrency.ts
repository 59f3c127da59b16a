import { amount } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";
import { isEnabled, mappingsTo, type Parallel, parallelOf } from "./_mappings.ts";

export default defineRule({
  id: "lambda-stream-esm-reserved-concurrency",
  title: "Reserved concurrency is lower than the shards to be read",
  severity: "warning",
  facts: ["lambda-stream-concurrency"],
  doc: "https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html",
  types: ["AWS::Lambda::Function"],
  check(fn, { report }) {
    const reserved = fn.get("ReservedConcurrentExecutions");
    // None at all stops the function, and in Terraform -1 reserves nothing.
    if (reserved.number === undefined || reserved.number <= 0) return;
    const parts = mappingsTo(fn)
      .filter(isEnabled)
      .flatMap((mapping) => parallelOf(mapping) ?? []);
    const needed = parts.reduce((sum, { shards, factor }) => sum + shards * factor, 0);
    if (reserved.number >= needed) return;
    report({
      at: reserved,
      message:
        `Streams call this function up to ${needed} times at once (${parts.map(product).join(" + ")}). ` +
        `${fn.id} may run ${reserved.number} at a time: shards wait, the iterator age grows, and records can expire. ` +
        `Raise ${reserved.name} to ${needed}, or lower the parallelization factor.`,
      related: parts.map(({ stream, shardCount }) => ({ message: `the shards of ${stream.id}`, at: shardCount })),
      fixes: [safeFix(`Reserve ${needed} executions`, set(reserved, needed))],
    });
  },
});

function product({ shards, factor }: Parallel): string {
  return `${amount(shards, "shard")} x ${factor}`;
}
