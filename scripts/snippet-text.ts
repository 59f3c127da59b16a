/**
 * The text of a building block in `snippets/blocks`: as it will stand in a file, with tab stops `${1:default}`,
 * `${1|one,other|}` and `${1}`. Any other dollar sign means itself, as those of `${AWS::Region}` do.
 */
const tabStop = /\$\{\d+(?::([^}]*)|\|([^|]*)\|)?\}/g;

/** The text as the body of a VS Code snippet. */
export function toBody(text: string): string {
  return text.replace(/\\|\$(?!\{\d+[:|}])/g, "\\$&");
}

/** The text with what stands outside of tab stops replaced by `change`. */
export function changeOutside(text: string, change: (part: string) => string): string {
  let [result, at] = ["", 0];
  for (const match of text.matchAll(tabStop)) {
    result += change(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return result + change(text.slice(at));
}

/** The texts before and after the first dot that stands outside of tab stops. */
export function splitAtDot(text: string): readonly [string, string] {
  const hidden = text.replace(tabStop, (stop) => "_".repeat(stop.length));
  const at = hidden.indexOf(".");
  return [text.slice(0, at), text.slice(at + 1)];
}

/** A part of a text with its tab stops filled by their defaults, or by the first of their choices. */
export function withDefaults(part: string, whole: string): string {
  const defaults = defaultsOf(whole);
  return part.replace(tabStop, (stop) => defaults.get(numberOf(stop)) ?? stop);
}

function defaultsOf(text: string): ReadonlyMap<string, string> {
  const defaults = new Map<string, string>();
  for (const [stop, value, choices] of text.matchAll(tabStop)) {
    const shown = value ?? choices?.split(",")[0];
    if (shown !== undefined && !defaults.has(numberOf(stop))) defaults.set(numberOf(stop), shown);
  }
  return defaults;
}

function numberOf(stop: string): string {
  return /\d+/.exec(stop)![0];
}
