import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";

type Texts = Readonly<Record<string, string>>;

const languages = ["de", "ja", "zh-cn", "es"];

/** What a translation must say as it is: places for values, code, names of settings and what links lead to. */
const literal = /\{\d+\}|`[^`]+`|\]\([^)]+\)|\bdataPipelineHints\.\w[\w.]*\w|\byaml\.customTags\b|!Ref\b/g;

function read(file: string): Texts {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The texts that the client asks the editor to translate. */
function textsOfClient(): readonly string[] {
  const calls = globSync("client/src/**/*.ts").flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/\bl10n\.t\(\s*("(?:[^"\\]|\\.)*")?/g),
  ]);
  return [...new Set(calls.map(([call, text]) => JSON.parse(text ?? assert.fail(`${call} has no plain text`))))].sort();
}

function literals(text: string): readonly string[] {
  return (text.match(literal) ?? []).sort();
}

describe("the texts of the client", () => {
  it("are all in the bundle, and nothing else is", () => {
    assert.deepEqual(Object.keys(read("l10n/bundle.l10n.json")).sort(), textsOfClient());
  });
});

describe("the texts of the manifest", () => {
  it("are all used, and all there", () => {
    const used = readFileSync("package.json", "utf8").match(/(?<=")%[\w.]+%(?=")/g) ?? [];
    const named = new Set(used.map((text) => text.slice(1, -1)));
    assert.deepEqual(Object.keys(read("package.nls.json")).sort(), [...named].sort());
  });
});

for (const language of languages) {
  for (const base of ["package.nls", "l10n/bundle.l10n"]) {
    describe(`${base}.${language}.json`, () => {
      const [texts, translations] = [read(`${base}.json`), read(`${base}.${language}.json`)];

      it("has every text", () => assert.deepEqual(Object.keys(translations).sort(), Object.keys(texts).sort()));

      it("keeps places for values, code and links", () => {
        for (const [key, text] of Object.entries(texts))
          assert.deepEqual(literals(translations[key] ?? ""), literals(text), key);
      });

      it("is translated", () => {
        const same = Object.keys(texts).filter((key) => translations[key] === texts[key]);
        assert.deepEqual(same, []);
      });
    });
  }
}
