import { matchesPattern } from "../../model/arn.ts";
import { anyOf, type Granted } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import type { SettledValue, Value } from "../../model/value.ts";

/** Stands for a name that AWS chooses; it is in no pattern. */
const anyName = "\uffff";

/** Behind a bucket's ARN: a key that no pattern knows, so that only what covers every key covers it. */
export const anyKey = "/\uffff";

/** In the place of what is not known. */
const hole = "\0";

/** Whether the resources of a statement cover a bucket, or with `anyKey` all objects in it. */
export function covers(statement: Property, bucket: ResourceView, key: "" | typeof anyKey): Granted {
  const resources = statement.get("Resource");
  if (!statement.get("NotResource").absent || resources.unknown) return "unknown";
  const name = bucket.get("BucketName");
  const resource = `arn:aws:s3:::${name.string ?? anyName}${key}`;
  return anyOf(
    resources.items.map((item): Granted => {
      const pattern = (item.value && patternIn(item.value, bucket))?.replace(/^arn:[^:]*:/, "arn:aws:");
      if (pattern === undefined) return "unknown";
      if (matchesPattern(pattern.replaceAll(hole, "*"), resource)) return pattern.includes(hole) ? "unknown" : "yes";
      // A literal may be the name that is not known here.
      return name.absent || name.string !== undefined ? "no" : "unknown";
    }),
  );
}

/** A value as a pattern of ARNs, in which references to the bucket become its name. */
function patternIn(value: SettledValue | Value, bucket: ResourceView): string | undefined {
  switch (value.kind) {
    case "literal":
      return String(value.value);
    case "text":
      return value.parts.map((part) => patternIn(part, bucket) ?? hole).join("");
    case "reference": {
      if (value.resource !== bucket.id) return "";
      const name = bucket.get("BucketName").string ?? anyName;
      return value.attribute === "Arn" ? `arn:aws:s3:::${name}` : name;
    }
    default:
      return undefined;
  }
}
