/**
 * Holds what is read and found after random edits against what comes of the same texts at once.
 *
 *     npm run fuzz -- [--edits N] [--seed N] [--files FOLDER]
 *
 * A failure is met again with the seed that it prints.
 */
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";
import { builtInSources, sourcesBelow } from "./sources.ts";
import { Tally } from "./tally.ts";

const { values } = parseArgs({
  options: { edits: { type: "string", default: "20000" }, seed: { type: "string" }, files: { type: "string" } },
});
const edits = Number(values.edits);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isInteger(edits) || edits < 1 || !Number.isInteger(seed)) {
  print("--edits takes a number from 1 on, --seed a whole number");
  process.exit(2);
}

const groups = builtInSources();
if (values.files !== undefined) groups.push({ weight: 20, sources: sourcesBelow(values.files) });
print(`Seed ${seed}`);
const [started, tally] = [performance.now(), new Tally()];
const failure = await fuzz({ groups, edits, seed, tally });
print([...tally.lines(), `in ${((performance.now() - started) / 1000).toFixed(0)} s`].join("\n"));
if (failure !== undefined) print(`\n${failure}`);
process.exit(failure === undefined ? 0 : 1);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
