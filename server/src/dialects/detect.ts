import type { DialectId } from "../model/template.ts";
import { childOf, type MapNode, type Node, type SyntaxTree, textOf } from "../syntax/tree.ts";
import { signsOf } from "./cloudformation/block-signs.ts";

/** Whether a document is one of ours, and why; the reason is shown to the user. */
export interface Detection {
  readonly dialect: DialectId | undefined;
  readonly reason: string;
}

/** A look at the text before it is parsed: false where no dialect can be inside. */
export function mayBeTemplate(text: string): boolean {
  // A plain search is the fastest, and what most texts need.
  return (
    text.includes("AWS::") ||
    /AWSTemplateFormatVersion|\b(?:resource|data|variable|locals|module|output|provider|terraform)"?\s*:/.test(text)
  );
}

/**
 * Tells the dialect from the content. The name counts only for what Terraform has in common with other formats, such as
 * a file of nothing but `locals`: there it must end as Terraform's files do.
 */
export function detect({ root, notes }: SyntaxTree, uri = ""): Detection {
  if (!root) return { dialect: undefined, reason: notes[0] ?? "the file is empty" };
  if (root.kind !== "map") return { dialect: undefined, reason: "no template: the document is not a map of sections" };
  return (
    detectCloudFormation(root) ??
    detectTerraform(root, /\.tf\.(?:json|ya?ml)$/.test(uri)) ?? {
      dialect: undefined,
      reason: "no sections of CloudFormation or Terraform",
    }
  );
}

function detectCloudFormation(root: MapNode): Detection | undefined {
  const resources = childOf(root, "Resources");
  const isServerless = hasServerlessTransform(childOf(root, "Transform"));
  if (isServerless) return { dialect: "sam", reason: "the transform AWS::Serverless" };
  const has = signsAmong(resources);
  if (has.serverless) return { dialect: "sam", reason: "resources of AWS::Serverless" };
  const cdkSign = signOfCdk(root, has);
  if (cdkSign) return { dialect: "cdk", reason: cdkSign };
  if (has.cloudFormation) {
    return { dialect: "cloudformation", reason: "resources of its types" };
  }
  if (childOf(root, "AWSTemplateFormatVersion")) {
    return { dialect: "cloudformation", reason: "the section AWSTemplateFormatVersion" };
  }
  const loops = resources?.kind === "map" && resources.entries.some(({ key }) => String(key.value).startsWith("Fn::"));
  return loops ? { dialect: "cloudformation", reason: "functions of CloudFormation among the resources" } : undefined;
}

/** What is found among the resources of a template. */
interface FoundSigns {
  serverless: boolean;
  cloudFormation: boolean;
  constructPath: boolean;
  cdkMetadata: boolean;
}

function signsAmong(resources: Node | undefined): FoundSigns {
  const found = { serverless: false, cloudFormation: false, constructPath: false, cdkMetadata: false };
  for (const { value } of resources?.kind === "map" ? resources.entries : []) {
    const { type, hasConstructPath } = signsOf(value);
    if (hasConstructPath) found.constructPath = true;
    if (type?.startsWith("AWS::Serverless::")) found.serverless = true;
    else if (type === "AWS::CDK::Metadata") found.cdkMetadata = true;
    found.cloudFormation ||= type !== undefined && /^(?:AWS|Alexa|Custom)::/.test(type);
  }
  return found;
}

/** What `cdk synth` leaves behind; snapshots of tests have no construct paths, but the check of the bootstrap version. */
function signOfCdk(root: MapNode, has: FoundSigns): string | undefined {
  if (has.constructPath) return "construct paths of the CDK";
  if (has.cdkMetadata) return "the CDK's metadata resource";
  return childOf(childOf(root, "Rules"), "CheckBootstrapVersion") && "the CDK's check of the bootstrap version";
}

function hasServerlessTransform(transform: Node | undefined): boolean {
  const names = transform?.kind === "list" ? transform.items.map(textOf) : [textOf(transform)];
  return names.some((name) => name?.startsWith("AWS::Serverless"));
}

/** The sections of Terraform's JSON syntax, with what the body of each must look like. */
const sections: Readonly<Record<string, (body: Node) => boolean>> = {
  resource: isTypedBlocks,
  data: isTypedBlocks,
  ephemeral: isTypedBlocks,
  variable: (body) =>
    isNamedBlocks(body, ["type", "default", "description", "sensitive", "nullable", "validation", "ephemeral"]),
  output: (body) => isNamedBlocks(body, ["value"]),
  module: (body) => isNamedBlocks(body, ["source"]),
  locals: isBlock,
  provider: isBlock,
  terraform: isBlock,
  moved: isBlock,
  import: isBlock,
  removed: isBlock,
  check: isBlock,
};

/** Sections that other formats have too, so that alone they prove nothing. */
const weakSections = new Set(["locals", "provider", "data", "import", "check", "output"]);

function detectTerraform(root: MapNode, isNamedSo: boolean): Detection | undefined {
  const names = root.entries.map(({ key }) => String(key.value)).filter((name) => name !== "//");
  if (names.length === 0 || !names.every((name) => Object.hasOwn(sections, name))) return undefined;
  if (!root.entries.every(({ key, value }) => key.value === "//" || sections[String(key.value)]!(value)))
    return undefined;
  const strong = names.find((name) => !weakSections.has(name));
  const section = strong ?? (names.length > 1 || isNamedSo || names[0] === "data" ? names[0] : undefined);
  return section === undefined ? undefined : { dialect: "terraform", reason: `the section "${section}"` };
}

/** A block is a map, or a list of maps. */
function isBlock(body: Node): boolean {
  return body.kind === "map" || (body.kind === "list" && body.items.every((item) => item.kind === "map"));
}

function bodies(body: Node): readonly MapNode[] {
  if (body.kind === "map") return [body];
  return body.kind === "list" ? body.items.filter((item) => item.kind === "map") : [];
}

/** `{"aws_s3_bucket": {"lake": {...}}}`: provider and type are joined by an underscore. */
function isTypedBlocks(body: Node): boolean {
  const entries = bodies(body).flatMap(({ entries }) => entries);
  return (
    isBlock(body) &&
    entries.every(({ key, value }) => /^[a-z][a-z0-9-]*(?:_[a-z0-9_]+)?$/.test(String(key.value)) && isBlock(value)) &&
    (entries.length === 0 || entries.some(({ key }) => String(key.value).includes("_")))
  );
}

/** `{"name": {...}}` where each body is empty or has one of the arguments. */
function isNamedBlocks(body: Node, args: readonly string[]): boolean {
  const named = bodies(body).flatMap(({ entries }) => entries);
  return (
    isBlock(body) &&
    named.every(({ value }) => {
      const keys = bodies(value).flatMap(({ entries }) => entries.map(({ key }) => String(key.value)));
      return isBlock(value) && (keys.length === 0 || keys.some((key) => args.includes(key)));
    })
  );
}
