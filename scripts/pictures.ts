/** Puts the pictures that the README shows where it shows them, from what the test of the looks has just taken. */
import { copyFileSync, mkdirSync } from "node:fs";

const folder = "media/pictures";
const shown = ["pipeline-dark", "fixes-light", "completion-light", "hover-light"];

mkdirSync(folder, { recursive: true });
for (const name of shown) copyFileSync(`.vscode-test/screenshots/${name}.png`, `${folder}/${name}.png`);
