import type { Property, ResourceView } from "../../model/property.ts";

/** Whether a job reads a stream without end. */
export function isStreaming(job: ResourceView): boolean {
  return job.get("Command.Name").string === "gluestreaming";
}

/** An argument with which a job starts; those that nobody can override count before the defaults. */
export function argumentOf(job: ResourceView, name: string): Property {
  const fixed = job.get(`NonOverridableArguments.${name}`);
  return fixed.absent ? job.get(`DefaultArguments.${name}`) : fixed;
}
