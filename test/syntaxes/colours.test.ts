import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { parse } from "jsonc-parser";
import { editorExtensions, isOurs, newerHost, type Root, scopesOf } from "../support/scopes.ts";
import { coloursOf, type Theme } from "../support/theme-colours.ts";

const folder = `${editorExtensions}/theme-defaults/themes`;

/** The themes that an editor chooses by itself, and what it takes where they name no colours of the editor. */
const themes = [
  { file: "dark_modern.json", background: "#1F1F1F", foreground: "#CCCCCC" },
  { file: "light_modern.json", background: "#FFFFFF", foreground: "#3B3B3B" },
  { file: "2026-dark.json", background: "#121314", foreground: "#BBBEBF" },
  { file: "2026-light.json", background: "#FFFFFF", foreground: "#202020" },
  { file: "hc_black.json", background: "#000000", foreground: "#FFFFFF" },
  { file: "hc_light.json", background: "#FFFFFF", foreground: "#292929" },
];

/** What has the colour of the text it divides or encloses. */
const plain = /^punctuation\.(?!definition\.interpolation)|^keyword\.operator\.|^meta\./;

describe("the colours of what our grammars name", function () {
  this.timeout(30_000);

  for (const { file, ...defaults } of themes) {
    it(`stand out and can be read in ${file}`, async () => {
      const theme = readTheme(file, defaults);
      const colours = coloursOf(theme);
      for (const stack of await namedStacks()) {
        const own = await colours(stack);
        const ratio = contrast(own, theme.background);
        assert.ok(ratio >= 4.5, `${own} of ${stack.join(" ")} on ${theme.background}: ${ratio.toFixed(2)}`);
        if (plain.test(stack.at(-1)!)) continue;
        const around = await colours(surroundings(stack));
        assert.notEqual(own, around, stack.join(" "));
      }
    });
  }
});

/** The braces of an expression stand in the text around it, a name within it in the expression. */
function surroundings(stack: readonly string[]): readonly string[] {
  return stack.slice(0, stack.at(-1)!.startsWith("punctuation.definition.interpolation") ? -2 : -1);
}

let stacks: Promise<readonly (readonly string[])[]> | undefined;

/** All that our grammars put upon each other in the fixtures. */
function namedStacks(): Promise<readonly (readonly string[])[]> {
  stacks ??= readStacks();
  return stacks;
}

async function readStacks(): Promise<readonly (readonly string[])[]> {
  const found = new Map<string, readonly string[]>();
  for (const file of globSync(["test/syntaxes/*.yaml", "test/syntaxes/editor/*.yaml", "test/syntaxes/*.json.txt"])) {
    const root: Root = file.endsWith(".yaml") ? "source.yaml" : "source.json";
    for (const scopes of await scopesOf(readFileSync(file, "utf8"), root, newerHost)) {
      const first = scopes.findIndex(isOurs);
      // What is ours and its neighbour around it decide; the nesting of the file does not.
      if (first >= 0) found.set(scopes.slice(Math.max(0, first - 1)).join(" "), scopes);
    }
  }
  return [...found.values()];
}

function readTheme(file: string, defaults: Pick<Theme, "background" | "foreground">): Theme {
  const { include, colors = {}, tokenColors = [] } = parse(readFileSync(`${folder}/${file}`, "utf8"));
  const base = include ? readTheme(include.replace("./", ""), defaults) : { ...defaults, rules: [] };
  return {
    background: colors["editor.background"] ?? base.background,
    foreground: colors["editor.foreground"] ?? base.foreground,
    rules: [...base.rules, ...tokenColors],
  };
}

/** How well one colour is told from another, from 1 to 21, as the WCAG define it. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
