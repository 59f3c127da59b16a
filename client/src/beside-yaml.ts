import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  commands,
  extensions,
  type Hover,
  MarkdownString,
  type Position,
  type TextDocument,
  workspace,
} from "vscode";
import type { Middleware } from "vscode-languageclient";
import { type Comparable, type Memory, newMemory, withoutOthers, withoutSaid } from "./repeats.ts";

/** Red Hat's extension, which suggests and explains by schemas, and outlines every YAML file. */
export const yamlExtension = "redhat.vscode-yaml";

type Question = "CompletionItem" | "Hover";

/** How long a hover waits for what others say there, in milliseconds. */
const patience = 1_000;

/** With them a suggestion is sorted before tags, or behind words. */
const first = " ";
const last = "~";

/** Keeps us from saying in a YAML file what the YAML extension says there as well. */
export function besideYaml(): Middleware {
  /** What others are being asked, and where; the editor asks us the same again then. */
  const asking = new Set<string>();
  const memories = new WeakMap<TextDocument, Memory & { readonly circumstances: string }>();

  const askOthers = async <T>(what: Question, document: TextDocument, position: Position): Promise<T | undefined> => {
    const question = questionOf(what, document, position);
    asking.add(question);
    try {
      return await commands.executeCommand<T>(`vscode.execute${what}Provider`, document.uri, position);
    } catch {
      return undefined;
    } finally {
      asking.delete(question);
    }
  };
  const memoryOf = (document: TextDocument): Memory => {
    const circumstances = circumstancesOf(document);
    let memory = memories.get(document);
    if (memory?.circumstances !== circumstances) {
      memory = { ...newMemory(), circumstances };
      memories.set(document, memory);
    }
    return memory;
  };

  return {
    async provideCompletionItem(document, position, context, token, next) {
      if (asking.has(questionOf("CompletionItem", document, position))) return [];
      const answer = await next(document, position, context, token);
      if (!answer || !isBesideYaml(document) || token.isCancellationRequested) return answer;
      const items = Array.isArray(answer) ? answer : answer.items;
      const left = await withoutOthers(items, comparable, memoryOf(document), async () =>
        labelsOf(await askOthers("CompletionItem", document, position)),
      );
      // Where the YAML extension knows what is to be chosen, the rest comes behind it; elsewhere it has tags at most.
      const isTheirs = items.some((item) => item.kind !== CompletionItemKind.Function && !left.includes(item));
      for (const item of left) item.sortText = (isTheirs ? last : first) + (item.sortText ?? "");
      return left;
    },
    async provideHover(document, position, token, next) {
      if (asking.has(questionOf("Hover", document, position))) return undefined;
      const hover = await next(document, position, token);
      if (!hover || !isBesideYaml(document)) return hover;
      const others = await soon(askOthers<Hover[]>("Hover", document, position));
      const said = (others ?? []).flatMap(({ contents }) => contents.map(textOf));
      for (const content of hover.contents) {
        if (content instanceof MarkdownString) content.value = withoutSaid(content.value, said);
      }
      return hover;
    },
    // Two outlines would stand below one another, and each name twice among the symbols to go to.
    provideDocumentSymbols: (document, token, next) => (isBesideYaml(document) ? [] : next(document, token)),
  };
}

function isBesideYaml({ languageId }: TextDocument): boolean {
  return languageId === "yaml" && extensions.getExtension(yamlExtension) !== undefined;
}

function questionOf(what: Question, { uri }: TextDocument, { line, character }: Position): string {
  return `${what} ${uri} ${line}:${character}`;
}

/** What decides on the schema of a document: the YAML extension's settings, and a schema named in the first lines. */
function circumstancesOf(document: TextDocument): string {
  const lines = Array.from({ length: Math.min(document.lineCount, 10) }, (_, line) => document.lineAt(line).text);
  const named = lines.filter((line) => line.includes("$schema"));
  return JSON.stringify([workspace.getConfiguration("yaml", document), named]);
}

/** References to names are ours alone. A function is suggested alike in every place, anything else by what it is about. */
function comparable({ label, kind, insertText, ...item }: CompletionItem): Comparable | undefined {
  if (kind === CompletionItemKind.Reference || kind === CompletionItemKind.Snippet) return undefined;
  const name = typeof label === "string" ? label : label.label;
  const { data } = item as { data?: unknown };
  if (kind === CompletionItemKind.Function) return { label: name, subject: name };
  // What begins an item of a list is another thing for others.
  const isItem = (typeof insertText === "string" ? insertText : insertText?.value)?.startsWith("- ");
  return { label: name, subject: data === undefined ? undefined : JSON.stringify([isItem, data]) };
}

/** Words of the text and snippets stand everywhere, and are no answer. */
function labelsOf(list: CompletionList | undefined): ReadonlySet<string> {
  const other = new Set<CompletionItemKind | undefined>([CompletionItemKind.Text, CompletionItemKind.Snippet]);
  const items = (list?.items ?? []).filter(({ kind }) => !other.has(kind));
  return new Set(items.map(({ label }) => (typeof label === "string" ? label : label.label)));
}

function textOf(content: Hover["contents"][number]): string {
  return typeof content === "string" ? content : content.value;
}

function soon<T>(answer: Promise<T>): Promise<T | undefined> {
  return Promise.race([answer, new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined))]);
}
