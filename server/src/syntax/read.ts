import { type Change, changeBetween } from "./change.ts";
import { finish } from "./finish.ts";
import { parseJson } from "./json.ts";
import { cutJson, parseJsonLeaf, recutJson } from "./json-parts.ts";
import { limits, refusal } from "./limits.ts";
import { keepLineStarts, type LineStarts, startsAfter, startsIn } from "./lines.ts";
import { Piece } from "./nodes.ts";
import {
  type Branch,
  type Content,
  contentOf,
  knownParts,
  type Leaf,
  leavesOf,
  mapOf,
  nothingKnown,
  placeLeaves,
  worthCutting,
} from "./parts.ts";
import type { Comment, Language, SyntaxTree } from "./tree.ts";
import { parseYaml, yamlLifter } from "./yaml.ts";
import { cutYaml, parseYamlLeaf } from "./yaml-parts.ts";

/** Reads a text in its language. Broken text gives a tree for the part that is intact. */
export function readText(text: string, language: Language): SyntaxTree {
  return finish(createReader(language).read(text));
}

/** Reads a text without cutting it: what every other way of reading must come to. */
export function readWhole(text: string, language: Language): SyntaxTree {
  const refused = refusal(text);
  return refused ? unread(text, language, refused) : guarded(text, language, () => parseWhole(text, language));
}

/**
 * Reads a document again and again as it changes, and parses only what has changed. The nodes that are kept move with
 * the text, so that a tree is no longer to be used once the next text is being read.
 */
export interface Reader {
  /** Yields between pieces, so that other work may be done; a newer text may be read before it has come to its end. */
  read(text: string): Generator<void, SyntaxTree>;
}

export function createReader(language: Language): Reader {
  const { cut, recut, parse } = cutters[language];
  /** What was cut last, whether or not all of it has been parsed. */
  let known: Cut | undefined;

  const cutAgain = (text: string): Cut | undefined => {
    if (known?.text === text) return known;
    const change = known && changeBetween(known.text, text);
    const lines = known && change ? startsAfter(known.lines, change, text) : startsIn(text);
    const root = known && change ? recut(known.root, change, text, lines) : cut(text, lines);
    if (!root) return undefined;
    const leaves = leavesOf(root);
    placeLeaves(leaves);
    known = { text, lines, root, leaves };
    return known;
  };

  return {
    *read(text) {
      const refused = refusal(text);
      if (refused) return unread(text, language, refused);
      if (text.length <= worthCutting) return guarded(text, language, () => parseWhole(text, language));
      const current = cutAgain(text);
      if (!current) return uncut(text, language, "it cannot be seen where its entries begin");
      let parsed = 0;
      try {
        for (const leaf of current.leaves) {
          if (leaf.content) continue;
          const content = parse(leaf, text);
          if (!content) return uncut(text, language, `what stands at ${leaf.piece.start} reaches beyond its entry`);
          leaf.content = content;
          parsed++;
          yield;
        }
      } catch (error) {
        if (isTooDeep(error)) return unread(text, language, "nested too deeply");
        throw error;
      }
      return assembled(current, language, parsed);
    },
  };
}

/** A text that is cut into pieces. */
interface Cut {
  readonly text: string;
  /** Where its lines begin. */
  readonly lines: LineStarts;
  readonly root: Branch;
  readonly leaves: readonly Leaf[];
}

interface Cutter {
  readonly cut: (text: string, lines: LineStarts) => Branch | undefined;
  readonly recut: (old: Branch, change: Change, text: string, lines: LineStarts) => Branch | undefined;
  readonly parse: (leaf: Leaf, text: string) => Content | undefined;
}

const cutters: Readonly<Record<Language, Cutter>> = {
  yaml: {
    cut: (text, lines) => cutYaml(text, lines, nothingKnown),
    recut: (old, change, text, lines) => cutYaml(text, lines, knownParts([old.opening, ...old.parts], change)),
    parse: parseYamlLeaf,
  },
  json: {
    cut: cutJson,
    recut: (old, change, text) => recutJson(old, change, text) ?? cutJson(text),
    parse: parseJsonLeaf,
  },
};

function assembled({ text, lines, root, leaves }: Cut, language: Language, parsed: number): SyntaxTree {
  const comments: Comment[] = [];
  const notes = new Set<string>();
  let [expansion, broken] = [0, false];
  for (const leaf of leaves) {
    const content = contentOf(leaf);
    expansion += content.expansion;
    broken ||= content.broken;
    for (const comment of content.comments) comments.push(comment);
    for (const note of content.notes) notes.add(note);
  }
  if (expansion > limits.aliasExpansion) return uncut(text, language, "its aliases stand for too many nodes");
  const reading = { pieces: leaves.length, parsed };
  const tree = { language, text, root: mapOf(root), comments, notes: [...notes], broken, reading };
  keepLineStarts(tree, lines);
  return tree;
}

function uncut(text: string, language: Language, reason: string): SyntaxTree {
  return guarded(text, language, () => ({
    ...parseWhole(text, language),
    reading: { pieces: 1, parsed: 1, uncut: reason },
  }));
}

function parseWhole(text: string, language: Language): SyntaxTree {
  const piece = new Piece(0);
  const reading = { pieces: 1, parsed: 1 };
  if (language === "json") return { language, text, ...parseJson(text, piece), reading };
  const { document, comments, broken } = parseYaml(text, piece);
  const lifter = yamlLifter(text, piece);
  const root = document?.contents ? lifter.node(document.contents, 0) : undefined;
  return { language, text, root, comments, notes: [...lifter.notes], broken, reading };
}

/** The parsers recurse, so text nested by the ten thousand exhausts the stack. */
function guarded(text: string, language: Language, parse: () => SyntaxTree): SyntaxTree {
  try {
    return parse();
  } catch (error) {
    if (isTooDeep(error)) return unread(text, language, "nested too deeply");
    throw error;
  }
}

function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError;
}

function unread(text: string, language: Language, note: string): SyntaxTree {
  const reading = { pieces: 0, parsed: 0 };
  return { language, text, root: undefined, comments: [], notes: [note], broken: false, reading };
}

/**
 * The language of a document, from its name, or from the editor's language id where the name says nothing; a name such
 * as `stack.template` may hold either, and the first character tells. Undefined for languages that are not read.
 */
export function languageOf(name: string, text: string, languageId?: string): Language | undefined {
  if (/\.ya?ml$/i.test(name)) return "yaml";
  if (/\.jsonc?$/i.test(name)) return "json";
  if (languageId && !/^(?:yaml|jsonc?|yml|plaintext|cloudformation)/.test(languageId)) return undefined;
  if (languageId === undefined && !/\.(?:template|cfn|stack)$/i.test(name)) return undefined;
  return /^\s*(?:\/[/*]|[{[])/.test(text) ? "json" : "yaml";
}
