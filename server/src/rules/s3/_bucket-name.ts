import type { Property } from "../../model/property.ts";
import { patternOf } from "../../model/reference.ts";

/** What is known of a name: the texts in it, with or without something unknown before, between and behind them. */
export interface KnownName {
  /** With `*` in the place of what is not known. */
  readonly shown: string;
  readonly texts: readonly string[];
  /** Empty where the beginning, or the end, is not known. */
  readonly begin: string;
  readonly end: string;
  readonly isWhole: boolean;
}

/** In the place of what is not known; it stands in no name. */
const hole = "\0";

/** Undefined where nothing is known of the name. */
export function knownName(property: Property): KnownName | undefined {
  const pattern = patternOf(property.value, hole);
  if (pattern === undefined || pattern === "") return undefined;
  const parts = pattern.split(hole);
  return {
    shown: parts.join("*"),
    texts: parts.filter((part) => part !== ""),
    begin: parts[0]!,
    end: parts.at(-1)!,
    isWhole: parts.length === 1,
  };
}

/** What a name is to begin with, or to end in, is somebody else's. */
const reservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
const reservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

const shortest = 3;
const longest = 63;

/** What is wrong with a bucket's name; undefined where nothing that is known of it is. */
export function nameProblem({ texts, begin, end, isWhole }: KnownName, isRegional: boolean): string | undefined {
  const whole = texts.join("");
  const wrong = /[^a-z0-9.-]/.exec(whole)?.[0];
  const prefix = reservedPrefixes.find((each) => begin.startsWith(each));
  const suffix = reservedSuffixes.find((each) => end.endsWith(each));
  if (wrong !== undefined) return `'${wrong}' is not allowed, only a-z, 0-9, dots and hyphens are`;
  if (whole.length > longest || (isWhole && whole.length < shortest)) {
    const length = isWhole ? `a length of ${whole.length}` : `${whole.length} characters or more`;
    return `It has ${length}, and ${shortest} to ${longest} characters are allowed`;
  }
  if (/^[^a-z0-9]/.test(begin) || /[^a-z0-9]$/.test(end)) return "It must begin and end with a letter or digit";
  if (texts.some((text) => text.includes(".."))) return "Two dots must not stand side by side";
  if (isWhole && /^\d+\.\d+\.\d+\.\d+$/.test(whole)) return "It looks like an IP address";
  if (prefix) return `Names that begin with ${prefix} are reserved`;
  if (suffix) return `Names that end with ${suffix} are reserved`;
  if (!isRegional && end.endsWith("-an")) return "The end -an is reserved for names of the account's own namespace";
  return undefined;
}

/** The longest that leaves room for the 26 characters that are put behind it. */
const longestPrefix = 37;

/** What is wrong with the prefix of a name that AWS or Terraform's provider completes. */
export function prefixProblem(name: KnownName): string | undefined {
  const length = name.texts.join("").length;
  if (length > longestPrefix) return `It has ${length} characters, and ${longestPrefix} leave room for what is added`;
  return nameProblem({ ...name, end: "", isWhole: false }, true);
}
