import type { ResourceView } from "../../model/property.ts";

type Setting = "BlockPublicAcls" | "BlockPublicPolicy" | "RestrictPublicBuckets";

/**
 * Whether a setting of a bucket's public access block is in force: all are where there is no block, and of a block those
 * that are written. Undefined where it is not known, or may be said elsewhere.
 */
export function isBlocked(bucket: ResourceView, setting: Setting): boolean | undefined {
  const block = bucket.get("PublicAccessBlockConfiguration");
  if (block.absent) return bucket.template.open || bucket.resource.passedOn ? undefined : true;
  const own = block.get(setting);
  return own.absent ? false : own.boolean;
}
