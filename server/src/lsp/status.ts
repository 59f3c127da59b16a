import type { Document } from "../dialects/read-templates.ts";
import type { DialectId } from "../model/template.ts";

/** Whether and why a file is checked, for the editor's status item. */
export interface FileStatus {
  readonly checked: boolean;
  readonly dialect?: string;
  readonly reason: string;
  readonly notes: readonly string[];
}

const dialectNames: Readonly<Record<DialectId, string>> = {
  cloudformation: "CloudFormation",
  sam: "AWS SAM",
  cdk: "CDK output",
  terraform: "Terraform",
};

export function statusOf(document: Document | undefined, enabled: boolean): FileStatus {
  if (!enabled) return { checked: false, reason: "Switched off by the setting dataPipelineHints.enable.", notes: [] };
  if (!document?.dialect)
    return { checked: false, reason: `Not checked: ${document?.reason ?? "not open"}.`, notes: [] };
  const notes = [...(document.file?.tree.notes ?? [])];
  if (document.file?.tree.broken) notes.push("the text is broken in a place; the rest is checked");
  return {
    checked: true,
    dialect: dialectNames[document.dialect],
    reason: `Checked as ${dialectNames[document.dialect]}: ${document.reason}.`,
    notes,
  };
}
