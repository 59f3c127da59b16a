import type { Relation } from "../../model/graph.ts";
import type { Cargo } from "../../model/graph-edges.ts";
import { partOf, type Role } from "./roles.ts";

/** In the direction of the data. */
const verbs: Readonly<Record<Relation, string>> = {
  reads: "is read by",
  writes: "writes to",
  delivers: "delivers to",
  triggers: "triggers",
  follows: "triggers",
  uses: "uses",
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

/** Verbs between two types that say more than the relation; an end that is not given is any. The first that fits counts. */
const finerVerbs: readonly {
  readonly relation: Relation;
  readonly from?: RegExp;
  readonly to?: RegExp;
  readonly verb: string;
}[] = [
  { relation: "catalogues", from: /^AWS::Glue::Crawler$/, to: /::(?:Database|Registry)$/, verb: "enters tables into" },
  { relation: "catalogues", to: /^AWS::Glue::(?:Database|Registry)$/, verb: "belongs to" },
  { relation: "triggers", from: /^AWS::KinesisFirehose::/, to: /^AWS::Lambda::/, verb: "is transformed by" },
  { relation: "triggers", from: /^AWS::Pipes::/, verb: "is enriched by" },
  { relation: "writes", from: /^AWS::S3::Bucket$/, to: /^AWS::(?:SQS|SNS|Events)::/, verb: "notifies" },
  { relation: "writes", to: /^AWS::(?:SQS|SNS)::/, verb: "sends messages to" },
  { relation: "triggers", from: /^AWS::SNS::/, to: /^AWS::(?:SQS|KinesisFirehose)::/, verb: "sends messages to" },
  { relation: "writes", to: /^AWS::Events::/, verb: "sends events to" },
  { relation: "writes", to: /^AWS::KinesisAnalytics(?:V2)?::Application$/, verb: "is read by" },
];

/** What holds data cannot be started, and what works on it is. */
const holders: ReadonlySet<Role> = new Set(["stream", "delivery", "store"]);

/** A verb from one resource to another, given by their types. */
export function labelOf(relation: Relation, cargo: Cargo | undefined, from: string, to: string): string {
  if (cargo) return cargoVerbs[cargo];
  const finer = finerVerbs.find(
    (row) => row.relation === relation && (row.from?.test(from) ?? true) && (row.to?.test(to) ?? true),
  );
  if (finer) return finer.verb;
  const { role } = partOf(to);
  if ((relation === "triggers" || relation === "follows") && holders.has(role)) return "sends events to";
  return relation === "writes" && role === "process" ? verbs.triggers : verbs[relation];
}
