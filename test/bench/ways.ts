import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { heapFlags } from "../../client/src/server-process.ts";
import type { Case } from "./cases.ts";
import { type Figures, measure } from "./measure.ts";
import type { Programs } from "./programs.ts";
import { startSubject } from "./server.ts";

/** How a case is measured. */
export interface Way {
  readonly name: string;
  /** Whether the figures are those of this project, and not of its peer. */
  readonly own: boolean;
  readonly takes: (one: Case) => boolean;
  readonly run: (one: Case, count: number, programs: Programs) => Promise<Figures>;
}

/** As the client starts it. */
const server = [...heapFlags, "dist/server.js", "--stdio"];
const peer = [join(import.meta.dirname, "node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"];
const peerSettings = { validate: true, schemaStore: { enable: false }, customTags: ["!Ref", "!GetAtt", "!Sub"] };
const always = (): boolean => true;

export const ways: readonly Way[] = [
  { name: "core", own: true, takes: always, run: runCore },
  { name: "server, push", own: true, takes: always, run: serverWay(server, { pull: false }) },
  { name: "server, pull", own: true, takes: always, run: serverWay(server, { pull: true }) },
  {
    name: "yaml-language-server",
    own: false,
    takes: ({ language }) => language === "yaml" && existsSync(peer[0]!),
    run: serverWay(peer, { pull: false, settings: peerSettings }),
  },
];

async function runCore(one: Case, count: number, { core }: Programs): Promise<Figures> {
  const child = fork(core);
  const answer = once(child, "message");
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the core ended with ${code} on ${one.name}`);
  });
  child.send({ one, count });
  const [figures] = await Promise.race([answer, ended]);
  return figures;
}

function serverWay(
  command: readonly string[],
  options: { readonly pull: boolean; readonly settings?: object },
): Way["run"] {
  return async (one, count, { probe }) => {
    const subject = await startSubject(one, ["--require", probe, ...command], options);
    try {
      const figures = await measure(subject, one, count);
      return { ...figures, peakMemory: subject.peakMemory() };
    } finally {
      subject.stop();
    }
  };
}
