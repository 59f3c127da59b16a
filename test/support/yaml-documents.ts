import fc from "fast-check";
import type { NodePath } from "../../server/src/syntax/tree.ts";

/** A generated text, with the path of what each of its comments speaks of. */
export interface Sample {
  readonly text: string;
  readonly comments: ReadonlyMap<string, NodePath>;
}

type Shape =
  | { readonly kind: "scalar"; readonly text: string }
  | { readonly kind: "literal"; readonly lines: readonly string[] }
  | { readonly kind: "flow"; readonly isMap: boolean; readonly parts: readonly Part[]; readonly broken: boolean }
  | { readonly kind: "block"; readonly isMap: boolean; readonly parts: readonly Part[]; readonly tag: string };

interface Part {
  readonly value: Shape;
  readonly blankAbove: boolean;
  /** Comments: apart from anything, right above the value, behind it on its line, indented beneath it. */
  readonly detached: boolean;
  readonly above: boolean;
  readonly trailing: boolean;
  readonly beneath: boolean;
}

interface Layout {
  readonly step: number;
  readonly dashStep: number;
  readonly dashGap: number;
  readonly eol: string;
  readonly finalEol: boolean;
  readonly heading: string;
}

const keys = ["Type", "Properties", "a b", "'200'", "Fn::If"];

const plainScalars = [
  "word",
  "'it''s'",
  '"say # it"',
  "42",
  "true",
  "~",
  "!Ref Name",
  '!Sub "${A}/x"',
  "2.5",
  "two words",
];
const scalarInBrackets = fc.constantFrom(...plainScalars).map((text): Shape => ({ kind: "scalar", text }));
const scalar = fc.oneof(
  fc.constantFrom(...plainScalars, "").map((text): Shape => ({ kind: "scalar", text })),
  fc
    .array(fc.constantFrom("first line", "# no comment", "  deeper"), { minLength: 1, maxLength: 3 })
    .map((lines): Shape => ({ kind: "literal", lines: ["echo", ...lines] })),
);

const rarely = fc.integer({ min: 0, max: 4 }).map((n) => n === 4);

function parts(value: fc.Arbitrary<Shape>, minLength: number): fc.Arbitrary<Part[]> {
  const part = fc.record({
    value,
    blankAbove: rarely,
    detached: rarely,
    above: rarely,
    trailing: rarely,
    beneath: rarely,
  });
  return fc.array(part, { minLength, maxLength: 4 });
}

const { block } = fc.letrec<{ flow: Shape; value: Shape; block: Shape }>((tie) => ({
  flow: fc.record({
    kind: fc.constant("flow" as const),
    isMap: fc.boolean(),
    parts: parts(fc.oneof({ maxDepth: 2 }, scalarInBrackets, tie("flow")), 0),
    broken: fc.boolean(),
  }),
  value: fc.oneof({ maxDepth: 4 }, scalar, tie("flow"), tie("block")),
  block: fc.record({
    kind: fc.constant("block" as const),
    isMap: fc.boolean(),
    parts: parts(tie("value"), 1),
    tag: fc.constantFrom("", "", "", "!Tag"),
  }),
}));

const layout: fc.Arbitrary<Layout> = fc
  .record({
    step: fc.constantFrom(2, 4),
    dashIndented: fc.boolean(),
    dashGap: fc.constantFrom(2, 2, 4),
    eol: fc.constantFrom("\n", "\r\n"),
    finalEol: fc.boolean(),
    heading: fc.constantFrom("", "", "# heading", "---"),
  })
  .map(({ dashIndented, ...rest }) => ({ ...rest, dashStep: dashIndented ? rest.step : 0 }));

export const yamlDocuments: fc.Arbitrary<Sample> = fc
  .tuple(block, layout)
  .map(([shape, style]) => render(shape, style));

