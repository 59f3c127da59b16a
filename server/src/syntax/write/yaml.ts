import type { SyntaxTree } from "../tree.ts";
import { type BracketStyle, changeBrackets } from "./brackets.ts";
import { inTextOrder } from "./edits.ts";
import { isBlock } from "./items.ts";
import type { Fragment, TextEdit, Writer } from "./operations.ts";
import { planOf } from "./plan.ts";
import { isFirstOnLine } from "./text.ts";
import { assertAnchorsStay } from "./yaml-anchors.ts";
import { changeBlock } from "./yaml-block.ts";
import { documentLines, flowText } from "./yaml-emit.ts";
import { keepAnchor, keptQuote } from "./yaml-keep.ts";
import { endOfBlock } from "./yaml-lines.ts";
import { quotedIfNeeded } from "./yaml-scalar.ts";
import { styleOf, type YamlStyle } from "./yaml-style.ts";

/**
 * Writes changes into YAML. A removed entry takes its lines along, with the comments right above it and those indented
 * beneath it; an addition goes to the end of its container, written as the rest of the file is.
 */
export const writeYaml: Writer = (tree, operations) => {
  const { root, changes } = planOf(tree, operations);
  assertAnchorsStay(tree, changes);
  const style = styleOf(tree);
  // So every line ends alike; what reaches behind the end of the true text is cut back in the end.
  const terminated = { ...tree, text: /[^\n]$/.test(tree.text) ? tree.text + style.eol : tree.text };
  if (root) return cutBack(tree.text, [wholeDocument(terminated, root.value, style)], style.eol);
  const brackets = bracketStyle(style);
  const edits = changes.flatMap((change) => {
    if (change.container.flow) return changeBrackets(terminated, change, brackets);
    return changeBlock(terminated, change, style);
  });
  return cutBack(tree.text, inTextOrder(terminated.text, edits), style.eol);
};

function bracketStyle(style: YamlStyle): BracketStyle {
  return {
    eol: style.eol,
    step: " ".repeat(style.step),
    gap: " ",
    key: (key) => `${quotedIfNeeded(key, true, style.quote)}:`,
    value: (fragment, { old }) => {
      if (!old || old.text.startsWith("*")) return flowText(fragment, { style });
      return flowText(keepAnchor(fragment, old.text), { style, quote: keptQuote(fragment, old.node) });
    },
  };
}

function wholeDocument(tree: SyntaxTree, value: Fragment, style: YamlStyle): TextEdit {
  const { text, root } = tree;
  const newText = documentLines(value, { style }).join(style.eol);
  if (!root || root.start === root.end) return { start: text.length, end: text.length, newText: newText + style.eol };
  const { start } = root;
  const end = isBlock(root) ? endOfBlock(tree, root, 1) : root.end;
  return { start, end, newText: isFirstOnLine(text, start) ? newText : style.eol + newText };
}

/** Fits edits of a text with a line break at its end to the same text without it. */
function cutBack(text: string, edits: TextEdit[], eol: string): TextEdit[] {
  const behind = edits.filter((edit) => edit.end > text.length);
  if (behind.length === 0) return edits;
  const start = Math.min(...behind.map((edit) => edit.start), text.length);
  const added = behind.map((edit) => edit.newText).join("");
  const newText = added.endsWith(eol) ? added.slice(0, -eol.length) : added;
  const isInsertion = behind.every((edit) => edit.start > text.length);
  const joined = { start, end: text.length, newText: isInsertion ? eol + newText : newText };
  return [...edits.filter((edit) => edit.end <= text.length), joined];
}
