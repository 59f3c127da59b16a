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

export interface EditOptions {
  /** The client can put the cursor where the reason for disabling a rule goes. */
  readonly snippets: boolean;
  /**
   * The version of an open document, null of any other, for the client to refuse edits of a text that has changed
   * meanwhile; undefined where it takes edits without versions only.
   */
  readonly versionOf: ((uri: string) => number | null) | undefined;
}

export interface CodeActionOptions extends EditOptions {
  /** Offer to disable a rule. */
  readonly offerDisable: boolean;
  /** The client has the command that explains a rule. */
  readonly offerExplain: boolean;
  /** The kinds that the client asks for; undefined for all. */
  readonly only: readonly string[] | undefined;
  /** The version of the document, where the client asks for the edits of a quick fix once it is chosen. */
  readonly editsLater: number | undefined;
}

/** Says of which finding a quick fix is that was offered without its edits. The client hands it back. */
export interface LateEdit {
  readonly uri: string;
  readonly version: number;
  readonly rule: string;
  /** Of several resources, what is missing may be found at one place: in Terraform's JSON they share their type's key. */
  readonly resource: string | undefined;
  readonly start: number;
  readonly end: number;
}

type Edits = ReadonlyMap<string, readonly TextEdit[]>;

/** An action, and its edits for who wants them: those of a whole file can take seconds. */
interface QuickFix {
  readonly action: CodeAction;
  readonly finding: Finding;
  readonly edit: () => WorkspaceEdit;
}

/** The actions for a place: real fixes first, then those for the whole file, then what silences or explains. */
export function codeActionsAt(
  uri: string,
  range: Offsets,
  findings: readonly Finding[],
  options: CodeActionOptions,
): readonly CodeAction[] {
  const { offerDisable, offerExplain, only, editsLater } = options;
  const inFile = findings.filter(({ location }) => location.uri === uri);
  const wants = (kind: string): boolean =>
    !only || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  const actions: CodeAction[] = [];
  if (wants("quickfix")) {
    const here = inFile.filter(({ location }) => touches(location, range));
    const fixes = [...realFixes(here, inFile, options), ...(offerDisable ? disableActions(here, options) : [])];
    actions.push(
      ...fixes.map(({ action, finding, edit }) =>
        editsLater === undefined ? { ...action, edit: edit() } : { ...action, data: lateEditOf(finding, editsLater) },
      ),
    );
    if (offerExplain) actions.push(...rulesOf(here).filter(ruleOf).map(explainAction));
  }
  // Offered on request only, as all actions on the source are: on saving, or from the menu. Many clients make it then
  // without asking for its edits first.
  if (only && wants(fixAllKind)) {
    const edits = fixAll(inFile, safeFixOf);
    const edit = workspaceEdit(edits, inFile[0]?.template, options);
    if (edits.size > 0) actions.push({ title: "Fix all that is safe to fix", kind: fixAllKind, edit });
  }
  return actions;
}

/** The edits of a quick fix that was offered without them; undefined where its finding is no longer there. */
export function editOf(
  title: string,
  late: LateEdit,
  findings: readonly Finding[],
  options: EditOptions,
): WorkspaceEdit | undefined {
  const inFile = findings.filter(({ location }) => location.uri === late.uri);
  const here = inFile.filter(
    ({ rule, resource, location }) =>
      rule === late.rule &&
      resource?.id === late.resource &&
      location.start === late.start &&
      location.end === late.end,
  );
  const fixes = [...realFixes(here, inFile, options), ...disableActions(here, options)];
  return fixes.find(({ action }) => action.title === title)?.edit();
}

function lateEditOf({ rule, resource, location: { uri, start, end } }: Finding, version: number): LateEdit {
  return { uri, version, rule, resource: resource?.id, start, end };
}

function rulesOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ rule }) => rule))];
}

function realFixes(here: readonly Finding[], inFile: readonly Finding[], options: EditOptions): readonly QuickFix[] {
  return [
    ...here.flatMap((finding) => fixActions(finding, options)),
    ...rulesOf(here).flatMap((rule) => fixRuleAction(rule, inFile, options) ?? []),
  ];
}

