import { setTimeout as sleep } from "node:timers/promises";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type ClientOptions, startClient } from "../support/language-client.ts";
import { peakMemoryOf } from "../support/process-memory.ts";
import type { Case } from "./cases.ts";
import type { Subject } from "./measure.ts";
import { answered } from "./probe.ts";

export interface ServerSubject extends Subject {
  peakMemory(): number | undefined;
  stop(): void;
}

/** Servers may check again what was just opened, when the settings arrive: the edits wait for it. */
const settling = 500;

/** Starts a language server with the probe in it, and measures by what the probe tells. */
export async function startSubject(
  { uri, language }: Case,
  command: readonly string[],
  options: Pick<ClientOptions, "settings"> & { readonly pull: boolean },
): Promise<ServerSubject> {
  const client = await startClient({ ...options, rules: "all", command });
  let tell: (time: number) => void = () => {};
  client.connection.onNotification(answered, ({ time }: { time: number }) => tell(time));

  const timed = async (ask: () => Promise<unknown>): Promise<number> => {
    const answer = new Promise<number>((resolve) => {
      tell = resolve;
    });
    await ask();
    return answer;
  };
  const diagnose = async (change: Promise<void>): Promise<unknown> =>
    Promise.all([change, options.pull ? client.pull(uri) : undefined]);

  return {
    async open(text) {
      const time = await timed(() => diagnose(client.open(uri, text)));
      await sleep(settling);
      return time;
    },
    edit({ start, end, newText }, before) {
      const document = TextDocument.create(uri, language, 1, before);
      const range = { start: document.positionAt(start), end: document.positionAt(end) };
      return timed(() => diagnose(client.replace(uri, range, newText)));
    },
    hover(text, offset) {
      const position = TextDocument.create(uri, language, 1, text).positionAt(offset);
      return timed(() => client.hover(uri, position));
    },
    peakMemory: () => peakMemoryOf(client.pid),
    stop() {
      client.connection.dispose();
      process.kill(client.pid);
    },
  };
}
