/** What is said of common belief: it holds, or it needs a correction. */
export type Standing = "confirmed" | "imprecise" | "outdated" | "wrong";

/** Where a statement comes from, and how it stands. */
export interface Evidence {
  readonly id: string;
  /** Ids of statements that were merged into this one. */
  readonly aliases?: readonly string[];
  readonly standing: Standing;
  /** What is commonly believed; present for every standing but `confirmed`. */
  readonly believed?: string;
  /** Since when it holds, as YYYY, YYYY-MM or YYYY-MM-DD, where AWS says so. */
  readonly since?: string;
  /** The page of the documentation that says so. */
  readonly source: string;
  /** The day on which the page was read, as YYYY-MM-DD. */
  readonly read: string;
}

/** A statement about a service. */
export interface Fact extends Evidence {
  /** One to three sentences in plain words. */
  readonly text: string;
  /** CloudFormation types, or types with a property path (`AWS::Kinesis::Stream.ShardCount`), whose hover shows it. */
  readonly showOn: readonly string[];
}

export interface Service {
  /** The name of its file, and of the folder of its rules. */
  readonly id: string;
  readonly title: string;
  /** What it is for in a pipeline. */
  readonly purpose: string;
  readonly types: readonly string[];
  /** Its names in ARNs. */
  readonly arn: readonly string[];
  /** Ids of the facts that matter first. */
  readonly limits: readonly string[];
  readonly docs: string;
  /** Ids of other services worth a look from here. */
  readonly see?: readonly string[];
  readonly facts: readonly Fact[];
}

/** A comparison. */
export interface Table {
  readonly id: string;
  readonly title: string;
  /** What it helps to decide. */
  readonly about: string;
  /** Ids of the services on whose pages it stands. */
  readonly services: readonly string[];
  /** Properties whose values the rows explain, such as `AWS::Glue::Job.WorkerType`. */
  readonly describes?: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row extends Evidence {
  readonly name: string;
  /** The values that it is about, as templates write them. */
  readonly values?: readonly string[];
  /** A short text for each column, by the column's name. */
  readonly cells: Readonly<Record<string, string>>;
}
