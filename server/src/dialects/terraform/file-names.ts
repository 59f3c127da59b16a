import type { Site, SourceFile } from "../../model/site.ts";
import type { SyntaxTree } from "../../syntax/tree.ts";
import { entriesOf, namedBlocks, sectionsOf, typedBlocks } from "./blocks.ts";
import type { TypedBlock } from "./context.ts";
import { question } from "./lookups.ts";

/** What one file of a module gives names to. */
export interface FileNames {
  readonly resources: readonly TypedBlock[];
  readonly dataSources: readonly TypedBlock[];
  readonly variables: readonly Site[];
  readonly locals: readonly Site[];
  readonly moduleCalls: readonly Site[];
}

const known = new WeakMap<SyntaxTree, FileNames>();

export function namesIn(file: SourceFile): FileNames {
  const same = known.get(file.tree);
  if (same) return same;
  const names = {
    resources: typedBlocks(file, "resource"),
    dataSources: typedBlocks(file, "data"),
    variables: namedBlocks(file, "variable"),
    locals: sectionsOf(file, "locals").flatMap(entriesOf),
    moduleCalls: namedBlocks(file, "module"),
  };
  known.set(file.tree, names);
  return names;
}

/** The names that do not stand for the same as before, or may not, in the words of questions. */
export function changedNames(before: readonly FileNames[], after: readonly FileNames[]): ReadonlySet<string> {
  // A file that has not changed gives the very same names.
  const was = new Map(before.filter((file) => !after.includes(file)).flatMap(answersOf));
  const is = new Map(after.filter((file) => !before.includes(file)).flatMap(answersOf));
  const changed = new Set<string>();
  for (const [asked, node] of is) if (was.get(asked) !== node) changed.add(asked);
  for (const asked of was.keys()) if (!is.has(asked)) changed.add(asked);
  return changed;
}

function answersOf({ resources, dataSources, variables, locals }: FileNames): readonly (readonly [string, unknown])[] {
  return [
    ...resources.map(({ address, site }) => [question.resource(address), site.node] as const),
    ...dataSources.map(({ address, site }) => [question.data(address), site.node] as const),
    ...variables.map((site) => [question.variable(String(site.key!.value)), site.node] as const),
    ...locals.map((site) => [question.local(String(site.key!.value)), site.node] as const),
  ];
}
