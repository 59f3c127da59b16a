/** A fenced example of a rule's page; the tests run every one of them. */
export interface Example {
  readonly language: string;
  readonly dialect: string;
  readonly kind: ExampleKind;
  /** Without the marks of flagged lines. */
  readonly text: string;
  /** The lines, counted from 1, on which the rule must speak. */
  readonly flaggedLines: readonly number[];
  /** The line of the page, counted from 1, on which the example begins. */
  readonly line: number;
}

export const exampleKinds = ["flagged", "fixed", "fine"] as const;
export type ExampleKind = (typeof exampleKinds)[number];

const flaggedMark = /[ \t]*(?:#|\/\/) flagged$/;

/** The examples of a page, in order. Other fenced blocks are left out. */
export function examplesOf(page: string): readonly Example[] {
  const lines = page.split("\n");
  const examples: Example[] = [];
  for (let at = 0; at < lines.length; at++) {
    const fence = /^```(\w+) (\w+) (\w+)$/.exec(lines[at]!);
    if (!fence) continue;
    const end = lines.indexOf("```", at + 1);
    const [, language, dialect, kind] = fence as unknown as [string, string, string, ExampleKind];
    const body = lines.slice(at + 1, end);
    examples.push({
      language,
      dialect,
      kind,
      text: `${body.map((line) => line.replace(flaggedMark, "")).join("\n")}\n`,
      flaggedLines: body.flatMap((line, index) => (flaggedMark.test(line) ? [index + 1] : [])),
      line: at + 1,
    });
    at = end;
  }
  return examples;
}

/** The first paragraph of a page, which says in short what is wrong and why. */
export function briefOf(page: string): string {
  const [, brief = ""] = page.split(/\n\s*\n/);
  return brief.replaceAll("\n", " ").trim();
}
