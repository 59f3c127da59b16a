import { defaultsIn, mostUsed } from "./parameters.ts";

/** What is edited. */
export interface Source {
  readonly text: string;
  readonly language: "yaml" | "json";
  readonly dialect: "cloudformation" | "terraform";
}

/** Finds a place that is nearest behind a share of the text, from its begin again where there is none. */
export type Place = (text: string, share: number) => number | undefined;

export interface Places {
  /** Behind the last character of a scalar. */
  readonly scalar: Place;
  /** Where a line may be broken without a change of meaning. */
  readonly lineEnd: Place;
  /** Where the lines of a resource begin. */
  readonly resource: Place;
  /** Behind the default of the parameter that is named most; undefined where none has one. */
  readonly parameter: Place | undefined;
}

const patterns = {
  yaml: {
    scalar: /(?<!\btype): [a-z0-9]{2,}(?=\r?\n)/gi,
    lineEnd: /: [A-Za-z0-9]{2,}(?=\r?\n)/g,
    resource: /\n(?= +\w+:[^\n]*\n(?: +#.*\n)*(?: +(?:Condition|DependsOn|DeletionPolicy): .*\n)* +Type: ["']?\w+::)/g,
    section: /^Resources:/m,
  },
  json: {
    scalar: /(?<!"type"): "[a-z0-9]{2,}(?=")|: \d+(?=[,\s])/gi,
    lineEnd: /[{[,](?=\r?\n)/g,
    resource: /\n(?= +"\w+": \{\s*"(?:Type": "\w+::|shard_count"))/g,
    section: /^ *"Resources":/m,
  },
} as const;

/** Tells where a text can be edited. */
export function placesIn({ text, language }: Source): Places {
  const { scalar, lineEnd, resource, section } = patterns[language];
  const parameter = mostUsed(text, [...defaultsIn(text).keys()]);
  return {
    scalar: behind(scalar),
    lineEnd: behind(lineEnd),
    resource: behind(resource, section),
    parameter: parameter === undefined ? undefined : (edited) => defaultsIn(edited).get(parameter),
  };
}

function behind(pattern: RegExp, section?: RegExp): Place {
  return (text, share) => {
    const start = section ? Math.max(0, text.search(section)) : 0;
    pattern.lastIndex = start + Math.floor((text.length - start) * share);
    let match = pattern.exec(text);
    if (!match) {
      pattern.lastIndex = start;
      match = pattern.exec(text);
    }
    return match ? match.index + match[0].length : undefined;
  };
}
