import type { Turns } from "../../server/src/analysis/slices.ts";
import { createWorkspace, type OpenDocument, type Workspace } from "../../server/src/analysis/workspace.ts";
import { changeBetween } from "../../server/src/syntax/change.ts";
import { createReader, languageOf, type Reader, readWhole } from "../../server/src/syntax/read.ts";
import type { Language, SyntaxTree } from "../../server/src/syntax/tree.ts";
import { describeAnalysis } from "./describe-analysis.ts";
import { describeTree } from "./describe-tree.ts";
import type { SourceText } from "./sources.ts";
import { Tally } from "./tally.ts";

/** Files of a directory that change while a reader keeps each of them, and a workspace all. */
export interface LiveFiles {
  /** All texts that a file had, the current one last. */
  past(file: number): readonly string[];
  change(file: number, text: string): void;
  /** Begins to read and to analyse, and lets so many pieces, and turns of the event loop, pass. */
  begin(how: "analyze" | "look", turns: number): Promise<void>;
  /**
   * Reads and analyses to the end, and throws where a tree or an analysis is not what comes of the same texts when
   * nothing is known from before, and where a rule throws.
   */
  compare(): Promise<void>;
  /** Waits for what was begun; throws what was thrown there. */
  finish(): Promise<void>;
}

export function openLive(texts: readonly SourceText[], tally = new Tally()): LiveFiles {
  const files = texts.map(liveFile);
  const live = workspaceOf(files, pausing());
  const begun: Promise<PromiseSettledResult<unknown>>[] = [];
  return {
    past: (file) => files[file]!.past,

    change(file, text) {
      files[file]!.past.push(text);
      live.changed(files[file]!.uri);
    },

    async begin(how, turns) {
      begun.push(...files.filter(isOpen).map(({ uri }) => settled(live[how](uri))));
      for (const file of files) beginReading(file, turns);
      for (let turn = 0; turn < turns; turn++) await nextTurn();
    },

    async compare() {
      const fresh = workspaceOf(files);
      for (const file of files) {
        const tree = readToEnd(file.reader, textOf(file));
        tally.add(tree.reading);
        const expected = describeTree(readWhole(textOf(file), file.language));
        assertSame("tree", describeTree(tree), expected, file);
        if (isOpen(file)) await compareAnalyses(file, live, fresh, expected);
      }
      for (const file of files) file.compared = file.past.length - 1;
    },

    async finish() {
      for (const outcome of await Promise.all(begun)) if (outcome.status === "rejected") throw outcome.reason;
    },
  };
}

interface LiveFile {
  readonly uri: string;
  readonly language: Language;
  readonly onDisk: boolean;
  readonly reader: Reader;
  readonly past: string[];
  /** The index of the text that was compared last. */
  compared: number;
}

function liveFile({ name, text, onDisk = false }: SourceText): LiveFile {
  const language = languageOf(name, text, "plaintext")!;
  const reader = createReader(language);
  return { uri: `file:///fuzz/${name}`, language, onDisk, reader, past: [text], compared: 0 };
}

function isOpen({ onDisk }: LiveFile): boolean {
  return !onDisk;
}

function textOf({ past }: LiveFile): string {
  return past.at(-1)!;
}

/** A workspace over the files as they are now, and as they will be. */
function workspaceOf(files: readonly LiveFile[], turns?: Turns): Workspace {
  const documentOf = (file: LiveFile): OpenDocument => ({
    uri: file.uri,
    languageId: file.language,
    version: file.past.length,
    getText: () => textOf(file),
  });
  return createWorkspace({
    host: {
      reaches: () => true,
      readText: async (uri) => files.find((file) => file.uri === uri)?.past.at(-1),
      listFiles: async () => files.map(({ uri }) => uri.slice(uri.lastIndexOf("/") + 1)),
    },
    open: (uri) => files.filter((file) => file.uri === uri && isOpen(file)).map(documentOf)[0],
    openDocuments: () => files.filter(isOpen).map(documentOf),
    editorSettings: async () => ({ settings: { preset: "all" }, directory: "file://" }),
    useProjectFiles: false,
    onRuleError: (rule, error) => {
      throw new Error(`${rule.id} threw`, { cause: error });
    },
    ...(turns && { turns }),
  });
}

/** A clock on which each step of work takes some milliseconds, so that work is done in many slices of the same length. */
function pausing(): Turns {
  let now = 0;
  return { now: () => (now += 3), others: nextTurn };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A promise that does not reject, so that it may be left alone for a while. */
async function settled<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [outcome] = await Promise.allSettled([promise]);
  return outcome;
}

function beginReading(file: LiveFile, pieces: number): void {
  const reading = file.reader.read(textOf(file));
  for (let piece = 0; piece < pieces; piece++) reading.next();
}

function readToEnd(reader: Reader, text: string): SyntaxTree {
  const reading = reader.read(text);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

async function compareAnalyses(file: LiveFile, live: Workspace, fresh: Workspace, tree: string): Promise<void> {
  const [found, expected] = [await live.analyze(file.uri), await fresh.analyze(file.uri)];
  assertSame("analysis", found && describeAnalysis(found), expected && describeAnalysis(expected), file);
  const own = found?.document.file?.tree;
  assertSame("tree of the analysis", own && describeTree(own), own && tree, file);
}

function assertSame(what: string, found = "none", expected = "none", { uri, past, compared }: LiveFile): void {
  if (found === expected) return;
  const [before, after] = [past[compared]!, past.at(-1)!];
  const { from, oldEnd, newEnd } = changeBetween(before, after);
  const [gone, added] = [before.slice(from, oldEnd), after.slice(from, newEnd)];
  throw new Error(
    [
      `The ${what} of ${uri} differs, after ${JSON.stringify(gone)} at ${from} became ${JSON.stringify(added)}:`,
      ...firstDifference(found, expected),
      `The text before:\n${before}`,
    ].join("\n"),
  );
}

/** The first line that differs, with those before it. */
function firstDifference(found: string, expected: string): readonly string[] {
  const [left, right] = [found.split("\n"), expected.split("\n")];
  const line = left.findIndex((one, index) => one !== right[index]);
  const at = line < 0 ? left.length : line;
  return [
    ...left.slice(Math.max(0, at - 3), at).map((one) => `    ${one}`),
    `  - expected ${right[at] ?? "no more"}`,
    `  - found    ${left[at] ?? "no more"}`,
  ];
}
