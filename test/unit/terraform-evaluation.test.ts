import assert from "node:assert/strict";
import { moduleOf, seen, unknown } from "../support/terraform.ts";

/** What the rule about a queue would see of its delay, for each expression; `var` and `local` are those below. */
function valuesOf(expression: unknown): readonly unknown[] {
  const template = moduleOf({
    variable: {
      on: { default: true },
      off: { default: false },
      days: { default: 7 },
      name: { default: "lake" },
      nothing: { default: null },
      open: {},
      listed: { validation: [{ condition: '${contains(["a", "b"], var.listed)}' }] },
      either: { validation: { condition: '${var.either == "x" || "y" == var.either}' } },
      rule: { default: { days: 30, class: "GLACIER" } },
      names: { default: ["first", "second"] },
    },
    locals: {
      prefix: "acme",
      full: "${local.prefix}-${var.name}",
      rules: [{ days: 30 }, { days: 60 }],
      tags: { Team: "data" },
      circle: "${local.circle}",
    },
    data: { aws_iam_policy: { known: { arn: "arn:aws:iam::aws:policy/Known" } } },
    resource: {
      aws_sqs_queue: { queue: { delay_seconds: expression }, dead: { name: "dead" } },
      aws_s3_bucket: { maybe: { count: "${var.on ? 1 : 0}" }, all: { for_each: "${var.open}" } },
    },
  });
  return seen(template, "aws_sqs_queue.queue", "DelaySeconds");
}