function fixActions(finding: Finding, options: EditOptions): readonly QuickFix[] {
  const { template, fixes } = finding;
  const diagnostics: Diagnostic[] = [diagnosticOf(finding)];
  return fixes.flatMap((fix, index): QuickFix[] => {
    // What cannot be written is not offered.
    const edits = textEditsOf(fix, template);
    if (!edits) return [];
    const isPreferred = index === 0 && fix.safe;
    const action: CodeAction = { title: fix.title, kind: "quickfix", diagnostics, isPreferred };
    return [{ action, finding, edit: () => workspaceEdit(edits, template, options) }];
  });
}

function fixRuleAction(rule: string, inFile: readonly Finding[], options: EditOptions): QuickFix | undefined {
  const own = inFile.filter((finding) => finding.rule === rule && safeFixOf(finding));
  const [finding] = own;
  if (!finding || own.length < 2) return undefined;
  const action: CodeAction = { title: `Fix all of ${rule} in this file`, kind: "quickfix" };
  return { action, finding, edit: () => workspaceEdit(fixAll(own, safeFixOf), finding.template, options) };
}

const disableTitles: Readonly<Record<DisableScope, string>> = {
  line: "for this line",
  resource: "for this resource",
  file: "for this file",
};

function disableActions(findings: readonly Finding[], options: EditOptions): readonly QuickFix[] {
  return findings
    .filter(({ rule }) => ruleOf(rule))
    .flatMap((finding) => disableScopes.flatMap((scope) => disableAction(finding, scope, options) ?? []));
}

function disableAction(finding: Finding, scope: DisableScope, options: EditOptions): QuickFix | undefined {
  const edits = disableEdits(finding, scope, reasonToWrite);
  if (!edits) return undefined;
  const title = `Disable ${finding.rule} ${disableTitles[scope]}`;
  const { location, template } = finding;
  return {
    action: { title, kind: "quickfix", diagnostics: [diagnosticOf(finding)] },
    finding,
    edit: () =>
      options.snippets
        ? snippetEdit(finding, edits, options)
        : workspaceEdit(new Map([[location.uri, edits]]), template, options),
  };
}

/** The edits with the reason selected, for the author to write it. */
function snippetEdit(
  { location: { uri }, template }: Finding,
  edits: readonly TextEdit[],
  { versionOf }: EditOptions,
): WorkspaceEdit {
  const file = template.files.find((candidate) => candidate.uri === uri)!;
  const snippets = edits.map((edit): SnippetTextEdit => {
    const value = edit.newText.replace(/[\\$}]/g, "\\$&").replace(reasonAtEnd, `\${1:${reasonToWrite}}`);
    return { range: rangeIn(file.tree, edit), snippet: { kind: "snippet", value } };
  });
  return { documentChanges: [{ textDocument: { uri, version: versionOf?.(uri) ?? null }, edits: snippets }] };
}

const reasonAtEnd = new RegExp(`${reasonToWrite}(?=[^a-z]*$)`);

function explainAction(rule: string): CodeAction {
  const title = `Explain ${rule}`;
  return { title, kind: "quickfix", command: { title, command: explainCommand, arguments: [rule] } };
}

function workspaceEdit(edits: Edits, template: Template | undefined, { versionOf }: EditOptions): WorkspaceEdit {
  const byUri = [...edits].flatMap(([uri, own]): [string, ProtocolTextEdit[]][] => {
    const file = template?.files.find((candidate) => candidate.uri === uri);
    return file ? [[uri, own.map((edit) => ({ range: rangeIn(file.tree, edit), newText: edit.newText }))]] : [];
  });
  if (!versionOf) return { changes: Object.fromEntries(byUri) };
  return {
    documentChanges: byUri.map(([uri, own]) => ({ textDocument: { uri, version: versionOf(uri) }, edits: own })),
  };
}
