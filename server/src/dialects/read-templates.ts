import type { SourceFile } from "../model/site.ts";
import type { Template } from "../model/template.ts";
import { finish } from "../syntax/finish.ts";
import { languageOf, type Reader, createReader as textReader } from "../syntax/read.ts";
import type { Language, SyntaxTree } from "../syntax/tree.ts";
import { templateReader as cloudFormationReader } from "./cloudformation/template.ts";
import { type Detection, detect, mayBeTemplate } from "./detect.ts";
import { moduleReader } from "./terraform/module.ts";

/** A text with its name, read as far as its dialect needs. */
export interface Document extends Detection {
  readonly uri: string;
  /** Absent for a document that is not ours, or not read. */
  readonly file: SourceFile | undefined;
}

/** Reads a document again and again as its text changes; its file stays the same, with the tree of the last reading. */
export interface DocumentReader {
  /** Yields between the pieces of the text. The language id is the editor's, where there is one. */
  read(text: string, languageId?: string): Generator<void, Document>;
}

export function documentReader(uri: string): DocumentReader {
  let known:
    | { readonly language: Language; readonly reader: Reader; file: { uri: string; tree: SyntaxTree } | undefined }
    | undefined;
  return {
    *read(text, languageId) {
      const language = languageOf(uri, text, languageId);
      if (!language) return { uri, file: undefined, dialect: undefined, reason: "neither YAML nor JSON" };
      if (!mayBeTemplate(text)) {
        return { uri, file: undefined, dialect: undefined, reason: "no sections of CloudFormation or Terraform" };
      }
      if (known?.language !== language) known = { language, reader: textReader(language), file: undefined };
      const tree = yield* known.reader.read(text);
      known.file ??= { uri, tree };
      known.file.tree = tree;
      const detection = detect(tree, uri);
      return { uri, file: detection.dialect && known.file, ...detection };
    },
  };
}

/** Reads a document once. */
export function readDocument(uri: string, text: string, languageId?: string): Document {
  return finish(documentReader(uri).read(text, languageId));
}

/** Reads the template that documents make together, again and again as they change. */
export interface TemplateReader {
  /** Undefined where nothing of them can be read. */
  read(documents: readonly Document[], region: string | undefined): Template | undefined;
}

export function templateReader(): TemplateReader {
  let known: { readonly what: string; readonly file: SourceFile; readonly read: () => Template } | undefined;
  let module: ReturnType<typeof moduleReader> | undefined;
  return {
    read(documents, region) {
      const [first, ...others] = documents.filter(({ file }) => file);
      if (!first?.file || !first.dialect) return undefined;
      if (first.dialect === "terraform") {
        const files = [first, ...others].map(({ file }) => file!);
        module ??= moduleReader();
        return module(
          files,
          documents.some(({ file }) => !file),
        );
      }
      const what = `${first.dialect} ${region}`;
      if (known?.what !== what || known.file !== first.file) {
        known = { what, file: first.file, read: cloudFormationReader(first.file, first.dialect, region) };
      }
      return known.read();
    },
  };
}

/** The documents that make a template together: all of Terraform in one directory, anything else by itself. */
export function groupsOf(documents: Iterable<Document>): readonly (readonly Document[])[] {
  const groups = new Map<string, Document[]>();
  for (const document of documents) {
    if (!document.dialect) continue;
    const key = document.dialect === "terraform" ? directoryOf(document.uri) : document.uri;
    const group = groups.get(key);
    if (group) group.push(document);
    else groups.set(key, [document]);
  }
  return [...groups.values()];
}

/** Templates of the documents, read once. */
export function readTemplates(documents: Iterable<Document>): readonly Template[] {
  return groupsOf(documents).flatMap((group) => templateReader().read(group, undefined) ?? []);
}

/** A part of a Terraform module that is there but not read, so that nothing in the module can be said to be missing. */
export function unreadModuleFile(uri: string): Document {
  return { uri, file: undefined, dialect: "terraform", reason: "Terraform's own syntax is not read" };
}

/** The URI of the directory that a file is in. */
export function directoryOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}
