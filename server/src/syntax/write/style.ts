import type { SyntaxTree } from "../tree.ts";

/** Surveys each tree once. */
export function remembered<Style>(survey: (tree: SyntaxTree) => Style): (tree: SyntaxTree) => Style {
  const known = new WeakMap<SyntaxTree, { style: Style }>();
  return (tree) => {
    const found = known.get(tree) ?? { style: survey(tree) };
    known.set(tree, found);
    return found.style;
  };
}

export function eolOf({ text }: SyntaxTree): string {
  return /\r?\n/.exec(text)?.[0] ?? "\n";
}

export type Votes<Choice> = Map<Choice, number>;

export function vote<Choice>(votes: Votes<Choice>, choice: Choice): void {
  votes.set(choice, (votes.get(choice) ?? 0) + 1);
}

/** The choice with the most votes, of equals the first. */
export function elected<Choice>(votes: Votes<Choice>): Choice | undefined {
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}
