import type { SourceFile } from "../model/site.ts";
import type { Template } from "../model/template.ts";
import { languageOf, readText } from "../syntax/read.ts";
import { readTemplate } from "./cloudformation/template.ts";
import { type Detection, detect, mayBeTemplate } from "./detect.ts";
import { readModule } from "./terraform/module.ts";

/** A text with its name, read as far as its dialect needs. */
export interface Document extends Detection {
  readonly uri: string;
  /** Absent for a document that is not ours, or not read. */
  readonly file: SourceFile | undefined;
}

/** Reads a document and tells its dialect. The language id is the editor's, where there is one. */
export function readDocument(uri: string, text: string, languageId?: string): Document {
  const language = languageOf(uri, text, languageId);
  if (!language) return { uri, file: undefined, dialect: undefined, reason: "neither YAML nor JSON" };
  if (!mayBeTemplate(text)) {
    return { uri, file: undefined, dialect: undefined, reason: "no sections of CloudFormation or Terraform" };
  }
  const tree = readText(text, language);
  const detection = detect(tree, uri);
  return { uri, file: detection.dialect && { uri, tree }, ...detection };
}

/** Templates of the documents; those of Terraform in one directory are one module. */
export function readTemplates(
  documents: Iterable<Document>,
  regionOf: (uri: string) => string | undefined = () => undefined,
): readonly Template[] {
  const templates: Template[] = [];
  const modules = new Map<string, SourceFile[]>();
  const partial = new Set<string>();
  for (const { uri, file, dialect } of documents) {
    if (!dialect) continue;
    if (!file) partial.add(directoryOf(uri));
    else if (dialect === "terraform") addTo(modules, directoryOf(uri), file);
    else templates.push(readTemplate(file, dialect, regionOf(file.uri)));
  }
  for (const [directory, files] of modules) templates.push(readModule(files, partial.has(directory)));
  return templates;
}

/** A part of a Terraform module that is there but not read, so that nothing in the module can be said to be missing. */
export function unreadModuleFile(uri: string): Document {
  return { uri, file: undefined, dialect: "terraform", reason: "Terraform's own syntax is not read" };
}

/** The URI of the directory that a file is in. */
export function directoryOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
