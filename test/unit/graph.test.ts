import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { edgesOf, edgesTo } from "../../server/src/model/graph.ts";
import { dataEdges } from "../../server/src/model/graph-edges.ts";
import { viewIn } from "../../server/src/model/property.ts";
import { explore } from "../../server/src/model/scenario.ts";
import type { Template } from "../../server/src/model/template.ts";
import type { ResourceType } from "../../server/src/schema/resource-type.ts";
import { propertyTypeAt, resourceTypeOf } from "../../server/src/schema/schema.ts";
import { templateOf } from "../support/see.ts";

/** All edges in the first scenario, as sentences. */
function sentences(template: Template): readonly string[] {
  const outcomes = explore(template, (scenario) =>
    edgesOf(viewIn(scenario, template)).map(({ from, relation, to }) => `${from.id} ${relation} ${to.id}`),
  );
  return [...new Set(outcomes[0]!.result)].sort();
}

function exampleOf(path: string): Template {
  return templateOf(readFileSync(`examples/${path}`, "utf8"), path.endsWith("json") ? "json" : "yaml");
}

const clickstream = [
  "ClicksTable catalogues Catalogue",
  "ClicksTable catalogues Lake",
  "Delivery assumes DeliveryRole",
  "Delivery delivers Lake",
  "Delivery reads Clicks",
  "Delivery reads ClicksTable",
  "Queries writes Lake",
];

describe("the pipeline graph", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["cloudformation/clickstream.yaml", [...clickstream, "Lake triggers Register"]],
    // The queue is named by its URL there, which is the mistake, but it is the queue.
    ["cloudformation/clickstream.json", [...clickstream, "Lake writes Arrivals"]],
    [
      "sam/template.yaml",
      [
        "Delivery delivers Lake",
        "Delivery reads Readings",
        "Enrich assumes EnrichRole",
        "EnrichReadings reads Readings",
        "EnrichReadings triggers Enrich",
        "Nightly triggers Queries",
        "Queries writes Lake",
        "ReadingsTable catalogues Catalogue",
        "ReadingsTable catalogues Lake",
      ],
    ],
    [
      "terraform-json/main.tf.json",
      [
        "aws_athena_workgroup.queries writes aws_s3_bucket.lake",
        "aws_glue_catalog_table.clicks catalogues aws_glue_catalog_database.shop",
        "aws_glue_catalog_table.clicks catalogues aws_s3_bucket.lake",
        "aws_kinesis_firehose_delivery_stream.delivery assumes aws_iam_role.delivery",
        "aws_kinesis_firehose_delivery_stream.delivery delivers aws_s3_bucket.lake",
        "aws_kinesis_firehose_delivery_stream.delivery reads aws_glue_catalog_table.clicks",
        "aws_kinesis_firehose_delivery_stream.delivery reads aws_kinesis_stream.clicks",
        "aws_s3_bucket.lake writes aws_batch_job_queue.convert",
      ],
    ],
    [
      "terraform-yaml/main.tf.yaml",
      [
        "aws_athena_workgroup.queries writes aws_s3_bucket.lake",
        "aws_glue_catalog_table.clicks catalogues aws_glue_catalog_database.shop",
        "aws_glue_catalog_table.clicks catalogues aws_s3_bucket.lake",
        "aws_kinesis_firehose_delivery_stream.delivery delivers aws_s3_bucket.lake",
        "aws_kinesis_firehose_delivery_stream.delivery reads aws_kinesis_stream.clicks",
        "aws_kinesisanalyticsv2_application.sessions reads aws_kinesis_firehose_delivery_stream.delivery",
      ],
    ],
  ];
  for (const [path, expected] of cases) {
    it(`has the edges of ${path}`, () => assert.deepEqual(sentences(exampleOf(path)), [...expected].sort()));
  }

  it("knows no property that AWS's specification does not have", () => {
    // Of what draws pictures the specification is larger than all others, and not kept; nor is that of what only borders
    // on pipelines.
    const pictures = ["AWS::QuickSight::Analysis", "AWS::QuickSight::Dashboard"];
    const isKept = (name: string): boolean =>
      !/^(?:Custom|AWS::(?:ApiGateway|ApiGatewayV2|CloudTrail))::|^AWS::Logs::Destination$/.test(name) &&
      !pictures.includes(name);
    const specified = Object.entries(dataEdges).filter(([name]) => isKept(name));
    const strange = specified.flatMap(([name, rows]) => {
      const type = resourceTypeOf(name);
      const paths = rows.flatMap(({ path, when }) => [path, ...(when ? [when[0]] : [])]);
      return paths.filter((path) => !type || !isSpecified(type, path)).map((path) => `${name} ${path}`);
    });
    assert.deepEqual(strange, []);
  });

  it("leads from a resource to what touches it, with the property that proves it", () => {
    const template = exampleOf("cloudformation/clickstream.yaml");
    explore(template, (scenario) => {
      const proofs = edgesTo(viewIn(scenario, template).resource("Clicks")!).map(({ property }) => property.path);
      assert.deepEqual(proofs, ["KinesisStreamSourceConfiguration.KinesisStreamARN"]);
    });
  });

  it("has no edge for what is not known, or stands in another branch", () => {
    const text = (role: string): string => `
Parameters: {Other: {Type: String}}
Conditions: {Prod: !Equals [!Ref Other, prod]}
Resources:
  Role: {Type: AWS::IAM::Role}
  Fn: {Type: AWS::Lambda::Function, Properties: {Role: ${role}}}
`;
    assert.deepEqual(sentences(templateOf(text("!Ref Other"))), []);
    assert.deepEqual(sentences(templateOf(text("!If [Prod, !ImportValue x, !GetAtt Role.Arn]"))), []);
    assert.deepEqual(sentences(templateOf(text("!GetAtt Role.Arn"))), ["Fn assumes Role"]);
  });
});

/** Whether there is such a property, or one on the way to it that holds any JSON or a map; patterns are JSON, too. */
function isSpecified(type: ResourceType, path: string): boolean {
  const steps = path.split(".").filter((step) => step !== "*");
  return steps.some((_, index) => {
    const kind = propertyTypeAt(type, steps.slice(0, index + 1).join("."))?.type.kind;
    return (
      steps[index] === "EventPattern" ||
      kind === "json" ||
      kind === "map" ||
      (kind !== undefined && index === steps.length - 1)
    );
  });
}
