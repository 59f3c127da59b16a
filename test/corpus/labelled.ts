/** Runs the cases of other linters' checks that mean the same as a rule of ours. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import type { Finding } from "../../server/src/model/finding.ts";
import { locationOf } from "../../server/src/model/site.ts";
import type { Template } from "../../server/src/model/template.ts";
import { checkText, lineAt } from "../support/check-text.ts";

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
  /** The logical id or address; absent where the label is about the whole file, or about what stands on its line. */
  readonly resource?: string;
  readonly line?: number;
}

/** A case that comes out otherwise than its authors expect. */
export interface Difference {
  readonly check: string;
  readonly file: string;
  readonly resource?: string;
  /** Where no resource is named. */
  readonly line?: number;
  readonly expected: Expected;
}

/** A difference that is meant, in `labelled-differences.yaml`; what it leaves out may be anything. */
export interface MeantDifference extends Partial<Difference> {
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
    const isFound = found.some((finding) => isAbout(finding, one));
    return isFound === (one.expected === "fail") ? [] : [differenceOf(one)];
  });
  return {
    cases: cases.length,
    checks: new Set(cases.map(({ check_key }) => check_key)).size,
    surprises: differences.filter((difference) => !meant.some((entry) => means(entry, difference))),
    stale: meant.filter((entry) => !differences.some((difference) => means(entry, difference))),
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

/** Each file by itself: cases that stand beside one another are no module, and each document of a file is a template. */
function findingsIn(path: string): readonly Finding[] {
  const text = readFileSync(path, "utf8");
  if (path.endsWith("json")) return checkText(text, "json");
  return documentsIn(text).flatMap((document) => checkText(document, "yaml"));
}

/** Each document stays on its lines. */
function documentsIn(text: string): readonly string[] {
  const documents = text.split(/^(?=---(?:\s|$))/m);
  return documents.map((document, index) => {
    const before = documents.slice(0, index).join("");
    return "\n".repeat(lineAt(before, before.length) - 1) + document;
  });
}

/**
 * Whether a finding is about what a label names: the same resource, or one that belongs to it. A linter may name the
 * bucket, its policy, or the block that says a part of it in Terraform.
 */
function isAbout({ location, resource, template }: Finding, { resource: id, line }: Case): boolean {
  const blocks = blocksIn(template);
  const [text] = template.files.map(({ tree }) => tree.text);
  const wanted = blocks.filter((block) =>
    id === undefined
      ? line !== undefined && lineAt(text!, block.start) <= line && line <= lineAt(text!, block.end)
      : block.id === id,
  );
  if (wanted.length === 0) return id === undefined && line === undefined;
  const own = blocks.filter(
    (block) => block.id === resource?.id || (block.start <= location.start && location.end <= block.end),
  );
  return own.some((block) => wanted.some((other) => areOfOne(block, other, blocks)));
}

/** A resource, or a part of one that is written apart from it. */
interface Block {
  readonly id: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function blocksIn(template: Template): readonly Block[] {
  const all = [...template.resources.values()].flatMap((resource) => [resource, ...(resource.parts ?? [])]);
  return all.map(({ id, declaredType, site }) => {
    const { start, end } = locationOf(site);
    return { id, type: declaredType, start, end, text: `${id} ${site.file.tree.text.slice(start, end)}` };
  });
}

/** Whether one block names the other, or both name a third, which may be elsewhere. Two of a kind are not of one. */
function areOfOne(a: Block, b: Block, all: readonly Block[]): boolean {
  if (a.type === b.type) return `${a.id}.`.startsWith(`${b.id}.`) || b.id.startsWith(`${a.id}.`);
  const whole = (block: Block): readonly string[] => [
    block.id,
    ...(block.text.match(/\baws_\w+\.\w+/g) ?? []),
    ...all.map(({ id }) => id).filter((id) => new RegExp(`(?<![\\w.])${id}(?!\\w)`).test(block.text)),
  ];
  return whole(a).some((id) => whole(b).includes(id));
}

function differenceOf({ check_key: check, file, resource, line, expected }: Case): Difference {
  const place = resource !== undefined ? { resource } : line !== undefined ? { line } : {};
  return { check, file, ...place, expected };
}

function means({ reason: _, ...entry }: MeantDifference, difference: Difference): boolean {
  return (Object.keys(entry) as (keyof Difference)[]).every((key) => entry[key] === difference[key]);
}

function readYaml<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, name), "utf8")) as T;
}
