/** A statement about a service, with where it was read and where it helps. */
export interface Fact {
  readonly id: string;
  readonly service: string;
  /** One or two sentences in plain words. */
  readonly text: string;
  /** The page of AWS's documentation that says so. */
  readonly source: string;
  /** The day on which the page was read, as YYYY-MM-DD. */
  readonly read: string;
  /** What is commonly believed, where that is no longer or was never true. */
  readonly believed?: string;
  /** CloudFormation types, or types with a property path, on which a hover shows the fact. */
  readonly showOn: readonly string[];
}
