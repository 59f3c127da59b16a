import assert from "node:assert/strict";
import { mappings } from "../../server/src/dialects/terraform/mapping/mapping.ts";
import { providerNames } from "../../server/src/features/completion/provider-names.ts";
import { attributesOf, blockAt, mappedAttributes } from "../../server/src/features/completion/terraform-attributes.ts";
import { chosen, labels } from "../support/complete.ts";

const yaml = (attributes: string, type = "aws_glue_job"): string =>
  `locals: {name: x}\nresource:\n  aws_iam_role: {job: {}}\n  ${type}:\n    own:\n${attributes.replace(/^/gm, "      ")}\n`;
const dialect = "terraform";

describe("the names of Terraform's provider", () => {
  it("are those that it has, not those that CloudFormation's would give", () => {
    const names = labels(yaml("^", "aws_sns_topic"), { dialect });
    assert.ok(names.includes("kms_master_key_id") && !names.includes("maximum_message_size"));
    assert.ok(labels(yaml("^", "aws_athena_named_query"), { dialect }).includes("workgroup"));
    assert.ok(!labels(yaml("^", "aws_athena_named_query"), { dialect }).includes("work_group"));
  });

  it("include what CloudFormation does not have", () => {
    assert.equal(
      chosen(yaml("^", "aws_s3_bucket"), "force_destroy", { dialect }),
      yaml("force_destroy: ${1|true,false|}", "aws_s3_bucket"),
    );
    assert.deepEqual(labels(yaml("force_destroy: ^", "aws_s3_bucket"), { dialect }).slice(0, 2), ["true", "false"]);
  });

  it("come with what the provider requires, first", () => {
    const [first] = labels(yaml("^", "aws_kinesis_stream"), { dialect });
    assert.equal(first, "name");
    assert.equal(
      chosen("resource:\n  aws_glue_j^\n", "aws_glue_job", { dialect }),
      "resource:\n  aws_glue_job:\n    $1:\n      role_arn: $2\n      command:\n        script_location: $3\n      name: $4\n",
    );
  });

  it("leave out tags and ARNs where there are none", () => {
    assert.ok(!labels(yaml("^", "aws_lambda_permission"), { dialect }).includes("tags"));
    assert.ok(labels(yaml("^", "aws_lambda_function"), { dialect }).includes("tags"));
    const attributes = (type: string): readonly string[] =>
      labels(`${yaml("x: 1", type)}output:\n  o:\n    value: "\${${type}.own.^}"\n`, { dialect });
    assert.ok(!attributes("aws_lambda_permission").includes("arn"));
    assert.ok(attributes("aws_lambda_function").includes("arn"));
    assert.ok(attributes("aws_lambda_function").includes("invoke_arn"));
  });

  it("leave to a part of a resource what it says itself", () => {
    const names = labels(yaml("^", "aws_sqs_queue_redrive_policy"), { dialect });
    assert.ok(names.includes("redrive_policy") && !names.includes("delay_seconds"));
  });

  it("have no name twice, and none that is there and not there", () => {
    for (const [type, { without = "", also = "" }] of Object.entries(providerNames)) {
      const absent = new Set(without.split(" "));
      const present = also.split(" ").flatMap((name) => name.split(":")[0] || []);
      assert.deepEqual(
        present.filter((name) => absent.has(name)),
        [],
        type,
      );
      assert.equal(new Set(present).size, present.length, type);
    }
  });

  it("differ only from names that the tables or the general rule give", () => {
    for (const [type, { without = "" }] of Object.entries(providerNames)) {
      assert.ok(mappings().has(type), type);
      for (const path of without.split(" ").filter((name) => name !== "" && name !== "arn")) {
        const steps = path.split(".");
        const block = blockAt(type, steps.slice(0, -1));
        assert.ok(block && mappedAttributes(block).some(({ name }) => name === steps.at(-1)), `${type}.${path}`);
        assert.ok(
          attributesOf(block).every(({ name }) => name !== steps.at(-1)),
          `${type}.${path}`,
        );
      }
    }
  });
});

describe("blocks and expressions of Terraform", () => {
  const cases: readonly (readonly [what: string, source: string, label: string, result: string])[] = [
    [
      "a block that is made of a collection",
      yaml("dynamic:\n  ^"),
      "execution_property",
      yaml("dynamic:\n  execution_property:\n    for_each: $1\n    content:\n      $2"),
    ],
    [
      "an attribute in such a block",
      yaml("dynamic:\n  - execution_property:\n      - content:\n          - ^"),
      "max_concurrent_runs",
      yaml("dynamic:\n  - execution_property:\n      - content:\n          - max_concurrent_runs: $0"),
    ],
    [
      "an expression before a text that belongs to no expression",
      yaml('name: "${lo^-${local.name}"'),
      "local.name",
      yaml('name: "${local.name}-${local.name}"'),
    ],
    [
      "an address in the place of another",
      yaml('name: "${local^.name} x"'),
      "local.name",
      yaml('name: "${local.name} x"'),
    ],
    [
      "an address before an attribute that stays",
      yaml('role_arn: "${aws_iam^_role.job.arn}"'),
      "aws_iam_role.job",
      yaml('role_arn: "${aws_iam_role.job.arn}"'),
    ],
  ];
  for (const [what, source, label, result] of cases)
    it(`writes ${what}`, () => assert.equal(chosen(source, label, { dialect }), result));

  it("offers no values where a block stands", () => {
    assert.deepEqual(labels(yaml("execution_property: ^"), { dialect }), []);
    assert.ok(
      labels(yaml("- ^", "aws_glue_job").replace("own:\n      - ", "own:\n      execution_property:\n        - "), {
        dialect,
      }).every((label) => !label.startsWith("local.")),
    );
  });
});
