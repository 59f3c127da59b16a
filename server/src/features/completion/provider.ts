import { providerNames } from "./provider-names.ts";

/**
 * How the names of the aws provider differ from those that the general rule gives for CloudFormation's properties.
 * Names in blocks are paths.
 */
export interface ProviderNames {
  /** What the provider does not have. */
  readonly without?: string;
  /** What no property says; behind a colon what it is, unless it is a text. */
  readonly also?: string;
  /** What is required here only, and what is required there only. */
  readonly needs?: string;
  readonly spares?: string;
  /** What a reference can give that no argument says. */
  readonly gives?: string;
}

export type ArgumentKind = "text" | "number" | "bool" | "list" | "map" | "block" | "blocks";

/** An argument that no property of CloudFormation says. */
export interface Argument {
  readonly name: string;
  readonly kind: ArgumentKind;
}

/** The names of one block, without their paths. */
export interface BlockNames {
  readonly without: ReadonlySet<string>;
  readonly also: readonly Argument[];
  readonly needs: ReadonlySet<string>;
  readonly spares: ReadonlySet<string>;
}

/** What differs in a block of a resource; the steps lead to it. */
export function namesIn(type: string, steps: readonly string[]): BlockNames {
  const { without, also, needs, spares } = namesOf(type);
  return {
    without: new Set(below(without, steps)),
    also: below(also, steps).map((written) => {
      const [name = "", kind = "text"] = written.split(":");
      return { name, kind: kind as ArgumentKind };
    }),
    needs: new Set(below(needs, steps)),
    spares: new Set(below(spares, steps)),
  };
}

/** What a reference to a resource gives besides its arguments. */
export function namesGiven(type: string): readonly string[] {
  return below(namesOf(type).gives, []);
}

export function hasArn(type: string): boolean {
  return !below(namesOf(type).without, []).includes("arn");
}

function namesOf(type: string): ProviderNames {
  return Object.hasOwn(providerNames, type) ? providerNames[type]! : {};
}

function below(paths: string | undefined, steps: readonly string[]): readonly string[] {
  const head = steps.map((step) => `${step}.`).join("");
  return (paths?.split(" ") ?? []).flatMap((path) => {
    const name = path.slice(head.length);
    return path.startsWith(head) && !name.includes(".") ? [name] : [];
  });
}
