import { readArguments, UsageError, usage } from "./arguments.ts";
import { type Output, runCheck } from "./check.ts";
import { printGraph } from "./graph.ts";
import { explain, listFacts, listRules, lookup } from "./knowledge.ts";
import { version } from "./version.generated.ts";

/** Runs the command that the words name, and gives the exit status: 0, 1 or 2. */
export async function main(words: readonly string[], output: Output, startServer: () => void): Promise<number> {
  try {
    const args = readArguments(words);
    switch (args.command) {
      case "check":
        return await runCheck(args, output);
      case "graph":
        return await printGraph(args, output);
      case "explain":
        return explain(args.rule, args.format, output);
      case "lookup":
        return lookup(args.words, args.format, output);
      case "rules":
        return listRules(args.format, output);
      case "facts":
        return listFacts(args.format, output);
      case "server":
        startServer();
        return 0;
      case "help":
        output.out(usage);
        return words.length === 0 ? 2 : 0;
      case "version":
        output.out(`${version}\n`);
        return 0;
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.err(`data-pipeline-hints: ${error.message}\n`);
    return 2;
  }
}
