import { parseArgs } from "node:util";
import { type RuleSetting, ruleSettings } from "../analysis/settings.ts";
import { type Severity, severities } from "../model/finding.ts";

/** The call was wrong; the message says how. Ends the program with status 2. */
export class UsageError extends Error {}

export const formats = ["pretty", "json"] as const;
export type Format = (typeof formats)[number];

export const graphFormats = ["mermaid", "dot", "json"] as const;
export type GraphFormat = (typeof graphFormats)[number];

export interface GraphArguments {
  readonly command: "graph";
  /** Files, folders, or `-` for the standard input. */
  readonly paths: readonly string[];
  readonly format: GraphFormat;
  /** Whether roles and keys are shown. */
  readonly access: boolean;
}

export interface CheckArguments {
  readonly command: "check";
  /** Files, folders, or `-` for the standard input. */
  readonly paths: readonly string[];
  readonly stdinFilename: string | undefined;
  readonly format: Format;
  readonly config: string | undefined;
  readonly fix: boolean;
  readonly fixDryRun: boolean;
  readonly unsafe: boolean;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly minSeverity: Severity;
  readonly failOn: Severity | "never";
  readonly stats: boolean;
}

export type Arguments =
  | CheckArguments
  | GraphArguments
  | { readonly command: "explain"; readonly rule: string; readonly format: Format }
  | { readonly command: "lookup"; readonly words: string; readonly format: Format }
  | { readonly command: "rules" | "facts"; readonly format: Format }
  | { readonly command: "server" }
  | { readonly command: "help" }
  | { readonly command: "version" };

export const usage = `Usage: data-pipeline-hints <command> [options]

  check [PATH ...]       check files and folders (default: the working folder; - reads the standard input)
    --format FORMAT        pretty (default) or json
    --config FILE          settings to use in place of the nearest .pipeline-hints.yaml or .pipeline-hints.json
    --rule ID=SEVERITY     severity of a rule: off, hint, information, warning, error (may be repeated)
    --min-severity LEVEL   leave out what is less severe (default: hint)
    --fail-on LEVEL        least severity that ends with status 1, or never (default: error)
    --fix                  write the safe fixes; with --unsafe all preferred fixes
    --fix-dry-run          print the files as --fix would leave them, write nothing
    --stdin-filename NAME  the name that the standard input is checked under
    --stats                say what was read and how long it took
  graph [PATH ...]       print the pipelines that files and folders describe, as a diagram
    --format FORMAT        mermaid (default), dot or json
    --access               with roles and keys
  explain RULE           show the page of a rule                          [--format pretty|json]
  lookup WORDS           find services, tables, facts and rules by words  [--format pretty|json]
  rules                  list all rules                                   [--format pretty|json]
  facts                  list all facts                                   [--format pretty|json]
  server --stdio         speak the language server protocol

Exit status: 0 nothing at or above --fail-on, 1 something, 2 wrong use, unreadable file or bad settings.
`;

/** Reads the words behind the program's name. Throws a UsageError for what cannot be meant. */
export function readArguments(words: readonly string[]): Arguments {
  const [command = "help", ...rest] = words;
  switch (command) {
    case "check":
      return checkArguments(rest);
    case "graph": {
      const { values, positionals } = parse(rest, { format: { type: "string" }, access: { type: "boolean" } });
      return {
        command,
        paths: positionals.length > 0 ? positionals : ["."],
        format: oneOf("--format", graphFormats, values.format ?? "mermaid"),
        access: values.access === true,
      };
    }
    case "explain": {
      const { values, positionals } = parse(rest, { format: { type: "string" } });
      const [rule, ...more] = positionals;
      if (rule === undefined || more.length > 0) throw new UsageError("explain takes the id of one rule");
      return { command, rule, format: oneOf("--format", formats, values.format ?? "pretty") };
    }
    case "lookup": {
      const { values, positionals } = parse(rest, { format: { type: "string" } });
      if (positionals.length === 0) throw new UsageError("lookup takes words to look for");
      return { command, words: positionals.join(" "), format: oneOf("--format", formats, values.format ?? "pretty") };
    }
    case "rules":
    case "facts": {
      const { values, positionals } = parse(rest, { format: { type: "string" } });
      if (positionals.length > 0) throw new UsageError(`${command} takes no arguments`);
      return { command, format: oneOf("--format", formats, values.format ?? "pretty") };
    }
    case "server":
      parse(rest, { stdio: { type: "boolean" } });
      return { command };
    case "help":
    case "--help":
    case "-h":
      return { command: "help" };
    case "version":
    case "--version":
    case "-V":
      return { command: "version" };
    default:
      throw new UsageError(`there is no command ${command}`);
  }
}

function checkArguments(words: readonly string[]): CheckArguments {
  const { values, positionals } = parse(words, {
    format: { type: "string" },
    config: { type: "string" },
    rule: { type: "string", multiple: true },
    "min-severity": { type: "string" },
    "fail-on": { type: "string" },
    fix: { type: "boolean" },
    "fix-dry-run": { type: "boolean" },
    unsafe: { type: "boolean" },
    "stdin-filename": { type: "string" },
    stats: { type: "boolean" },
  });
  const fixes = values.fix === true || values["fix-dry-run"] === true;
  if (values.unsafe && !fixes) throw new UsageError("--unsafe goes with --fix or --fix-dry-run");
  if (values.fix && positionals.includes("-"))
    throw new UsageError("--fix cannot write to the standard input; use --fix-dry-run");
  return {
    command: "check",
    paths: positionals.length > 0 ? positionals : ["."],
    stdinFilename: values["stdin-filename"] as string | undefined,
    format: oneOf("--format", formats, values.format ?? "pretty"),
    config: values.config as string | undefined,
    fix: values.fix === true,
    fixDryRun: values["fix-dry-run"] === true,
    unsafe: values.unsafe === true,
    rules: Object.fromEntries(((values.rule ?? []) as string[]).map(ruleSetting)),
    minSeverity: oneOf("--min-severity", severities, values["min-severity"] ?? "hint"),
    failOn: oneOf("--fail-on", [...severities, "never"] as const, values["fail-on"] ?? "error"),
    stats: values.stats === true,
  };
}

type Options = Record<string, { type: "string" | "boolean"; multiple?: boolean }>;

function parse(args: readonly string[], options: Options): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function oneOf<T extends string>(option: string, values: readonly T[], given: unknown): T {
  const value = values.find((candidate) => candidate === given);
  if (value === undefined) throw new UsageError(`${option} takes one of ${values.join(", ")}, not ${String(given)}`);
  return value;
}

function ruleSetting(word: string): [string, RuleSetting] {
  const [id = "", setting] = word.split("=", 2);
  return [id, oneOf(`--rule ${id}`, ruleSettings, setting)];
}