const cases: readonly (readonly [expression: unknown, ...values: readonly unknown[]])[] = [
  [5, 5],
  ["5", "5"],
  [null, undefined],
  ["${5}", 5],
  ["${null}", undefined],
  ["${-5}", -5],
  ["$${not_an_expression}", "${not_an_expression}"],
  ["a ${1} b", "a 1 b"],

  ["${var.days}", 7, unknown],
  ["${var.nothing}", undefined, unknown],
  ["${var.open}", unknown],
  ["${var.not_declared}", unknown],
  ["${var.listed}", "a", "b"],
  ["${var.either}", "x", "y"],
  ["${var.rule.days}", 30, unknown],
  ['${var.rule["days"]}', 30, unknown],
  ["${var.names[1]}", "second", unknown],

  ["${local.prefix}", "acme"],
  ["${local.full}", "acme-lake", `acme-${unknown}`],
  ["${local.rules[1].days}", 60],
  ["${local.rules[*].days}", [30, 60]],
  ["${local.rules.*.days[1]}", 60],
  ["${local.missing}", unknown],
  ["${local.circle}", unknown],

  ["${aws_sqs_queue.dead.arn}", "<Arn of aws_sqs_queue.dead>"],
  ["${aws_sqs_queue.dead.url}", "<reference to aws_sqs_queue.dead>"],
  ["${aws_sqs_queue.dead.id}", "<reference to aws_sqs_queue.dead>"],
  ["${aws_sqs_queue.dead.name}", "<Name of aws_sqs_queue.dead>"],
  ["${aws_sqs_queue.dead}", "<reference to aws_sqs_queue.dead>"],
  ["x/${aws_sqs_queue.dead.arn}", "x/<Arn of aws_sqs_queue.dead>"],
  ['${join("", aws_sqs_queue.dead.*.arn)}', "<Arn of aws_sqs_queue.dead>"],
  ["${aws_sqs_queue.dead.*.arn[0]}", "<Arn of aws_sqs_queue.dead>"],
  ["${aws_sqs_queue.dead[*].arn}", ["<Arn of aws_sqs_queue.dead>"]],
  ["${[for q in [aws_sqs_queue.dead] : q.arn]}", ["<Arn of aws_sqs_queue.dead>"]],
  ["${aws_s3_bucket.maybe[0].arn}", "<Arn of aws_s3_bucket.maybe>", unknown],
  ['${try(aws_s3_bucket.maybe[0].arn, "none")}', "<Arn of aws_s3_bucket.maybe>", "none"],
  ["${one(aws_s3_bucket.maybe[*].arn)}", "<Arn of aws_s3_bucket.maybe>", undefined],
  ["${aws_s3_bucket.all[each.key].bucket}", "<reference to aws_s3_bucket.all>"],
  ["${aws_sqs_queue.elsewhere.arn}", unknown],
  ["${module.queue.arn}", unknown],
  ["${data.aws_sqs_queue.dead.arn}", unknown],
  ["${data.aws_iam_policy.known.arn}", "arn:aws:iam::aws:policy/Known"],
  ["${each.value}", unknown],
  ["${random_id.it.hex}", unknown],

  ["${var.on ? 1 : 2}", 1, 2],
  ["${var.on == true ? 1 : 2}", 1, 2],
  ["${!var.off && var.on ? 1 : 2}", 1, 2],
  ['${var.name == "lake" ? 1 : 2}', 1, 2],
  ["${var.nothing == null ? 1 : 2}", 1, 2],
  ["${var.nothing != null ? var.nothing : 3}", 3, unknown],
  ["${var.days > 5 ? 1 : 2}", 1, 2],
  ['${contains(["lake", "pond"], var.name) ? 1 : 2}', 1, 2],
  ['${contains(["a"], var.listed) ? 1 : 2}', 1, 2],
  ["${true ? 1 : 2}", 1],
  ["${7 * 24}", 168],
  ["${var.days * 24}", 168, unknown],
  ["${10 % 4}", 2],
  ["${1 < 2}", true],

  ['${upper("a")}', "A"],
  ['${lower("A")}', "a"],
  ['${title("a b")}', "A B"],
  ['${trimspace(" a ")}', "a"],
  ['${trimprefix("s3://lake", "s3://")}', "lake"],
  ['${trimsuffix("lake/", "/")}', "lake"],
  ['${replace("a_b_c", "_", "-")}', "a-b-c"],
  ['${replace("a1", "/[0-9]/", "")}', unknown],
  ['${substr("kinesis", 0, 3)}', "kin"],
  ['${substr("kinesis", -3, -1)}', "sis"],
  ["${tostring(5)}", "5"],
  ['${tonumber("5")}', 5],
  ['${tobool("true")}', true],
  ["${max(1, 3, 2)}", 3],
  ["${min([1, 3]...)}", 1],
  ["${ceil(1.2)}", 2],
  ['${format("%s-%d", "a", 5)}', "a-5"],
  ['${format("%s/*", aws_sqs_queue.dead.arn)}', "<Arn of aws_sqs_queue.dead>/*"],
  ['${format("%05d", 5)}', unknown],
  ['${join("-", ["a", "b"])}', "a-b"],
  ['${split(",", "a,b")}', ["a", "b"]],
  ['${split(",", "a,b")[1]}', "b"],
  ['${length(["a", "b"])}', 2],
  ["${length(var.open)}", unknown],
  ['${concat(["a"], ["b"])}', ["a", "b"]],
  ['${concat(["a"], var.open)}', ["a", unknown]],
  ['${flatten([["a"], ["b", ["c"]]])}', ["a", "b", "c"]],
  ['${compact(["a", "", null])}', ["a"]],
  ['${distinct(["a", "b", "a"])}', ["a", "b"]],
  ['${reverse(["a", "b"])}', ["b", "a"]],
  ['${element(["a", "b"], 3)}', "b"],
  ['${slice(["a", "b", "c"], 1, 2)}', ["b"]],
  ['${toset(["a"])}', ["a"]],
  ["${keys({ b = 1, a = 2 })}", ["a", "b"]],
  ["${values({ b = 1, a = 2 })}", [2, 1]],
  ["${merge({ a = 1 }, { b = 2 })}", { a: 1, b: 2 }],
  ["${merge({ a = 1 }, local.tags)}", { a: 1, Team: "data" }],
  ["${merge({ a = 1 }, var.open)}", { a: unknown }],
  ['${lookup({ a = 1 }, "a", 2)}', 1],
  ['${lookup({ a = 1 }, "b", 2)}', 2],
  ['${lookup(var.open, "b", 2)}', unknown],
  ['${coalesce(null, "", "a")}', "a"],
  ['${coalescelist([], ["a"])}', ["a"]],
  ['${try(local.tags.Missing, "fallback")}', "fallback"],
  ['${try(var.open.missing, "fallback")}', unknown],
  ['${contains(["a"], "a")}', true],
  ["${jsonencode({ a = 1 })}", { a: 1 }],
  ['${jsondecode("{\\"a\\": 1}").a}', 1],
  ['${file("x.json")}', unknown],
  ['${templatefile("x.json", {})}', unknown],

  ['${[for name in ["a", "b"] : upper(name)]}', ["A", "B"]],
  ['${[for i, name in ["a", "b"] : "${i}${name}"]}', ["0a", "1b"]],
  ['${[for name in ["a", "b"] : name if name != "a"]}', ["b"]],
  ['${{ for name in ["a", "b"] : name => upper(name) }}', { a: "A", b: "B" }],
  ['${{ for key, name in toset(["a"]) : key => name }}', { a: "a" }],
  ["${[for name in var.open : name]}", unknown],
  ['${{ a = 1, "b" = 2, (local.prefix) = 3 }}', { a: 1, b: 2, acme: 3 }],
  ["%{ if var.on }a%{ else }b%{ endif }", "a", "b"],
  ["${broken", unknown],
];

describe("Terraform's expressions", () => {
  for (const [expression, ...values] of cases) {
    it(`${JSON.stringify(expression)} is ${values.map((value) => JSON.stringify(value)).join(" or ")}`, () => {
      assert.deepEqual(inOrder(valuesOf(expression)), inOrder(values));
    });
  }
});

/** Scenarios come in the order of their decisions, which is nobody's business. */
function inOrder(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(value) ?? "absent").sort();
}
