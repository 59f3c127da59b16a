import type { Property } from "../../model/property.ts";
import { patternOf } from "../../model/reference.ts";

/** What a statement may be about: IAM knows a bucket and its objects as two resources. */
export type Kind = "bucket" | "object";

/** The actions of each kind, by the beginnings of their names. */
const actions: Readonly<Record<Kind, readonly string[]>> = {
  object: [
    "GetObject",
    "PutObject",
    "DeleteObject",
    "AbortMultipartUpload",
    "RestoreObject",
    "ListMultipartUploadParts",
    "ReplicateObject",
    "ReplicateDelete",
    "ReplicateTags",
    "BypassGovernanceRetention",
  ],
  bucket: [
    "ListBucket",
    "GetBucket",
    "PutBucket",
    "DeleteBucket",
    "GetLifecycleConfiguration",
    "PutLifecycleConfiguration",
    "GetEncryptionConfiguration",
    "GetReplicationConfiguration",
    "GetInventoryConfiguration",
  ],
};

/** Undefined for what is of both kinds, of neither, or not known. */
export function kindOfAction({ string }: Property): Kind | undefined {
  const name = /^s3:(.+)$/i.exec(string ?? "")?.[1]?.toLowerCase() ?? "";
  const isOf = (kind: Kind): boolean => actions[kind].some((start) => name.startsWith(start.toLowerCase()));
  return isOf("object") ? "object" : isOf("bucket") ? "bucket" : undefined;
}

/** In the place of what is not known. */
const hole = "\0";

/** A pattern without a slash may cover objects too, and so may what is not known. */
export function kindOfResource({ value }: Property): Kind | undefined {
  if (value?.kind === "reference") return value.attribute === "Arn" ? "bucket" : undefined;
  const text = patternOf(value, hole) ?? "";
  // The name of a bucket is known to have no slash, a reference to one as well.
  const parts = value?.kind === "text" ? value.parts : [];
  const [first] = parts;
  if (first?.kind === "reference" && first.attribute === "Arn")
    return text.startsWith(`${hole}/`) ? "object" : undefined;
  const name = /^arn:[^:]*:s3:::(.*)$/s.exec(text)?.[1];
  if (name === undefined) return undefined;
  if (name.includes("/")) return "object";
  const isReferred = name === hole && parts.at(-1)?.kind === "reference";
  return isReferred || !/[*?\0]/.test(name) ? "bucket" : undefined;
}
