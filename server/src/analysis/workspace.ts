import {
  type Document,
  type DocumentReader,
  directoryOf,
  documentReader,
  readDocument,
  unreadModuleFile,
} from "../dialects/read-templates.ts";
import type { Finding } from "../model/finding.ts";
import type { Template } from "../model/template.ts";
import type { Rule } from "../rules/define-rule.ts";
import { type Check, type Checker, createChecker } from "./check.ts";
import type { Host } from "./host.ts";
import { findProjectFile, layerOf, type ProjectFile, readProjectFile } from "./project-settings.ts";
import { type EffectiveSettings, effectiveSettings, projectFileNames, type SettingsLayer } from "./settings.ts";
import { inSlices, type Turns } from "./slices.ts";

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
  /** The same, but without findings while rules run for the first time and take longer than a slice. */
  look(uri: string): Promise<Analysis | undefined>;
  document(uri: string): Promise<Document | undefined>;
  /** The template that a document is part of, without findings and without waiting for them. */
  template(uri: string): Promise<Template | undefined>;
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
  /** Absent where nobody waits for other answers. */
  readonly turns?: Turns;
}

/** Documents that make one template, and what is known of it. */
interface Unit {
  /** The URI of the document, or of the directory whose files Terraform joins. */
  readonly uri: string;
  readonly isDirectory: boolean;
  readonly checker: Checker;
  /** Counts the changes of whatever the unit rests on. */
  version: number;
  /** The template at a version. */
  check?: { readonly version: number; readonly check: Check | undefined };
  job?: Promise<readonly Finding[]> | undefined;
  /** All that is found at a version. */
  findings?: { readonly version: number; readonly all: readonly Finding[] };
}

interface Reading {
  readonly reader: DocumentReader;
  version?: number;
  document?: Document;
  job?: Promise<Document | undefined> | undefined;
}

