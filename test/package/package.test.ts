import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { entryNames } from "../../scripts/archive.ts";

/** All that a user installs. */
const files = `
  [Content_Types].xml
  extension.vsixmanifest
  extension/LICENSE.txt
  extension/changelog.md
  extension/dist/NOTICES.txt
  extension/dist/client.js
  extension/dist/client.web.js
  extension/dist/diagram.css
  extension/dist/diagram.js
  extension/dist/knowledge.js
  extension/dist/pages.js
  extension/dist/pipeline-hints.schema.json
  extension/dist/resource-types.js
  extension/dist/server.js
  extension/dist/server.web.js
  extension/l10n/bundle.l10n.de.json
  extension/l10n/bundle.l10n.es.json
  extension/l10n/bundle.l10n.ja.json
  extension/l10n/bundle.l10n.json
  extension/l10n/bundle.l10n.zh-cn.json
  extension/media/icon.png
  extension/media/pipeline-dark.svg
  extension/media/pipeline-light.svg
  extension/media/walkthrough/check.svg
  extension/media/walkthrough/fix.svg
  extension/media/walkthrough/look-up.svg
  extension/media/walkthrough/open.svg
  extension/package.json
  extension/package.nls.de.json
  extension/package.nls.es.json
  extension/package.nls.ja.json
  extension/package.nls.json
  extension/package.nls.zh-cn.json
  extension/readme.md
  extension/snippets/cdk.generated.json
  extension/snippets/directives.json
  extension/snippets/json.generated.json
  extension/snippets/metadata.json
  extension/snippets/yaml.generated.json
  extension/syntaxes/contexts-flow-yaml.tmLanguage.json
  extension/syntaxes/contexts-json.tmLanguage.json
  extension/syntaxes/contexts-yaml.tmLanguage.json
  extension/syntaxes/directives.tmLanguage.json
  extension/syntaxes/embedded.tmLanguage.json
  extension/syntaxes/intrinsics-json.tmLanguage.json
  extension/syntaxes/intrinsics.tmLanguage.json
  extension/syntaxes/older-yaml.tmLanguage.json
  extension/syntaxes/placeholders.tmLanguage.json
  extension/syntaxes/strings-in-double-quotes.tmLanguage.json
  extension/syntaxes/strings.tmLanguage.json
  extension/syntaxes/terraform.tmLanguage.json
`;

describe("the source", () => {
  it("keeps its layers, its format and the linter's rules", () => run("biome", "ci", ".")).timeout(60_000);

  it("has no error of types", () => run("tsc", "-b")).timeout(120_000);
});

describe("the package", () => {
  it("holds no native file, opens no connection, and is small", () => run("node", "scripts/package.ts")).timeout(
    120_000,
  );

  it("holds these files and no other", () => {
    const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
    const names = entryNames(readFileSync(`${name}-${version}.vsix`));
    assert.deepEqual(names.sort(), files.trim().split(/\s+/));
  });
});

function run(command: string, ...words: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${command}`, words, { encoding: "utf8" });
  assert.equal(status, 0, `${stdout}${stderr}`);
}
