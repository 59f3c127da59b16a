import type { ResourceView } from "../../model/property.ts";
import { add, type NewEdit, type NewFix, set, unsafeFix } from "../fix.ts";
import type { Versions } from "./_lifecycle.ts";

export type Versioning = "enabled" | "suspended" | "never";

/**
 * The state of a bucket's versioning, which Object Lock brings with it; undefined where it is not known. A bucket never
 * had versioning only where nothing asks for it, be it elsewhere.
 */
export function versioningOf(bucket: ResourceView): Versioning | undefined {
  const status = bucket.get("VersioningConfiguration.Status");
  const lock = bucket.get("ObjectLockEnabled");
  if (lock.boolean === true || status.string === "Enabled") return "enabled";
  if (!lock.absent && lock.boolean !== false) return undefined;
  if (status.string === "Suspended") return "suspended";
  const mayBeElsewhere = bucket.template.open || bucket.resource.passedOn;
  return status.absent && !mayBeElsewhere ? "never" : undefined;
}

/** Whether an expiration deletes: with versioning, that of current objects only hides them, and they stay in their class. */
export function expirationDeletes(bucket: ResourceView, versions: Versions): boolean {
  return versions === "noncurrent" || versioningOf(bucket) === "never";
}

export function enableVersioning(bucket: ResourceView, title = "Enable versioning"): NewFix {
  return unsafeFix(`${title} (old versions are billed)`, versioningEdit(bucket));
}

function versioningEdit(bucket: ResourceView): NewEdit {
  const configuration = bucket.get("VersioningConfiguration");
  const status = configuration.get("Status");
  if (status.present) return set(status, "Enabled");
  return configuration.absent
    ? add(bucket, configuration.path, { Status: "Enabled" })
    : add(bucket, status.path, "Enabled");
}
