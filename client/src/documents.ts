import { languages, type TextDocument, type Uri, workspace } from "vscode";

/**
 * The languages the server may see, in whatever file system the editor has. `cloudformation` is the id that people with
 * the AWS Toolkit give to templates; `terraform` comes with HashiCorp's extension.
 */
export const documentSelector = ["yaml", "json", "jsonc", "cloudformation", "terraform"].map((language) => ({
  language,
}));

/** Whether the document is in one of our languages. */
export function isCandidate(document: TextDocument): boolean {
  return languages.match(documentSelector, document) > 0;
}

/**
 * Whether the document shows another version of a file, such as the left side of a diff. Its findings would stand twice
 * in the Problems view and could not be fixed.
 */
export function isRevision(uri: Uri): boolean {
  return workspace.fs.isWritableFileSystem(uri.scheme) === false;
}

/** Whether the user left the extension on for this file. */
export function isEnabled(uri: Uri): boolean {
  return workspace.getConfiguration("dataPipelineHints", uri).get("enable", true);
}

const projectFile = /\/\.pipeline-hints\.(?:yaml|json)$/;

/** Whether the file holds the project's settings. */
export function isProjectFile(uri: Uri): boolean {
  return projectFile.test(uri.path);
}

const awsResource = /AWS::|\baws(?:cc)?_[a-z]/;

/** A cheap look for the name of an AWS resource type in CloudFormation or Terraform spelling. */
export function mentionsAws(text: string): boolean {
  return awsResource.test(text);
}
