/** A hover has at most so many lines of so many characters; what does not fit is behind its links. */
const lineLimit = 12;
const lineWidth = 100;

/** What a hover shows: first what is always said, then what there is room for, then links. */
export interface HoverText {
  readonly head: readonly string[];
  /** Statements, those that matter most first. */
  readonly statements: readonly string[];
  readonly links: readonly string[];
}

/** The Markdown of a hover; undefined where there is nothing to say. */
export function markdownOf({ head, statements, links }: HoverText): string | undefined {
  if (head.length + statements.length === 0) return undefined;
  const footer = links.length > 0 ? [links.join(" · ")] : [];
  let room = lineLimit - linesOf(footer);
  const fitting = (paragraph: string, index: number): boolean => {
    const lines = linesOf([paragraph]);
    // What matters most is said in any case.
    if (lines > room && index > 0) return false;
    room -= lines;
    return true;
  };
  const said = head.filter(fitting);
  const listed = statements
    .map((statement) => `- ${statement}`)
    .filter((item, index) => fitting(item, said.length + index));
  return [...said, ...(listed.length > 0 ? [listed.join("\n")] : []), ...footer].join("\n\n");
}

/** The lines that paragraphs take on the screen, on which addresses are not seen. */
export function linesOf(paragraphs: readonly string[]): number {
  return paragraphs
    .flatMap((paragraph) => paragraph.split("\n"))
    .reduce((lines, line) => lines + Math.ceil(line.replace(/\]\([^)]*\)/g, "]").length / lineWidth), 0);
}

export function link(text: string, address: string): string {
  return `[${text}](${address})`;
}
