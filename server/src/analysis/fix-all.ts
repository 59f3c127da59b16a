import type { Finding, Fix } from "../model/finding.ts";
import type { TextEdit } from "../syntax/write/operations.ts";
import { textEditsOf } from "./text-edits.ts";

/** The fix of a finding that neither replaces a resource, nor deletes data, nor costs money. */
export function safeFixOf({ fixes }: Finding): Fix | undefined {
  return fixes.find(({ safe }) => safe);
}

/** The edits of one fix for each finding, by URI; of two that touch the same text, the first one's. A fix is made as a whole or not at all. */
export function fixAll(
  findings: readonly Finding[],
  pick: (finding: Finding) => Fix | undefined,
  mayChange: (uri: string) => boolean = () => true,
): ReadonlyMap<string, readonly TextEdit[]> {
  const taken = new Map<string, TextEdit[]>();
  for (const finding of findings) {
    const fix = pick(finding);
    const edits = fix && textEditsOf(fix, finding.template);
    if (!edits || [...edits.keys()].some((uri) => !mayChange(uri))) continue;
    if ([...edits].some(([uri, own]) => own.some((edit) => clashes(edit, taken.get(uri))))) continue;
    for (const [uri, own] of edits) taken.set(uri, [...(taken.get(uri) ?? []), ...own]);
  }
  return taken;
}

function clashes(edit: TextEdit, others: readonly TextEdit[] = []): boolean {
  return others.some((other) => edit.start <= other.end && other.start <= edit.end);
}
