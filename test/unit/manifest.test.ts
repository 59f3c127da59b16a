import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { ruleSettings } from "../../server/src/analysis/settings.ts";
import { hintKinds } from "../../server/src/features/meaning/told.ts";
import { allRules } from "../../server/src/rules/catalogue.ts";

interface Setting {
  readonly order: number;
  readonly scope: string;
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly markdownDescription: string;
  readonly markdownEnumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, object>>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const groups: readonly { title: string; order: number; properties: Readonly<Record<string, Setting>> }[] =
  manifest.contributes.configuration;
const settings: Readonly<Record<string, Setting>> = Object.assign({}, ...groups.map(({ properties }) => properties));

describe("the settings in the manifest", () => {
  it("know every rule, with its title and all that it can be set to: npm run generate writes this part", () => {
    const rules = allRules.map(({ id, title }) => [
      id,
      { type: "string", enum: [...ruleSettings], description: title },
    ]);
    assert.deepEqual(settings["dataPipelineHints.rules"]?.properties, Object.fromEntries(rules));
  });

  it("have one for each kind of hints in the line", () => {
    const kinds = Object.keys(settings).flatMap((name) => /\.inlayHints\.(.*)/.exec(name)?.[1] ?? []);
    assert.deepEqual(kinds, [...hintKinds]);
  });

  it("explain themselves: a scope, a default, a description, and one of each value", () => {
    for (const [name, setting] of Object.entries(settings)) {
      assert.match(setting.scope, /^(resource|window|machine-overridable)$/, name);
      assert.ok("default" in setting && setting.type, name);
      assert.match(setting.markdownDescription, /^%.+%$/, name);
      assert.equal(setting.markdownEnumDescriptions?.length, setting.enum?.length, name);
    }
  });

  it("stand in the README, with their defaults", () => {
    const rows = [...readFileSync("README.md", "utf8").matchAll(/^\| `(dataPipelineHints\.\S+)` \| (?:`(.*?)` )?\|/gm)];
    const shown = new Map(rows.map(([, name = "", value]) => [name, value]));
    for (const [name, { default: value }] of Object.entries(settings)) {
      const row = shown.has(name) ? name : name.replace(/[^.]*$/, "*");
      assert.ok(shown.has(row), name);
      if (shown.get(row)) assert.equal(shown.get(row), typeof value === "string" ? value : JSON.stringify(value), name);
    }
  });

  it("stand in groups, in an order of their own", () => {
    for (const orders of [groups.map(({ order }) => order), Object.values(settings).map(({ order }) => order)]) {
      assert.deepEqual(
        orders,
        orders.map((_, index) => index + 1),
      );
    }
    for (const { title } of groups) assert.match(title, /^%configuration\.group\..+%$/);
  });
});

describe("the README", () => {
  it("shows pictures that are there, with words for those who do not see them", () => {
    const pictures = [...readFileSync("README.md", "utf8").matchAll(/!\[(.*?)\]\((.*?)\)/g)];
    assert.ok(pictures.length > 0);
    for (const [, words = "", file = ""] of pictures) assert.ok(words.length > 30 && existsSync(file), file);
  });
});

describe("the manifest", () => {
  it("names files that are there", () => {
    const files: string[] =
      JSON.stringify(manifest.contributes).match(/"\.?\/?(?:media|syntaxes|snippets)\/[^"]+"/g) ?? [];
    assert.ok(files.length > 0);
    for (const file of files) assert.ok(existsSync(JSON.parse(file)), file);
  });

  it("has an icon that is sharp on every screen", () => {
    const png = readFileSync(manifest.icon);
    assert.equal(png.toString("latin1", 1, 4), "PNG");
    assert.ok(png.readUInt32BE(16) >= 256 && png.readUInt32BE(20) === png.readUInt32BE(16));
  });

  it("gives each command a category and a title that can be translated", () => {
    for (const { command, category, title } of manifest.contributes.commands) {
      assert.equal(category, "Data Pipeline Hints", command);
      assert.match(title, /^%.+%$/, command);
    }
  });
});
