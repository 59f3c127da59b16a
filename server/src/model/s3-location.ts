import { mayBeNamed } from "./mentions.ts";
import type { Property, ResourceView } from "./property.ts";
import { patternOf } from "./reference.ts";

/** What a text such as `s3://lake/orders/` says. */
export interface S3Location {
  /** The bucket, where it is part of the template. */
  readonly bucket: ResourceView | undefined;
  /** The bucket's name, where it is written. */
  readonly bucketName: string | undefined;
  /** The key from its beginning, as far as it is known. */
  readonly key: string;
  /** Whether that is all of the key. */
  readonly isComplete: boolean;
}

/** In the place of what is not known; it stands in no location. */
const hole = "\0";

/** Undefined for what is no location in S3, or not known to be one. */
export function s3LocationOf(property: Property): S3Location | undefined {
  const text = patternOf(property.value, hole);
  const [, name, key = ""] = /^s3[an]?:\/\/([^/]+)(?:\/(.*))?$/is.exec(text ?? "") ?? [];
  if (name === undefined) return undefined;
  const isNamed = !name.includes(hole);
  return {
    bucket: isNamed ? bucketNamed(name, property) : name === hole ? firstReferredBucket(property) : undefined,
    bucketName: isNamed ? name : undefined,
    key: key.split(hole, 1)[0]!,
    isComplete: !key.includes(hole),
  };
}

const bucketType = "AWS::S3::Bucket";

function bucketNamed(name: string, { resource: { template } }: Property): ResourceView | undefined {
  const named = mayBeNamed(name, bucketType, "BucketName", template);
  return named.find((bucket) => bucket.get("BucketName").string === name);
}

/** The bucket whose name is the first that is not literal. */
function firstReferredBucket({ value, resource: { template } }: Property): ResourceView | undefined {
  const first = value?.kind === "text" ? value.parts.find((part) => part.kind !== "literal") : value;
  const target = first?.kind === "reference" ? template.resource(first.resource) : undefined;
  return target?.type.name === bucketType ? target : undefined;
}

/** Whether a text begins like a location in S3; undefined where its beginning is not known. */
export function isS3Uri(property: Property): boolean | undefined {
  const [beginning, ...others] = patternOf(property.value, hole)?.split(hole) ?? [];
  if (beginning === undefined) return firstReferredBucket(property) ? false : undefined;
  if (/^s3[an]?:\/\//i.test(beginning)) return true;
  // What begins with the name of a bucket has no scheme.
  const mayGoOn = others.length > 0 && "s3://".startsWith(beginning.toLowerCase());
  return mayGoOn && !(beginning === "" && firstReferredBucket(property)) ? undefined : false;
}
