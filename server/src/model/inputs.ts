/**
 * What the run of a rule has looked at beyond its own resource. When an edit changes one of these, and only then, the
 * rule has to run again. An input is named by a text that can be compared.
 */
export const inputs = {
  /** A resource: whether there is one with this id, and all that it says. */
  resource: (id: string): string => `resource ${id}`,
  parameter: (name: string): string => `parameter ${name}`,
  condition: (name: string): string => `condition ${name}`,
  /** Which resources of a type there are, and in which order. */
  type: (type: string): string => `type ${type}`,
  /** Which resources of a type have something at a path that names an id, or a literal name; or may name anything. */
  mentionsOfId: (type: string, path: string, id: string): string => `mentions ${type} ${path} @${id}`,
  mentionsOfName: (type: string, path: string, name: string): string => `mentions ${type} ${path} =${name}`,
  mentionsOfAnything: (type: string, path: string): string => `mentions ${type} ${path} *`,
  /** The comments that belong to a resource. */
  comments: (id: string): string => `comments ${id}`,
  /** Whether resources may exist that are not seen. */
  open: "open",
} as const;

/** The type and path of an input that speaks of mentions. */
export function mentionsIn(input: string): { readonly type: string; readonly path: string } | undefined {
  const [kind, type, path] = input.split(" ", 3);
  return kind === "mentions" ? { type: type!, path: path! } : undefined;
}

/** The resource of an input that speaks of comments. */
export function commentedIn(input: string): string | undefined {
  return input.startsWith("comments ") ? input.slice("comments ".length) : undefined;
}

/** A result, with the inputs that were read to get it. */
export interface Noted<T> {
  readonly result: T;
  readonly read: ReadonlySet<string> | undefined;
}

/** The inputs that are being read; what is kept for later readers remembers its own. */
export class InputLog {
  private current: Set<string> | undefined;
  private depth = 0;
  private own: string | undefined;

  touch(input: string): void {
    if (this.depth === 1 && input === this.own) return;
    this.current ??= new Set();
    this.current.add(input);
  }

  touchAll(known: ReadonlySet<string> | undefined): void {
    if (known) for (const input of known) this.touch(input);
  }

  /** The same as `during`, but for what the whole run is about: that is not told, and only what is kept remembers it. */
  duringRunOn<T>(own: string | undefined, run: () => T): Noted<T> {
    this.own = own;
    try {
      return this.during(run);
    } finally {
      this.own = undefined;
    }
  }

  /** Runs, and tells what was read on the way; whoever asked for it has read that too. */
  during<T>(run: () => T): Noted<T> {
    const outer = this.begin();
    let read: ReadonlySet<string> | undefined;
    try {
      const result = run();
      read = this.current;
      return { result, read };
    } finally {
      this.end(outer);
    }
  }

  /** Begins to note apart from what was read before, which is given back for the end. */
  begin(): Set<string> | undefined {
    const outer = this.current;
    this.current = undefined;
    this.depth++;
    return outer;
  }

  /** Ends what `begin` began, and gives what was read in between. */
  end(outer: Set<string> | undefined): ReadonlySet<string> | undefined {
    const inner: ReadonlySet<string> | undefined = this.current;
    this.current = outer;
    this.depth--;
    this.touchAll(inner);
    return inner;
  }
}
