import type { Property } from "../../model/property.ts";
import type { Location } from "../../model/site.ts";
import { knownTextsOf } from "../../model/text-part.ts";

/** An expression in a prefix, such as `!{timestamp:yyyy}`. */
export interface Expression {
  readonly text: string;
  /** Undefined where it is no expression after all: what begins like one must be one. */
  readonly namespace: string | undefined;
  readonly value: string;
  readonly location: Location;
}

/** The expressions in what is known of a prefix. */
export function expressionsIn(prefix: Property): readonly Expression[] {
  return knownTextsOf(prefix).flatMap(({ text, isWhole, locationOf }) =>
    [...text.matchAll(/!\{[^}]*\}?/g)].flatMap((match): readonly Expression[] => {
      const [written] = match;
      const [, namespace, value = ""] = /^!\{(\w+):([^}]*)\}$/.exec(written) ?? [];
      // The rest may be in a part that is not known.
      if (!written.endsWith("}") && !isWhole) return [];
      const location = locationOf(match.index, match.index + written.length);
      return [{ text: written, namespace, value, location }];
    }),
  );
}

/** Where `ErrorOutputPrefix` gets the kind of error. */
export const errorType = "!{firehose:error-output-type}";

/** A place for records that cannot be delivered, for streams that have none. */
export const defaultErrorPrefix = `errors/${errorType}/`;
