import type { ResourceView } from "../../model/property.ts";

/** The workgroup is for SQL: of those for Spark, most settings mean nothing. */
export function runsQueries(workgroup: ResourceView): boolean {
  const engine = workgroup.get("WorkGroupConfiguration.EngineVersion.SelectedEngineVersion");
  return engine.absent || (engine.string !== undefined && !/spark/i.test(engine.string));
}
