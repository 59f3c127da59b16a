import { type Edit, type EditKind, editKinds, editsOf } from "./edits.ts";
import { placesIn, type Source } from "./places.ts";

/** Times in milliseconds, memory in MB; what cannot be told is undefined. */
export interface Figures {
  readonly firstDiagnostics: number;
  readonly edits: readonly { readonly kind: EditKind; readonly time: number }[];
  readonly hovers: readonly number[];
  readonly peakMemory: number | undefined;
}

/** What is measured: each function does its work and tells how long it took. */
export interface Subject {
  open(text: string): Promise<number>;
  edit(edit: Edit, before: string, after: string): Promise<number>;
  hover(text: string, offset: number): Promise<number>;
}

/** No row may take much longer than this, in milliseconds: a slow one makes fewer edits, but each kind twice. */
const patience = 10_000;
const hoverCount = 20;

/** Opens a document, edits it so many times and hovers over it. */
export async function measure(subject: Subject, source: Source, count: number): Promise<Omit<Figures, "peakMemory">> {
  const firstDiagnostics = await subject.open(source.text);
  const edits: { kind: EditKind; time: number }[] = [];
  let { text } = source;
  const end = performance.now() + patience;
  for (const { edit, text: edited } of editsOf(source, count)) {
    edits.push({ kind: edit.kind, time: await subject.edit(edit, text, edited) });
    text = edited;
    if (edits.length >= 2 * editKinds.length && performance.now() > end) break;
  }
  const hovers: number[] = [];
  const { scalar } = placesIn(source);
  for (let n = 0; n < hoverCount; n++) {
    const offset = scalar(text, n / hoverCount);
    if (offset !== undefined) hovers.push(await subject.hover(text, offset - 1));
  }
  return { firstDiagnostics, edits, hovers };
}
