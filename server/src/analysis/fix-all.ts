import type { Finding, Fix } from "../model/finding.ts";
import type { Template } from "../model/template.ts";
import type { TextEdit } from "../syntax/write/operations.ts";
import { textEditsOf } from "./text-edits.ts";

/** The fix of a finding that neither replaces a resource, nor deletes data, nor costs money. */
export function safeFixOf({ fixes }: Finding): Fix | undefined {
  return fixes.find(({ safe }) => safe);
}

/**
 * The edits of one fix for each finding, by URI; where two contradict each other, those of the first one. A fix is made
 * as a whole or not at all.
 */
export function fixAll(
  findings: readonly Finding[],
  pick: (finding: Finding) => Fix | undefined,
  mayChange: (uri: string) => boolean = () => true,
): ReadonlyMap<string, readonly TextEdit[]> {
  const fixes = new Map<Template, Fix[]>();
  const texts: Edits[] = [];
  for (const finding of findings) {
    const fix = pick(finding);
    const edits = fix && textEditsOf(fix, finding.template);
    if (!edits || [...edits.keys()].some((uri) => !mayChange(uri))) continue;
    if (fix.text || fix.edits.some(({ op }) => op === "rewrite")) texts.push(edits);
    else fixes.set(finding.template, [...(fixes.get(finding.template) ?? []), fix]);
  }
  const taken = new Map<string, TextEdit[]>();
  const written = [...fixes].map(([template, own]) => writtenTogether(withMore([], own, template), template)!);
  for (const edits of [...written, ...texts]) {
    if ([...edits].some(([uri, own]) => own.some((edit) => clashes(edit, taken.get(uri))))) continue;
    for (const [uri, own] of edits) taken.set(uri, [...(taken.get(uri) ?? []), ...own]);
  }
  return taken;
}

type Edits = ReadonlyMap<string, readonly TextEdit[]>;

/** Fixes that go together, and as many more of others as go with them; few questions where few contradict. */
function withMore(fixes: readonly Fix[], more: readonly Fix[], template: Template): readonly Fix[] {
  const all = [...fixes, ...more];
  if (writtenTogether(all, template)) return all;
  if (more.length === 1) return fixes;
  const half = more.length >> 1;
  return withMore(withMore(fixes, more.slice(0, half), template), more.slice(half), template);
}

/** The edits of several fixes as of one; undefined where they contradict each other. */
function writtenTogether(fixes: readonly Fix[], template: Template): Edits | undefined {
  return textEditsOf({ title: "", safe: true, edits: fixes.flatMap(({ edits }) => edits) }, template);
}

function clashes(edit: TextEdit, others: readonly TextEdit[] = []): boolean {
  return others.some((other) => edit.start <= other.end && other.start <= edit.end);
}
