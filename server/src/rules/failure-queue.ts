import type { NewResource } from "../model/edit.ts";
import type { ResourceView } from "../model/property.ts";
import { newId } from "./new-id.ts";

/** Seconds, the longest that a queue keeps a message. */
const fourteenDays = 1_209_600;

/** A new queue for what a resource could not deliver or work off. */
export function failureQueue(resource: ResourceView): NewResource {
  return {
    id: newId(resource, "Failed"),
    type: "AWS::SQS::Queue",
    properties: { MessageRetentionPeriod: fourteenDays },
  };
}
