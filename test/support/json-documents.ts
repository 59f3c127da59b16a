import fc from "fast-check";
import type { NodePath } from "../../server/src/syntax/tree.ts";
import type { Sample } from "./yaml-documents.ts";

type Shape =
  | { readonly kind: "scalar"; readonly text: string }
  | {
      readonly kind: "container";
      readonly isMap: boolean;
      readonly parts: readonly Part[];
      /** On several lines, which what is within may be only then. */
      readonly broken: boolean;
      readonly trailingComma: boolean;
      readonly padded: boolean;
    };

interface Part {
  readonly value: Shape;
  /** Comments: on the line above, behind the value within the line, behind it to the end of the line. */
  readonly above: boolean;
  readonly behind: boolean;
  readonly trailing: boolean;
}

interface Layout {
  readonly step: string;
  readonly eol: string;
  readonly gap: string;
  readonly finalEol: boolean;
}

const keys = ["Type", "Properties", "a b", "200", "Fn::If"];
const rarely = fc.integer({ min: 0, max: 4 }).map((n) => n === 4);

const { container } = fc.letrec<{ value: Shape; container: Shape }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('"text"', '"// no comment"', '"\\"{,"', "42", "true", "null").map((text): Shape => {
      return { kind: "scalar", text };
    }),
    tie("container"),
  ),
  container: fc.record({
    kind: fc.constant("container" as const),
    isMap: fc.boolean(),
    parts: fc.array(fc.record({ value: tie("value"), above: rarely, behind: rarely, trailing: rarely }), {
      maxLength: 4,
    }),
    broken: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    trailingComma: rarely,
    padded: rarely,
  }),
}));

const layout: fc.Arbitrary<Layout> = fc.record({
  step: fc.constantFrom("  ", "    ", "\t"),
  eol: fc.constantFrom("\n", "\r\n"),
  gap: fc.constantFrom(" ", " ", ""),
  finalEol: fc.boolean(),
});

export const jsonDocuments: fc.Arbitrary<Sample> = fc
  .tuple(container, layout)
  .map(([shape, style]) => render(shape, style));

function render(document: Shape, { step, eol, gap, finalEol }: Layout): Sample {
  const comments = new Map<string, NodePath>();
  const comment = (path: NodePath): string => {
    const text = `c${comments.size}`;
    comments.set(text, path);
    return text;
  };

  const value = (shape: Shape, path: NodePath, indent: string, mayBreak: boolean): string => {
    if (shape.kind === "scalar") return shape.text;
    const [open, close] = shape.isMap ? "{}" : "[]";
    if (shape.parts.length === 0) return `${open}${close}`;
    const broken = mayBreak && shape.broken;
    const inner = indent + step;
    const texts = shape.parts.map((part, index) => {
      const partPath = [...path, shape.isMap ? keys[index]! : index];
      const above = broken && part.above ? `${inner}// ${comment(partPath)}\n` : "";
      const key = shape.isMap ? `"${keys[index]}":${gap}` : "";
      const text = key + value(part.value, partPath, inner, broken);
      const behind = part.behind ? ` /* ${comment(partPath)} */` : "";
      const comma = index < shape.parts.length - 1 || shape.trailingComma ? "," : "";
      const trailing = broken && part.trailing ? ` // ${comment(partPath)}` : "";
      return above + (broken ? inner : "") + text + behind + comma + trailing;
    });
    if (broken) return [open, ...texts, indent + close].join("\n");
    const padding = shape.padded ? " " : "";
    return open + padding + texts.join(gap) + padding + close;
  };

  const text = value(document, [], "", true).replaceAll("\n", eol);
  return { text: finalEol ? text + eol : text, comments };
}
