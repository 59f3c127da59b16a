/**
 * The bounds within which a document is read. Beyond them text is left out with a quiet note, so that no input, however
 * made, can cost the editor more than a moment.
 */
export const limits = {
  /** UTF-16 code units; eight times what CloudFormation takes, so that only data dumps are left out. */
  textLength: 8 * 1024 * 1024,
  /** Containers within containers; real templates stay under 30. */
  depth: 128,
  /** Nodes that the aliases of one document may stand for, beyond those written out. */
  aliasExpansion: 100_000,
};

const conflictMarks = ["<<<<<<< ", ">>>>>>> "];
const conflictMarker = /^(?:<{7} |>{7} )/m;

/** Why the text is not read at all; undefined where it may be. */
export function refusal(text: string): string | undefined {
  if (text.length > limits.textLength) return `larger than ${limits.textLength / 1024 / 1024} MiB`;
  // Looking for the bare mark first costs next to nothing in the texts that have none.
  if (conflictMarks.some((mark) => text.includes(mark)) && conflictMarker.test(text))
    return "has merge conflict markers";
  return undefined;
}