function render(document: Shape, { step, dashStep, dashGap, eol, finalEol, heading }: Layout): Sample {
  const comments = new Map<string, NodePath>();
  const comment = (path: NodePath): string => {
    const text = `c${comments.size}`;
    comments.set(text, path);
    return `# ${text}`;
  };

  /** The lines of a value: the first belongs behind the key or the dash. */
  const value = (part: Part, path: NodePath, column: number, isBehindDash: boolean): string[] => {
    const shape = part.value;
    const trailing = () => (part.trailing ? ` ${comment(path)}` : "");
    const pad = " ".repeat(column + step);
    if (shape.kind === "scalar") return [shape.text + trailing()];
    if (shape.kind === "literal") return ["|", ...shape.lines.map((line) => pad + line)];
    if (shape.kind === "flow") {
      const lines = flow(shape, path, column + step);
      return [...lines.slice(0, -1), lines.at(-1)! + trailing()];
    }
    const inner = column + (isBehindDash ? (shape.tag ? step : dashGap) : shape.isMap ? step : dashStep);
    // Beneath a list that is not indented, no comment is surely its own.
    const beneath = part.beneath && inner > column ? [" ".repeat(inner) + comment([...path, "#"])] : [];
    if (!isBehindDash || shape.tag) return [shape.tag + trailing(), ...blockLines(shape, path, inner), ...beneath];
    const [first, ...rest] = blockLines(
      { ...shape, parts: [bare(shape.parts[0]!), ...shape.parts.slice(1)] },
      path,
      inner,
    );
    return [first!.slice(inner), ...rest, ...beneath];
  };

  const blockLines = (shape: Shape & { kind: "block" }, path: NodePath, column: number): string[] => {
    const pad = " ".repeat(column);
    return shape.parts.flatMap((part, index) => {
      const inner = [...path, shape.isMap ? keyName(index) : index];
      const lines: string[] = [];
      if (part.blankAbove) lines.push("");
      if (part.detached) lines.push(pad + comment([...path, "#"]), "");
      if (part.above) lines.push(pad + comment(inner));
      const [first, ...rest] = value(part, inner, column, !shape.isMap);
      const indicator = shape.isMap ? `${keys[index]}:` : "-";
      const gap = shape.isMap ? " " : " ".repeat(dashGap - 1);
      return [...lines, pad + indicator + (/^(?: #|$)/.test(first!) ? first : gap + first), ...rest];
    });
  };

  /** The lines of a collection in brackets; on one line where it is not broken. */
  const flow = (shape: Shape & { kind: "flow" }, path: NodePath, column: number): string[] => {
    const [open, close] = shape.isMap ? "{}" : "[]";
    const broken = shape.broken && shape.parts.length > 0;
    const pad = " ".repeat(column);
    const texts = shape.parts.map((part, index) => {
      const inner = [...path, shape.isMap ? keyName(index) : index];
      const above = broken && part.above ? `${pad}${comment(inner)}${"\n"}` : "";
      const lines =
        part.value.kind === "flow"
          ? flow({ ...part.value, broken: broken && part.value.broken }, inner, column + step)
          : [(part.value as { text: string }).text];
      const comma = index < shape.parts.length - 1 ? "," : "";
      const trailing = broken && part.trailing ? ` ${comment(inner)}` : "";
      const text = (shape.isMap ? `${keys[index]}: ` : "") + lines.join("\n") + comma + trailing;
      return broken ? `${above}${pad}${text}` : text;
    });
    if (!broken) return [open + texts.join(" ") + close];
    return [open!, ...texts.join("\n").split("\n"), `${" ".repeat(column - step)} ${close}`];
  };

  const lines = blockLines(document as Shape & { kind: "block" }, [], 0);
  const text = (heading ? [heading, ...lines] : lines).join("\n").replaceAll("\n", eol);
  return { text: finalEol ? text + eol : text, comments };
}

/** Without what would come between a dash and what stands behind it. */
function bare(part: Part): Part {
  return { ...part, blankAbove: false, detached: false, above: false };
}

function keyName(index: number): string {
  return keys[index]!.replaceAll("'", "");
}
