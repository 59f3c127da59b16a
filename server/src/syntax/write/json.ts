import { type BracketStyle, changeBrackets } from "./brackets.ts";
import { inTextOrder } from "./edits.ts";
import { type JsonStyle, styleOf } from "./json-style.ts";
import { type Fragment, TAG, type Writer } from "./operations.ts";
import { isMapFragment, planOf } from "./plan.ts";

/** Writes changes into JSON, with or without comments: on one line or on several, as the surroundings are. */
export const writeJson: Writer = (tree, operations) => {
  const { text, root } = tree;
  const plan = planOf(tree, operations);
  const style = styleOf(tree);
  const brackets: BracketStyle = {
    eol: style.eol,
    step: style.step,
    gap: style.gap,
    key: (key) => `${JSON.stringify(key)}:`,
    value: (fragment, { indent, broken }) => jsonText(fragment, indent, broken, style),
  };
  if (plan.root) {
    const { start, end } = root ?? { start: text.length, end: text.length };
    const newText = jsonText(plan.root.value, "", style.broken, style);
    return [{ start, end, newText: root ? newText : newText + style.eol }];
  }
  const edits = plan.changes.flatMap((change) => changeBrackets(tree, change, brackets));
  return inTextOrder(text, edits);
};

/** The text of a value on a line with the given indentation. */
function jsonText(fragment: Fragment, indent: string, broken: boolean, style: JsonStyle): string {
  if (typeof fragment !== "object" || fragment === null) return JSON.stringify(fragment);
  if (TAG in fragment) throw new TypeError("JSON has no tags");
  const isMap = isMapFragment(fragment);
  const [open, close] = isMap ? "{}" : "[]";
  const values = Object.values(fragment);
  if (values.length === 0) return `${open}${close}`;

  const onLines = broken && !(style.compact && values.every(isScalar));
  const inner = onLines ? indent + style.step : "";
  const parts = Object.entries(fragment).map(([key, value]) => {
    const text = jsonText(value, inner, onLines, style);
    return isMap ? `${JSON.stringify(key)}:${style.gap}${text}` : text;
  });
  if (onLines) {
    const lines = parts.map((part) => style.eol + inner + part).join(",");
    return open + lines + style.eol + indent + close;
  }
  const padding = isMap ? style.padding : "";
  return open + padding + parts.join(`,${style.gap}`) + padding + close;
}

function isScalar(fragment: Fragment): boolean {
  return typeof fragment !== "object" || fragment === null;
}
