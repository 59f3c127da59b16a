import type { Relation } from "../../model/graph.ts";
import type { Cargo } from "../../model/graph-edges.ts";

/** In the direction of the data. */
const verbs: Readonly<Record<Relation, string>> = {
  reads: "is read by",
  writes: "writes to",
  delivers: "delivers to",
  triggers: "triggers",
  follows: "triggers",
  catalogues: "is described by",
  assumes: "acts as",
  encrypts: "is encrypted with",
};

const cargoVerbs: Readonly<Record<Cargo, string>> = {
  backup: "backs up to",
  errors: "sends errors to",
  inventory: "writes its inventory to",
  logs: "logs to",
  replicas: "replicates to",
  results: "writes results to",
  schema: "gives its schema to",
  staging: "stages in",
  statistics: "writes statistics to",
};

/** Catalogues that others are entered into; what describes data is a part of them, what finds it fills them. */
const containers: ReadonlySet<string> = new Set(["AWS::Glue::Database", "AWS::Glue::Registry"]);
const finders: ReadonlySet<string> = new Set(["AWS::Glue::Crawler"]);

/** A verb from one resource to another, given by their types. */
export function labelOf(relation: Relation, cargo: Cargo | undefined, from: string, to: string): string {
  if (cargo) return cargoVerbs[cargo];
  if (relation !== "catalogues" || !containers.has(to)) return verbs[relation];
  return finders.has(from) ? "enters tables into" : "belongs to";
}
