import assert from "node:assert/strict";
import { readDocument } from "../../server/src/dialects/read-templates.ts";

const cases: readonly (readonly [string, string | undefined, string])[] = [
  ["CloudFormation", "cloudformation", "Resources: {A: {Type: AWS::S3::Bucket}}"],
  ["CloudFormation without resources", "cloudformation", "AWSTemplateFormatVersion: '2010-09-09'"],
  ["resources in a loop", "cloudformation", "Resources: {'Fn::ForEach::A': [N, [a], {}]} # AWS::"],
  ["SAM by its transform", "sam", "Transform: [AWS::Serverless-2016-10-31]\nResources: {}"],
  ["SAM by its types", "sam", "Resources: {A: {Type: AWS::Serverless::Function}}"],
  ["CDK output", "cdk", "Resources: {A: {Type: AWS::S3::Bucket, Metadata: {'aws:cdk:path': S/A}}}"],
  ["Terraform resources", "terraform", "resource: {aws_s3_bucket: {lake: {bucket: lake}}}"],
  ["Terraform resources in lists", "terraform", "resource: [{aws_s3_bucket: [{lake: [{bucket: lake}]}]}]"],
  ["Terraform variables", "terraform", "variable: {name: {type: string}}"],
  ["Terraform data sources", "terraform", "data: {aws_caller_identity: {current: {}}}"],
  ["Kubernetes", undefined, "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {}\n"],
  ["a Helm chart", undefined, "apiVersion: v2\nname: chart\nversion: 0.1.0\ndependencies: []\n"],
  ["a Helm template", undefined, "{{- if .Values.a }}\napiVersion: v1\n{{- end }}\n"],
  ["a GitHub workflow", undefined, "name: ci\non: [push]\njobs: {build: {runs-on: ubuntu-latest, steps: []}}\n"],
  ["OpenAPI", undefined, "openapi: 3.0.0\ninfo: {title: AWS::}\npaths: {}\n"],
  ["an Ansible playbook", undefined, "- hosts: all\n  tasks: [{name: AWS::, ping: {}}]\n"],
  ["docker-compose", undefined, "services: {web: {image: nginx}}\nvolumes: {data: {}}\n"],
  ["dbt", undefined, "version: 2\nmodels: [{name: a}]\n"],
  [
    "a serverless.yml",
    undefined,
    "service: a\nprovider: {name: aws}\nresources: {Resources: {A: {Type: AWS::S3::Bucket}}}\n",
  ],
  [
    "a Crossplane resource",
    undefined,
    "apiVersion: s3.aws.upbound.io/v1beta1\nkind: Bucket\nspec: {forProvider: {region: a}}\n",
  ],
  ["plain JSON with such words", undefined, '{"resource": "AWS::S3::Bucket", "data": [1, 2]}'],
  ["plain JSON with data", undefined, '{"data": {"items": {"a": 1}}}'],
  ["a plan of Terraform", undefined, '{"format_version": "1.0", "planned_values": {}, "resource": {}}'],
  ["messages of a program", undefined, "output:\n  title: a\n  text: b\n"],
];

describe("detecting the dialect", () => {
  for (const [name, dialect, text] of cases) {
    it(`takes ${name} for ${dialect ?? "none of ours"}`, () => {
      const document = readDocument("file:///a.yaml", text);
      assert.equal(document.dialect, dialect);
      assert.equal(document.file !== undefined, dialect !== undefined);
      assert.notEqual(document.reason, "");
    });
  }

  it("takes what other formats have too for Terraform only in a file of Terraform's name", () => {
    assert.equal(readDocument("file:///a.json", '{"locals": {"a": 1}}').dialect, undefined);
    assert.equal(readDocument("file:///a.tf.json", '{"locals": {"a": 1}}').dialect, "terraform");
  });

  it("does not go by the name", () => {
    assert.equal(readDocument("file:///template.yaml", "a: 1").dialect, undefined);
    assert.equal(readDocument("file:///main.tf.json", '{"a": 1}').dialect, undefined);
  });
});
