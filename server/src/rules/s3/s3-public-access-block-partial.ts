import { partOf } from "../../model/parts.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { keyLocation } from "../../model/site.ts";
import { listed } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, type NewFix, remove, safeFix, set, unsafeFix } from "../fix.ts";

const members = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];

export default defineRule({
  id: "s3-public-access-block-partial",
  title: "Public access block leaves a setting off",
  severity: "warning",
  facts: ["s3-policy-public-access", "s3-public-access-block-omitted-members"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const block = bucket.get("PublicAccessBlockConfiguration");
    const settings = members.map((name) => block.get(name));
    if (!block.present || settings.some((setting) => setting.boolean === undefined && !setting.absent)) return;
    const off = settings.filter((setting) => setting.boolean !== true);
    const isWrittenOut = settings.every((setting) => setting.present);
    if (off.length === 0 || (isWrittenOut && !bucket.get("WebsiteConfiguration").absent)) return;
    report({
      at: labelOf(block),
      message:
        `${listed(off.map(({ name }) => name))} ${off.length === 1 ? "is" : "are"} off. ` +
        "One that is left out counts as false, so that this block is weaker than no block at all: new buckets have all " +
        "four settings on. Set all four to true.",
      fixes: [closeAll(bucket, off), ...(off.length === members.length ? [removeBlock(block)] : [])],
    });
  },
});

/** The key of the block, or the name of the resource that it is in Terraform. */
function labelOf(block: Property): Report["at"] {
  const part = partOf(block);
  return part ? { location: keyLocation(part.site) } : block.key;
}

/** What is written as false is so by intent, and somebody may come in that way. */
function closeAll(bucket: ResourceView, off: readonly Property[]): NewFix {
  const title = "Set all four settings to true";
  const edits = off.map((setting) => (setting.present ? set(setting, true) : add(bucket, setting.path, true)));
  return off.some((setting) => setting.present)
    ? unsafeFix(`${title} (closes what is public)`, ...edits)
    : safeFix(title, ...edits);
}

function removeBlock(block: Property): NewFix {
  return unsafeFix("Remove the block (only a new bucket has one by itself)", remove(block));
}
