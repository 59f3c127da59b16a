/**
 * Loaded into a language server before it starts. Tells the client how long the server took, from the arrival of a
 * document, a change or a hover until its answer is handed to the system, so that no work of the client is counted.
 */
import type { Readable, Writable } from "node:stream";

/** The notification with the time in milliseconds, sent right behind the answer. */
export const answered = "$/bench/answered";

const asked = ["didOpen", "didChange", "hover"].map((name) => Buffer.from(`"textDocument/${name}"`));
const answers = /^[^[]{0,80}"(?:textDocument\/publishDiagnostics|result)"/;

/** Watches what comes in and goes out. */
export function probe(input: Readable, output: Writable): void {
  let since: number | undefined;

  const emit = input.emit.bind(input);
  input.emit = (event: string | symbol, ...values: unknown[]) => {
    const [chunk] = values;
    if (event === "data" && Buffer.isBuffer(chunk) && since === undefined) {
      const now = performance.now();
      if (asked.some((method) => chunk.includes(method))) since = now;
    }
    return emit(event, ...values);
  };

  const write = output.write.bind(output) as (...values: unknown[]) => boolean;
  output.write = (...values: unknown[]) => {
    const now = performance.now();
    const written = write(...values);
    if (since !== undefined && answers.test(headOf(values[0]))) {
      write(messageOf({ time: now - since }));
      since = undefined;
    }
    return written;
  };
}

function headOf(chunk: unknown): string {
  if (typeof chunk === "string") return chunk.slice(0, 200);
  return chunk instanceof Uint8Array
    ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("utf8", 0, 200)
    : "";
}

function messageOf(params: object): string {
  const content = JSON.stringify({ jsonrpc: "2.0", method: answered, params });
  return `Content-Length: ${content.length}\r\n\r\n${content}`;
}
