import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import { hoverAt } from "../../server/src/features/hover/hover.ts";
import { propertyAt } from "../../server/src/model/property-at.ts";

/** What stands at the end of a text in an example. */
function at(example: string, text: string): { place: string | undefined; hover: string | undefined } {
  const source = readFileSync(`examples/${example}`, "utf8");
  const document = readDocument(`file:///${example}`, source);
  const [template] = readTemplates([document]);
  const index = source.indexOf(text);
  assert.ok(index >= 0 && template && document.file);
  const offset = index + text.length - 1;
  const place = propertyAt(template, document.file, offset);
  const hover = hoverAt(document.file, template, [], offset, { mode: "full" });
  return {
    place: place && `${place.resource.id} ${place.path}`,
    hover: (hover?.contents as { value: string } | undefined)?.value,
  };
}

describe("the property under the cursor", () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    [
      "cloudformation/clickstream.yaml",
      "SizeInMBs: 5",
      "Delivery ExtendedS3DestinationConfiguration.BufferingHints.SizeInMBs",
    ],
    [
      "cloudformation/clickstream.yaml",
      "StorageClass",
      "Lake LifecycleConfiguration.Rules.0.Transitions.0.StorageClass",
    ],
    ["cloudformation/clickstream.yaml", "  Clicks", "Clicks "],
    ["cloudformation/clickstream.yaml", "Type: AWS::S3", "Lake "],
    ["cloudformation/clickstream.yaml", "Parameters", undefined],
    [
      "cloudformation/clickstream.json",
      '"SizeInMBs"',
      "Delivery ExtendedS3DestinationConfiguration.BufferingHints.SizeInMBs",
    ],
    ["sam/template.yaml", "Seconds: 900", "Nightly Definition.States.Settle.Seconds"],
    ["terraform-json/main.tf.json", '"retention_period"', "aws_kinesis_stream.clicks RetentionPeriodHours"],
    [
      "terraform-json/main.tf.json",
      '"storage_class"',
      "aws_s3_bucket.lake LifecycleConfiguration.Rules.0.Transitions.0.StorageClass",
    ],
    ["terraform-yaml/main.tf.yaml", "bid_price", "aws_emr_cluster.reports Instances.CoreInstanceGroup.BidPrice"],
  ];
  for (const [example, text, expected] of cases) {
    it(`is ${expected ?? "none"} at ${text.trim()} in ${example}`, () =>
      assert.equal(at(example, text).place, expected));
  }

  it("has its facts in a hover, and nothing where there is nothing to say", () => {
    assert.match(at("terraform-json/main.tf.json", '"retention_period"').hover ?? "", /24 to 8760 hours/);
    assert.equal(at("cloudformation/clickstream.yaml", "Properties").hover, undefined);
    assert.equal(at("cloudformation/clickstream.yaml", "Handler").hover, undefined);
  });
});
