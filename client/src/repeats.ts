/** How long it is believed that nobody else suggests anything at a place, in milliseconds: a schema may still be loading. */
const silence = 5_000;

/** What is known of the suggestions of others in one document. */
export type Memory = {
  /** Whether others suggest something as well, by its subject, and until when that is believed. */
  readonly others: Map<string, { readonly isTheirs: boolean; readonly until: number }>;
  /** Until when nobody is asked; undefined once others have suggested something of ours. */
  silentUntil: number | undefined;
};

/** A suggestion of ours as others may have it too. */
export type Comparable = {
  readonly label: string;
  /** What is suggested, and where it belongs; undefined where the label alone does not tell. */
  readonly subject: string | undefined;
};

export function newMemory(): Memory {
  return { others: new Map(), silentUntil: 0 };
}

/**
 * Our suggestions without those that others give at the same place. Others are asked only about what is not known yet,
 * for a second answer may cost them as much as the first. `comparable` is undefined for what only we can suggest.
 */
export async function withoutOthers<T>(
  items: readonly T[],
  comparable: (item: T) => Comparable | undefined,
  memory: Memory,
  ask: () => Promise<ReadonlySet<string>>,
  now: number = Date.now(),
): Promise<T[]> {
  const rows = items.map((item) => ({ item, ...comparable(item) }));
  const compared = rows.filter(({ label }) => label !== undefined);
  const known = ({ subject }: Partial<Comparable>) => {
    const kept = subject === undefined ? undefined : memory.others.get(subject);
    return kept !== undefined && now < kept.until ? kept : undefined;
  };
  if (now < (memory.silentUntil ?? 0) || compared.every(known)) {
    return rows.filter((row) => !known(row)?.isTheirs).map(({ item }) => item);
  }
  const labels = await ask();
  const isTheirs = ({ label }: Partial<Comparable>): boolean => label !== undefined && labels.has(label);
  // Those who say nothing at all may not have understood a text that is being written.
  const isAnswer = compared.some(isTheirs);
  for (const row of compared) {
    const until = isAnswer ? Number.POSITIVE_INFINITY : now + silence;
    if (row.subject !== undefined) memory.others.set(row.subject, { isTheirs: isTheirs(row), until });
  }
  if (isAnswer) memory.silentUntil = undefined;
  else if (memory.silentUntil !== undefined) memory.silentUntil = now + silence;
  return rows.filter((row) => !isTheirs(row)).map(({ item }) => item);
}

/** A Markdown text without the sentences at the end of its first paragraph that others have said already. */
export function withoutSaid(text: string, others: readonly string[]): string {
  const end = `${text}\n`.indexOf("\n");
  const first = text.slice(0, end);
  const said = others.map(plain);
  for (const { index } of first.matchAll(/(?<=[.)] )(?=\S)/g)) {
    const tail = plain(first.slice(index));
    if (said.some((other) => other.includes(tail))) return first.slice(0, index).trimEnd() + text.slice(end);
  }
  return text;
}

/** Words alone: without escapes, line breaks, and the dots of a text that was cut. */
function plain(markdown: string): string {
  return markdown
    .replaceAll("\\", "")
    .replace(/\s+/g, " ")
    .replace(/ ?\.\.\.$/, "");
}
