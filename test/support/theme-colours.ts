import assert from "node:assert/strict";
import { createRegistryFromGrammars } from "vscode-tmgrammar-test/dist/common/index.js";

/** What of a theme decides the colour of a token. */
export interface Theme {
  /** Of the editor, as `#1F1F1F`. */
  readonly background: string;
  readonly foreground: string;
  readonly rules: readonly object[];
}

/** Gives the colour that a theme has for scopes, outermost first, as `#CE9178`. */
export function coloursOf({ background, foreground, rules }: Theme): (scopes: readonly string[]) => Promise<string> {
  const settings = [{ settings: { background, foreground } }, ...rules];
  const known = new Map<string, Promise<string>>();
  return (scopes) => {
    const name = scopes.join(" ");
    const colour = known.get(name) ?? colourOf(name, settings as never);
    known.set(name, colour);
    return colour;
  };
}

/** The editor's own code decides, asked with a grammar that gives these scopes to everything. */
async function colourOf(name: string, settings: never): Promise<string> {
  const content = JSON.stringify({ scopeName: "source.probe", patterns: [{ match: ".", name }] });
  const grammar = { path: "probe.json", scopeName: "source.probe" };
  const registry = createRegistryFromGrammars([{ grammar, content }]);
  registry.setTheme({ name: "probed", settings });
  const { tokens } = (await registry.loadGrammar("source.probe"))!.tokenizeLine2("x", null);
  const colour = registry.getColorMap()[(tokens[1]! >>> 15) & 0x1ff];
  assert.ok(colour, name);
  return colour.slice(0, 7).toUpperCase();
}
