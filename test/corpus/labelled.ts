/** Runs the cases of other linters' checks that mean the same as a rule of ours. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import type { Finding } from "../../server/src/model/finding.ts";
import { checkText } from "../support/check-text.ts";

/** The folder of cases that is taken without being told: it is no part of this repository. */
export const labelledFolder = join(dirname(dirname(dirname(import.meta.dirname))), "shared/corpus/labelled");

/** The formats that are ours to read. */
const ours = new Set(["cfn-yaml", "cfn-json", "sam-yaml", "terraform-json"]);

type Expected = "fail" | "pass";

/** A line of `index.jsonl`, as far as it is read here. */
interface Case {
  readonly file: string;
  readonly check_key: string;
  readonly format: string;
  readonly expected: Expected;
  /** The logical id or address; absent where the label is about the whole file. */
  readonly resource?: string;
}

/** A case that comes out otherwise than its authors expect. */
export interface Difference {
  readonly check: string;
  readonly file: string;
  readonly resource?: string;
  readonly expected: Expected;
}

/** A difference that is meant, in `labelled-differences.yaml`; without a file it is about all cases of a check. */
export interface MeantDifference extends Difference {
  readonly reason: string;
}

/** The rules of ours that together mean what a check means, by its key. */
type Checks = Readonly<Record<string, readonly string[]>>;

export interface LabelledResult {
  readonly cases: number;
  readonly checks: number;
  /** Those that are not listed as meant. */
  readonly surprises: readonly Difference[];
  /** Those that are listed but do not occur. */
  readonly stale: readonly MeantDifference[];
}

export function runLabelled(folder: string): LabelledResult {
  const checks = readYaml<Checks>("labelled-checks.yaml");
  const meant = readYaml<readonly MeantDifference[]>("labelled-differences.yaml");
  const cases = readCases(folder).filter(
    ({ format, check_key }) => ours.has(format) && Object.hasOwn(checks, check_key),
  );
  const findings = new Map<string, readonly Finding[]>();
  const differences = cases.flatMap((one): readonly Difference[] => {
    const all = findings.get(one.file) ?? findingsIn(join(folder, one.file));
    findings.set(one.file, all);
    const found = all.filter(({ rule }) => checks[one.check_key]!.includes(rule));
    const isFound = found.some((finding) => isAbout(finding, one.resource));
    return isFound === (one.expected === "fail") ? [] : [differenceOf(one)];
  });
  return {
    cases: cases.length,
    checks: new Set(cases.map(({ check_key }) => check_key)).size,
    surprises: differences.filter((difference) => !meant.some((other) => isSame(other, difference))),
    stale: meant.filter((other) => !differences.some((difference) => isSame(other, difference))),
  };
}

function readCases(folder: string): readonly Case[] {
  const index = join(folder, "index.jsonl");
  if (!existsSync(index)) throw new Error(`${index} is missing`);
  return readFileSync(index, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Case);
}

/** Each file by itself: cases that stand beside one another are no module. */
function findingsIn(path: string): readonly Finding[] {
  return checkText(readFileSync(path, "utf8"), path.endsWith("json") ? "json" : "yaml");
}

/** A finding on a part of a resource, such as a bucket's policy, is one on the resource it relates to. */
function isAbout({ resource, related }: Finding, wanted: string | undefined): boolean {
  if (wanted === undefined || resource?.id === wanted) return true;
  const { file } = resource ?? {};
  return related.some(
    ({ location }) => file?.uri === location.uri && file.tree.text.slice(location.start, location.end).includes(wanted),
  );
}

function differenceOf({ check_key: check, file, resource, expected }: Case): Difference {
  return { check, file, ...(resource !== undefined && { resource }), expected };
}

function isSame(a: Difference, b: Difference): boolean {
  return a.check === b.check && a.file === b.file && a.resource === b.resource && a.expected === b.expected;
}

function readYaml<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, name), "utf8")) as T;
}
