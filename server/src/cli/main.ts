import { allRules, ruleOf, serviceOf } from "../rules/catalogue.ts";
import { pages } from "../rules/pages.generated.ts";
import { readArguments, UsageError, usage } from "./arguments.ts";
import { type Output, runCheck } from "./check.ts";
import { version } from "./version.generated.ts";

/** Runs the command that the words name, and gives the exit status: 0, 1 or 2. */
export async function main(words: readonly string[], output: Output, startServer: () => void): Promise<number> {
  try {
    const args = readArguments(words);
    switch (args.command) {
      case "check":
        return await runCheck(args, output);
      case "explain":
        return explain(args.rule, args.format, output);
      case "rules":
        return listRules(args.format, output);
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

function explain(id: string, format: string, { out }: Output): number {
  const rule = ruleOf(id);
  if (!rule) throw new UsageError(`there is no rule ${id}; "data-pipeline-hints rules" lists them all`);
  const page = pages[id]!;
  const { title, severity, facts, doc, types } = rule;
  const data = { id, service: serviceOf(id), title, severity, types, facts, doc, page };
  out(format === "json" ? `${JSON.stringify(data, null, 2)}\n` : page);
  return 0;
}

function listRules(format: string, { out }: Output): number {
  const rows = allRules.map(({ id, title, severity }) => ({ id, service: serviceOf(id), severity, title }));
  if (format === "json") {
    out(`${JSON.stringify(rows, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...rows.map(({ id }) => id.length));
  for (const { id, severity, title } of rows) out(`${id.padEnd(width)}  ${severity.padEnd(11)}  ${title}\n`);
  return 0;
}
