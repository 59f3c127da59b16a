import { jsonStreams, yamlStreams } from "../streams.ts";

/** A text that nobody writes on purpose, and what is to come of it. */
export interface World {
  readonly name: string;
  readonly language: "yaml" | "json";
  readonly text: string;
  /** What is noted of the text; absent where nothing need be. */
  readonly note?: RegExp;
  /** How many wrong streams may be found in it. */
  readonly found: readonly number[];
}

/** A template of 200 fine and two wrong streams, with lines between its resources. */
export function yamlAround(middle: string): string {
  return `Resources:\n${yamlStreams(101, [50])}${middle}${yamlStreams(101, [50], "T")}`;
}

/** The same in JSON, with the text of a value in a resource between them. */
export function jsonAround(value: string, space = 2): string {
  const odd = { Type: "AWS::S3::Bucket", Properties: { Tags: "\u0001" } };
  const resources = { ...jsonStreams(101, [50]), Odd: odd, ...jsonStreams(101, [50], "T") };
  return JSON.stringify({ Resources: resources }, null, space).replace('"\\u0001"', () => value);
}

/** The same with a value in a resource between them. */
export function yamlWithin(value: string): string {
  return yamlAround(`  Odd:\n    Type: AWS::S3::Bucket\n    Properties:\n      Tags:${value}\n`);
}

/** What is found in these templates. */
export const all = [2];
export const none = [0];
