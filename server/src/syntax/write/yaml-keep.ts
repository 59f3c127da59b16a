import type { Node } from "../tree.ts";
import { type Fragment, tagged } from "./operations.ts";
import { tagOf } from "./yaml-emit.ts";
import type { Quote } from "./yaml-scalar.ts";

/** A tag goes with the value, an anchor stays for its aliases; it is written as a tag would be. */
export function keepAnchor(fragment: Fragment, oldText: string): Fragment {
  const anchor = /^(?:!\S*\s+)?(&\S+)/.exec(oldText)?.[1];
  return anchor ? tagged(anchor, fragment) : fragment;
}

/** The quotes of the old value, for a new one with the same tag or likewise none. */
export function keptQuote(fragment: Fragment, old: Node): Quote | undefined {
  if (old.kind !== "scalar" || old.tag !== tagOf(fragment)) return undefined;
  return old.style === "single" || old.style === "double" ? old.style : undefined;
}
