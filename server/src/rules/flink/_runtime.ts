import type { ResourceView } from "../../model/property.ts";

/** Whether an application is known to run a Flink job, not a notebook or what was SQL. */
export function runsFlink(application: ResourceView): boolean {
  return application.get("RuntimeEnvironment").string?.startsWith("FLINK-") ?? false;
}
