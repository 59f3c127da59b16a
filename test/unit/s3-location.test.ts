import assert from "node:assert/strict";
import { pathKeys, pathStep } from "../../server/src/model/path.ts";
import { isS3Uri, s3LocationOf } from "../../server/src/model/s3-location.ts";
import { seen } from "../support/see.ts";

const head = `
Parameters:
  Name:
    Type: String
Resources:
  Lake:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-lake
  It:
    Type: AWS::Athena::WorkGroup
    Properties:
      Location: `;

describe("a location in S3", () => {
  const cases: readonly (readonly [text: string, location: unknown, isUri: boolean | undefined])[] = [
    ["s3://acme-lake/orders/", { bucket: "Lake", name: "acme-lake", key: "orders/", isComplete: true }, true],
    ["s3://other", { bucket: undefined, name: "other", key: "", isComplete: true }, true],
    ["!Sub s3://${Lake}/orders/", { bucket: "Lake", name: undefined, key: "orders/", isComplete: true }, true],
    ["!Sub s3://${Lake}/a/${Name}/b/", { bucket: "Lake", name: undefined, key: "a/", isComplete: false }, true],
    ["!Sub s3://acme-${Name}/a/", { bucket: undefined, name: undefined, key: "a/", isComplete: true }, true],
    ["!Ref Name", undefined, undefined],
    ["!Sub ${Name}/a/", undefined, undefined],
    ["!Sub ${Lake}/a/", undefined, false],
    ["!GetAtt Lake.Arn", undefined, false],
    ["arn:aws:s3:::acme-lake", undefined, false],
    ["shop.public.customers", undefined, false],
  ];
  for (const [text, location, isUri] of cases) {
    it(text, () => {
      const [found] = seen(head + text, "It", (it) => {
        const own = s3LocationOf(it.get("Location"));
        const { bucket, bucketName: name, key, isComplete } = own ?? {};
        return { location: own && { bucket: bucket?.id, name, key, isComplete }, isUri: isS3Uri(it.get("Location")) };
      });
      assert.deepEqual(found, { location, isUri });
    });
  }
});

describe("a property path", () => {
  it("keeps the dots of a key apart from those between keys", () => {
    assert.deepEqual(pathKeys(`TableInput.Parameters.${pathStep("projection.day.type")}`), [
      "TableInput",
      "Parameters",
      "projection.day.type",
    ]);
    assert.deepEqual(pathKeys("Rules.0.Status"), ["Rules", "0", "Status"]);
  });
});
