import { type Document, directoryOf, readDocument, unreadModuleFile } from "../dialects/read-templates.ts";
import type { Finding } from "../model/finding.ts";
import type { Template } from "../model/template.ts";
import type { Rule } from "../rules/define-rule.ts";
import { type CheckedTemplate, checkDocuments } from "./check.ts";
import type { Host } from "./host.ts";
import { findProjectFile, layerOf, type ProjectFile, readProjectFile } from "./project-settings.ts";
import { type EffectiveSettings, effectiveSettings, projectFileNames, type SettingsLayer } from "./settings.ts";

/** A document that is open in the editor. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  getText(): string;
}

export interface Analysis {
  readonly document: Document;
  /** The template that the document is, or is a part of; absent for a document that is not ours. */
  readonly template: Template | undefined;
  /** Those of all files that were checked with the document. */
  readonly findings: readonly Finding[];
}

export interface Workspace {
  /** What is found in a document as it is now. */
  analyze(uri: string): Promise<Analysis | undefined>;
  document(uri: string): Document | undefined;
  projectFile(uri: string): Promise<ProjectFile | undefined>;
  /** A file changed on disk, was opened, changed or closed. */
  changed(uri: string): void;
  settingsChanged(): void;
}

export interface WorkspaceOptions {
  readonly host: Host;
  readonly open: (uri: string) => OpenDocument | undefined;
  readonly openDocuments: () => readonly OpenDocument[];
  /** The editor's settings for a file; the project file is stronger. */
  readonly editorSettings: (uri: string) => Promise<SettingsLayer>;
  /** What is stronger than the project file, such as options of the command line. */
  readonly forcedSettings?: readonly SettingsLayer[];
  /** False where no project file is looked for. */
  readonly useProjectFiles?: boolean;
  /** Told of each project file that is found. */
  readonly onProjectFile?: (file: ProjectFile) => void;
  readonly onRuleError: (rule: Rule, error: unknown) => void;
}

/** Keeps what was read and found until something that it rests on changes. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { host, open, openDocuments, editorSettings, onRuleError } = options;
  const { forcedSettings = [], useProjectFiles = true, onProjectFile } = options;
  const documents = new Map<string, { readonly version: number; readonly document: Document }>();
  const onDisk = new Map<string, Promise<Document | undefined>>();
  const settings = new Map<string, Promise<EffectiveSettings>>();
  const projectFiles = new Map<string, Promise<ProjectFile | undefined>>();
  let analyses = new Map<string, Promise<readonly CheckedTemplate[]>>();

  const readOpen = (uri: string): Document | undefined => {
    const source = open(uri);
    if (!source) return undefined;
    const known = documents.get(uri);
    if (known?.version === source.version) return known.document;
    const document = readDocument(uri, source.getText(), source.languageId);
    documents.set(uri, { version: source.version, document });
    return document;
  };

  const readFromDisk = (uri: string): Promise<Document | undefined> =>
    memo(onDisk, uri, async () => {
      const text = await host.readText(uri);
      return text === undefined ? undefined : readDocument(uri, text);
    });

  const projectFileFor = (directory: string): Promise<ProjectFile | undefined> =>
    memo(projectFiles, directory, async () => {
      const file = await findProjectFile(directory, host.readText);
      if (file) onProjectFile?.(file);
      return file;
    });

  const settingsOf = (uri: string): Promise<EffectiveSettings> =>
    memo(settings, uri, async () => {
      const project = useProjectFiles ? await projectFileFor(directoryOf(uri)) : undefined;
      return effectiveSettings(uri, [
        ...forcedSettings,
        ...(project ? [layerOf(project)] : []),
        await editorSettings(uri),
      ]);
    });

  /** A Terraform file is read with the other files of its directory, everything else alone. */
  const together = async (document: Document): Promise<readonly Document[]> => {
    if (document.dialect !== "terraform") return [document];
    const directory = directoryOf(document.uri);
    const names = await host.listFiles(directory);
    const uriOf = (name: string): string => `${directory}/${encodeURIComponent(name)}`;
    const uris = new Set(names.filter((name) => /\.tf\.(?:json|ya?ml)$/.test(name)).map(uriOf));
    const unread = names.filter((name) => name.endsWith(".tf")).map((name) => unreadModuleFile(uriOf(name)));
    for (const { uri } of openDocuments()) if (directoryOf(uri) === directory) uris.add(uri);
    uris.delete(document.uri);
    const others = await Promise.all([...uris].map(async (uri) => readOpen(uri) ?? (await readFromDisk(uri))));
    return [document, ...unread, ...others.flatMap((other) => (other?.dialect === "terraform" ? other : []))];
  };

  return {
    document: readOpen,

    async analyze(uri) {
      const document = readOpen(uri);
      if (!document) return undefined;
      if (!document.file) return { document, template: undefined, findings: [] };
      const unit = document.dialect === "terraform" ? directoryOf(uri) : uri;
      const checked = await memo(analyses, unit, async () => {
        const group = await together(document);
        const effective = new Map(
          await Promise.all(group.map(async (one) => [one.uri, await settingsOf(one.uri)] as const)),
        );
        return checkDocuments(group, { settingsOf: (one) => effective.get(one)!, onRuleError });
      });
      return { document, template: checked[0]?.template, findings: checked.flatMap(({ findings }) => findings) };
    },

    projectFile: (uri) => readProjectFile(uri, async () => open(uri)?.getText() ?? (await host.readText(uri))),

    changed(uri) {
      onDisk.delete(uri);
      documents.delete(uri);
      analyses = new Map();
      if (projectFileNames.some((name) => uri.endsWith(`/${name}`))) {
        projectFiles.clear();
        settings.clear();
      }
    },

    settingsChanged() {
      settings.clear();
      analyses = new Map();
    },
  };
}

/** The promise under the key; one that fails is forgotten, so that the next call tries again. */
function memo<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}
