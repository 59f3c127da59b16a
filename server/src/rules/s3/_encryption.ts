import type { Property, ResourceView } from "../../model/property.ts";

/** How a bucket encrypts new objects of which nothing is said. */
export interface DefaultEncryption {
  /** `AES256`, `aws:kms` or `aws:kms:dsse`. */
  readonly algorithm: Property;
  readonly key: Property;
  readonly isKms: boolean;
}

export function defaultEncryption(bucket: ResourceView): DefaultEncryption {
  const byDefault = bucket.get("BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault");
  const algorithm = byDefault.get("SSEAlgorithm");
  const isKms = algorithm.string === "aws:kms" || algorithm.string === "aws:kms:dsse";
  return { algorithm, key: byDefault.get("KMSMasterKeyID"), isKms };
}
