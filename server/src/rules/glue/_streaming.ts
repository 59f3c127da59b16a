import type { ResourceView } from "../../model/property.ts";

/** Whether a job reads a stream without end. */
export function isStreaming(job: ResourceView): boolean {
  return job.get("Command.Name").string === "gluestreaming";
}
