import type { FileOperation } from "../model/edit.ts";
import type { Fix } from "../model/finding.ts";
import type { Site, SourceFile } from "../model/site.ts";
import type { Template } from "../model/template.ts";
import { nodeAt } from "../syntax/tree.ts";
import { writeJson } from "../syntax/write/json.ts";
import { applyEdits, type Operation, type TextEdit, tagged } from "../syntax/write/operations.ts";
import { write } from "../syntax/write/write.ts";

/** The edits of a fix for each file, by URI; undefined where the dialect cannot write one of them. */
export function textEditsOf(fix: Fix, template: Template): ReadonlyMap<string, readonly TextEdit[]> | undefined {
  if (fix.text) return fix.text;
  const operations: FileOperation[] = [];
  for (const edit of fix.edits) {
    const written = template.vocabulary.operations(edit);
    if (!written || written.some(({ unless }) => unless?.())) return undefined;
    operations.push(...written);
  }
  try {
    return withRewritten(writeOperations(operations), fix);
  } catch (error) {
    // The writers refuse what cannot be edited in place, such as text that is broken there.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Together with the edits that no dialect has words for. */
function withRewritten(
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  fix: Fix,
): ReadonlyMap<string, readonly TextEdit[]> {
  const all = new Map(edits);
  for (const edit of fix.edits) {
    if (edit.op !== "rewrite") continue;
    const { uri, start, end } = edit.at;
    all.set(uri, [...(all.get(uri) ?? []), { start, end, newText: edit.newText }]);
  }
  return all;
}

function writeOperations(operations: readonly FileOperation[]): ReadonlyMap<string, readonly TextEdit[]> {
  const byFile = new Map<SourceFile, Operation[]>();
  for (const { file, operation } of operations) byFile.set(file, [...(byFile.get(file) ?? []), operation]);

  // What is written into a text within a file becomes an operation on the file itself.
  for (const [file, inner] of [...byFile]) {
    if (!file.host) continue;
    byFile.delete(file);
    const edits = writeJson(file.tree, inner);
    for (const { file: host, operation } of operationsOnHost(file, edits)) {
      byFile.set(host, [...(byFile.get(host) ?? []), operation]);
    }
  }

  const result = new Map<string, readonly TextEdit[]>();
  for (const [file, own] of byFile) {
    result.set(file.uri, write(file.tree, own));
  }
  return result;
}

/** Edits of an embedded text, as new contents of the scalars that its pieces stand in. */
function operationsOnHost(file: SourceFile, edits: readonly TextEdit[]): readonly FileOperation[] {
  const bySite = new Map<Site["node"], { site: Site; edits: TextEdit[] }>();
  for (const edit of edits) {
    const piece = file.host!.pieces.find(({ start, end }) => edit.start >= start && edit.end <= end);
    if (!piece || piece.referred) throw new RangeError("the edit reaches into a reference inside the text");
    const shift = piece.offset - piece.start;
    const moved = { ...edit, start: edit.start + shift, end: edit.end + shift };
    const known = bySite.get(piece.site.node);
    if (known) known.edits.push(moved);
    else bySite.set(piece.site.node, { site: piece.site, edits: [moved] });
  }
  return [...bySite.values()].map(({ site, edits: own }) => {
    if (site.node.kind !== "scalar") throw new RangeError("the text is not written as one scalar");
    const value = applyEdits(String(site.node.value), own);
    // A text with references inside is the argument of `!Sub`, which stays.
    const tag = nodeAt(site.file.tree.root, site.path)?.tag;
    return { file: site.file, operation: { op: "set", path: site.path, value: tag ? tagged(tag, value) : value } };
  });
}
