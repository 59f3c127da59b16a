import type { Finding } from "../model/finding.ts";
import type { SourceFile } from "../model/site.ts";
import { lineStarts, positionAt } from "../syntax/lines.ts";
import { childOf, type Node, type NodePath, nodeAt, textOf } from "../syntax/tree.ts";
import { writeJson } from "../syntax/write/json.ts";
import type { Operation, TextEdit } from "../syntax/write/operations.ts";

export const disableScopes = ["line", "resource", "file"] as const;
export type DisableScope = (typeof disableScopes)[number];

/**
 * The edits that disable a finding's rule where it stands: a comment in YAML; in JSON, which has none, CloudFormation's
 * metadata or Terraform's `//` key. Undefined where the language has no way to say it.
 */
export function disableEdits(finding: Finding, scope: DisableScope, reason: string): readonly TextEdit[] | undefined {
  const file = finding.template.files.find(({ uri }) => uri === finding.location.uri);
  if (!file?.tree.root) return undefined;
  if (file.tree.language === "yaml") {
    const at = commentPlace(finding, file, scope);
    return at === undefined ? undefined : [comment(file, at, scope, finding.rule, reason)];
  }
  const path =
    scope === "file"
      ? []
      : finding.resource?.file === file && scope === "resource"
        ? finding.resource.site.path
        : undefined;
  if (!path) return undefined;
  const isTerraform = finding.template.dialect === "terraform";
  const operation = isTerraform
    ? terraformKey(file, path, scope, finding.rule, reason)
    : metadata(path, finding.rule, reason);
  return writeJson(file.tree, [operation]);
}

/** The offset of the line above which the comment goes. */
function commentPlace({ location, resource }: Finding, file: SourceFile, scope: DisableScope): number | undefined {
  if (scope === "file") return 0;
  if (scope === "resource")
    return resource?.file === file ? (resource.site.key ?? resource.site.node).start : undefined;
  return isInsideText(file.tree.root!, location.start) ? undefined : location.start;
}

/** Within a text of several lines a comment would be a part of the text. */
function isInsideText(node: Node, offset: number): boolean {
  if (node.kind === "map") {
    return node.entries.some(
      ({ value }) => offset >= value.start && offset <= value.end && isInsideText(value, offset),
    );
  }
  if (node.kind === "list") {
    return node.items.some((item) => offset >= item.start && offset <= item.end && isInsideText(item, offset));
  }
  return node.kind === "scalar" && (node.style === "literal" || node.style === "folded");
}

const kinds: Readonly<Record<DisableScope, string>> = {
  line: "disable-next-line",
  resource: "disable-resource",
  file: "disable-file",
};

function comment(file: SourceFile, offset: number, scope: DisableScope, rule: string, reason: string): TextEdit {
  const { text } = file.tree;
  const start = lineStarts(file.tree)[positionAt(file.tree, offset).line]!;
  const [indent] = /^[ ]*/.exec(text.slice(start))!;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const line = `${indent}# pipeline-hints: ${kinds[scope]} ${rule} -- ${reason}${newline}`;
  return { start, end: start, newText: line };
}

function metadata(path: NodePath, rule: string, reason: string): Operation {
  return { op: "insert", path: [...path, "Metadata", "DataPipelineHints", "Disable", rule], value: reason };
}

/** A `//` key that already says something becomes a list. */
function terraformKey(file: SourceFile, path: NodePath, scope: DisableScope, rule: string, reason: string): Operation {
  const line = `pipeline-hints: ${kinds[scope]} ${rule} -- ${reason}`;
  const present = childOf(nodeAt(file.tree.root, path), "//");
  const key = [...path, "//"];
  if (!present) return { op: "insert", path: key, value: line };
  if (present.kind === "list") return { op: "append", path: key, value: line };
  return { op: "set", path: key, value: [textOf(present) ?? "", line] };
}
