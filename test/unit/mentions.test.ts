import assert from "node:assert/strict";
import { mayMention } from "../../server/src/model/mentions.ts";
import { TemplateView } from "../../server/src/model/property.ts";
import { pointsTo } from "../../server/src/model/reference.ts";
import { explore } from "../../server/src/model/scenario.ts";
import { templateOf } from "../support/see.ts";

const spellings = [
  "!Ref Lake",
  "!Ref Named",
  "!Ref Free",
  "!Ref Default",
  "lake-name",
  "other-name",
  "'*'",
  "!Sub '${Lake}'",
  "!Sub 'arn:aws:s3:::${Free}'",
  "!Sub 'arn:${AWS::Partition}:s3:::lake-name'",
  "!Join ['', [!Ref Lake]]",
  "!Join ['', ['lake', '-', name]]",
  "!Join ['-', [!Ref Free, name]]",
  "!Select [0, [!Ref Lake, !Ref Named]]",
  "!If [Prod, !Ref Lake, !Ref Named]",
  "!If [Prod, !Ref AWS::NoValue, lake-name]",
  "!ImportValue bucket",
  "!FindInMap [Names, a, b]",
];

/** One policy for each spelling, beside buckets that are named in every way. */
const text = `
Parameters: {Free: {Type: String}, Default: {Type: String, Default: lake-name}}
Conditions: {Prod: !Equals [!Ref Free, prod]}
Mappings: {Names: {a: {b: lake-name}}}
Resources:
  Lake: {Type: AWS::S3::Bucket}
  Named: {Type: AWS::S3::Bucket, Properties: {BucketName: lake-name}}
  ByParameter: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Free}}
${spellings.map((spelling, n) => `  P${n}: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: ${spelling}}}`).join("\n")}
`;

describe("the resources that may mention another", () => {
  const template = templateOf(text);
  for (const id of ["Lake", "Named", "ByParameter"]) {
    it(`leave out none that does, or of which it is not known (${id})`, () => {
      for (const [n, spelling] of spellings.entries()) {
        explore(template, (scenario) => {
          const view = new TemplateView(template, scenario);
          const [bucket, policy] = [view.resource(id)!, view.resource(`P${n}`)!];
          if (policy.get("Bucket").absent || pointsTo(policy.get("Bucket"), bucket) === false) return;
          const found = mayMention(bucket, "AWS::S3::BucketPolicy", "Bucket").map((other) => other.id);
          assert.ok(found.includes(policy.id), spelling);
        });
      }
    });
  }

  it("leave out those that certainly name something else", () => {
    const view = (id: string): readonly string[] => {
      let ids: readonly string[] = [];
      explore(template, (scenario) => {
        const bucket = new TemplateView(template, scenario).resource(id)!;
        ids = mayMention(bucket, "AWS::S3::BucketPolicy", "Bucket").map((other) => other.id);
      });
      return ids;
    };
    const sure = (id: string): readonly string[] => spellings.filter((_, n) => !view(id).includes(`P${n}`));
    assert.deepEqual(sure("Lake"), [
      "!Ref Named",
      "lake-name",
      "other-name",
      "!If [Prod, !Ref AWS::NoValue, lake-name]",
    ]);
    assert.ok(sure("Named").includes("!Ref Lake") && sure("Named").includes("other-name"));
    assert.ok(!sure("ByParameter").includes("other-name"));
  });
});
