import type {
  CodeAction,
  Diagnostic,
  TextEdit as ProtocolTextEdit,
  SnippetTextEdit,
  WorkspaceEdit,
} from "vscode-languageserver-types";
import { type DisableScope, disableEdits, disableScopes } from "../analysis/disable.ts";
import { fixAll, safeFixOf } from "../analysis/fix-all.ts";
import { textEditsOf } from "../analysis/text-edits.ts";
import type { Finding } from "../model/finding.ts";
import type { Template } from "../model/template.ts";
import { ruleOf } from "../rules/catalogue.ts";
import type { Range as Offsets } from "../syntax/tree.ts";
import type { TextEdit } from "../syntax/write/operations.ts";
import { diagnosticOf } from "./diagnostics.ts";
import { rangeIn, touches } from "./ranges.ts";

export const fixAllKind = "source.fixAll.dataPipelineHints";
export const explainCommand = "dataPipelineHints.explainRule";

/** The reason in a directive that an action writes, for the author to replace. */
const reasonToWrite = "reason";

export interface CodeActionOptions {
  /** Offer to disable a rule. */
  readonly offerDisable: boolean;
  /** The client has the command that explains a rule. */
  readonly offerExplain: boolean;
  /** The client can put the cursor where the reason for disabling a rule goes. */
  readonly snippets: boolean;
  /** The kinds that the client asks for; undefined for all. */
  readonly only: readonly string[] | undefined;
}

type Edits = ReadonlyMap<string, readonly TextEdit[]>;

/** The actions for a place: real fixes first, then those for the whole file, then what silences or explains. */
export function codeActionsAt(
  uri: string,
  range: Offsets,
  findings: readonly Finding[],
  { offerDisable, offerExplain, snippets, only }: CodeActionOptions,
): readonly CodeAction[] {
  const inFile = findings.filter(({ location }) => location.uri === uri);
  const wants = (kind: string): boolean =>
    !only || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  const actions: CodeAction[] = [];
  if (wants("quickfix")) {
    const here = inFile.filter(({ location }) => touches(location, range));
    actions.push(...here.flatMap(fixActions));
    const rules = [...new Set(here.map(({ rule }) => rule))];
    actions.push(...rules.flatMap((rule) => fixRuleAction(rule, inFile) ?? []));
    if (offerDisable)
      actions.push(...here.filter(({ rule }) => ruleOf(rule)).flatMap((finding) => disableActions(finding, snippets)));
    if (offerExplain) actions.push(...rules.filter(ruleOf).map(explainAction));
  }
  // Offered on request only, as all actions on the source are: on saving, or from the menu.
  if (only && wants(fixAllKind)) {
    const edits = fixAll(inFile, safeFixOf);
    const edit = workspaceEdit(edits, inFile[0]?.template);
    if (edits.size > 0) actions.push({ title: "Fix all that is safe to fix", kind: fixAllKind, edit });
  }
  return actions;
}

function fixActions(finding: Finding): readonly CodeAction[] {
  const diagnostics: Diagnostic[] = [diagnosticOf(finding)];
  return finding.fixes.flatMap((fix, index): CodeAction[] => {
    const edits = textEditsOf(fix, finding.template);
    if (!edits) return [];
    const isPreferred = index === 0 && fix.safe;
    return [
      { title: fix.title, kind: "quickfix", diagnostics, isPreferred, edit: workspaceEdit(edits, finding.template) },
    ];
  });
}

function fixRuleAction(rule: string, findings: readonly Finding[]): CodeAction | undefined {
  const own = findings.filter((finding) => finding.rule === rule && safeFixOf(finding));
  if (own.length < 2) return undefined;
  const edit = workspaceEdit(fixAll(own, safeFixOf), own[0]?.template);
  return { title: `Fix all of ${rule} in this file`, kind: "quickfix", edit };
}

const disableTitles: Readonly<Record<DisableScope, string>> = {
  line: "for this line",
  resource: "for this resource",
  file: "for this file",
};

function disableActions(finding: Finding, snippets: boolean): readonly CodeAction[] {
  const diagnostics: Diagnostic[] = [diagnosticOf(finding)];
  return disableScopes.flatMap((scope): CodeAction[] => {
    const edits = disableEdits(finding, scope, reasonToWrite);
    if (!edits) return [];
    const edit = snippets
      ? snippetEdit(finding, edits)
      : workspaceEdit(new Map([[finding.location.uri, edits]]), finding.template);
    return [{ title: `Disable ${finding.rule} ${disableTitles[scope]}`, kind: "quickfix", diagnostics, edit }];
  });
}

/** The edits with the reason selected, for the author to write it. */
function snippetEdit({ location: { uri }, template }: Finding, edits: readonly TextEdit[]): WorkspaceEdit {
  const file = template.files.find((candidate) => candidate.uri === uri)!;
  const snippets = edits.map((edit): SnippetTextEdit => {
    const value = edit.newText.replace(/[\\$}]/g, "\\$&").replace(reasonAtEnd, `\${1:${reasonToWrite}}`);
    return { range: rangeIn(file.tree, edit), snippet: { kind: "snippet", value } };
  });
  return { documentChanges: [{ textDocument: { uri, version: null }, edits: snippets }] };
}

const reasonAtEnd = new RegExp(`${reasonToWrite}(?=[^a-z]*$)`);

function explainAction(rule: string): CodeAction {
  const title = `Explain ${rule}`;
  return { title, kind: "quickfix", command: { title, command: explainCommand, arguments: [rule] } };
}

function workspaceEdit(edits: Edits, template: Template | undefined): WorkspaceEdit {
  const changes: Record<string, ProtocolTextEdit[]> = {};
  for (const [uri, own] of edits) {
    const file = template?.files.find((candidate) => candidate.uri === uri);
    if (file) changes[uri] = own.map((edit) => ({ range: rangeIn(file.tree, edit), newText: edit.newText }));
  }
  return { changes };
}