/** Keeps what was read and found until something that it rests on changes. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { host, open, openDocuments, editorSettings, onRuleError, turns } = options;
  const { forcedSettings = [], useProjectFiles = true, onProjectFile } = options;
  const readings = new Map<string, Reading>();
  const units = new Map<string, Unit>();
  const onDisk = new Map<string, Promise<Document | undefined>>();
  const settings = new Map<string, Promise<EffectiveSettings>>();
  const projectFiles = new Map<string, Promise<ProjectFile | undefined>>();

  /** The document as it is now; when it changes meanwhile, what it is then. */
  const readOpen = async (uri: string): Promise<Document | undefined> => {
    const reading = readings.get(uri) ?? { reader: documentReader(uri) };
    if (open(uri)) readings.set(uri, reading);
    for (;;) {
      reading.job ??= readNewest(uri, reading).finally(() => {
        reading.job = undefined;
      });
      const document = await reading.job;
      // An edit may have come between the end of the reading and this answer.
      if (reading.version === open(uri)?.version || !document) return document;
    }
  };

  const readNewest = async (uri: string, reading: Reading): Promise<Document | undefined> => {
    for (;;) {
      const source = open(uri);
      if (!source || reading.version === source.version) return source && reading.document;
      const { version, languageId } = source;
      const isStale = (): boolean => open(uri)?.version !== version;
      const document = await inSlices(reading.reader.read(source.getText(), languageId), isStale, turns);
      if (document) Object.assign(reading, { version, document });
    }
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
  const documentsOf = async ({ uri, isDirectory }: Unit): Promise<readonly Document[]> => {
    if (!isDirectory) {
      const document = await readOpen(uri);
      return document?.file ? [document] : [];
    }
    const names = await host.listFiles(uri);
    const uriOf = (name: string): string => `${uri}/${encodeURIComponent(name)}`;
    const uris = new Set(names.filter((name) => /\.tf\.(?:json|ya?ml)$/.test(name)).map(uriOf));
    const unread = names.filter((name) => name.endsWith(".tf")).map((name) => unreadModuleFile(uriOf(name)));
    for (const other of openDocuments()) if (directoryOf(other.uri) === uri) uris.add(other.uri);
    const all = await Promise.all([...uris].map(async (one) => (await readOpen(one)) ?? (await readFromDisk(one))));
    const ours = all.flatMap((one) => (one?.dialect === "terraform" ? one : []));
    return [...unread, ...ours].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  };

  const unitOf = ({ uri, dialect }: Document): Unit => {
    const isDirectory = dialect === "terraform";
    const key = isDirectory ? directoryOf(uri) : uri;
    const unit = units.get(key) ?? { uri: key, isDirectory, checker: createChecker(), version: 0 };
    units.set(key, unit);
    return unit;
  };

  /** The template as it is now. */
  const checkOf = async (unit: Unit): Promise<Check | undefined> => {
    for (;;) {
      const { version } = unit;
      if (unit.check?.version === version) return unit.check.check;
      const group = await documentsOf(unit);
      const effective = new Map(
        await Promise.all(group.map(async (one) => [one.uri, await settingsOf(one.uri)] as const)),
      );
      if (unit.version !== version) continue;
      const check = unit.checker.check(group, { settingsOf: (one) => effective.get(one)!, onRuleError });
      unit.check = { version, check };
    }
  };

  const findingsOf = async (unit: Unit): Promise<readonly Finding[]> => {
    for (;;) {
      const check = await checkOf(unit);
      const { version } = unit;
      const isStale = (): boolean => unit.version !== version;
      const all = check ? await inSlices(check.findings(), isStale, turns) : [];
      if (!all || isStale()) continue;
      unit.findings = { version, all };
      return all;
    }
  };

  const runRules = async (unit: Unit): Promise<void> => {
    while (unit.findings?.version !== unit.version) {
      unit.job ??= findingsOf(unit).finally(() => {
        unit.job = undefined;
      });
      await unit.job;
    }
  };

  const analyzeFully = async (document: Document, unit: Unit): Promise<Analysis> => {
    await runRules(unit);
    const current = (await readOpen(document.uri)) ?? document;
    if (!current.file) return { document: current, template: undefined, findings: [] };
    return { document: current, template: unit.check?.check?.template, findings: unit.findings?.all ?? [] };
  };

  return {
    document: readOpen,

    async analyze(uri) {
      const document = await readOpen(uri);
      if (!document?.file) return document && { document, template: undefined, findings: [] };
      return analyzeFully(document, unitOf(document));
    },

    async look(uri) {
      const document = await readOpen(uri);
      if (!document?.file) return document && { document, template: undefined, findings: [] };
      const unit = unitOf(document);
      const check = await checkOf(unit);
      await (unit.findings || !turns ? runRules(unit) : Promise.race([runRules(unit), turns.others()]));
      if (unit.findings) return analyzeFully(document, unit);
      return { document, template: check?.template, findings: [] };
    },

    async template(uri) {
      const document = await readOpen(uri);
      return document?.file && (await checkOf(unitOf(document)))?.template;
    },

    projectFile: (uri) => readProjectFile(uri, async () => open(uri)?.getText() ?? (await host.readText(uri))),

    changed(uri) {
      onDisk.delete(uri);
      const isProjectFile = projectFileNames.some((name) => uri.endsWith(`/${name}`));
      if (isProjectFile) {
        projectFiles.clear();
        settings.clear();
      }
      const touched = isProjectFile ? units.values() : [units.get(uri), units.get(directoryOf(uri))];
      for (const unit of touched) if (unit) unit.version++;
      if (!open(uri)) forget(uri);
    },

    settingsChanged() {
      settings.clear();
      for (const unit of units.values()) unit.version++;
    },
  };

  /** What nobody has open any more need not be kept. */
  function forget(uri: string): void {
    readings.delete(uri);
    units.delete(uri);
    settings.delete(uri);
    const directory = directoryOf(uri);
    if (openDocuments().some((other) => directoryOf(other.uri) === directory)) return;
    units.delete(directory);
    for (const known of onDisk.keys()) if (directoryOf(known) === directory) onDisk.delete(known);
  }
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
