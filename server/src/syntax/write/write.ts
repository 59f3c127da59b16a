import { writeJson } from "./json.ts";
import type { Writer } from "./operations.ts";
import { writeYaml } from "./yaml.ts";

/** The edits of the operations in the language that the tree was read from. */
export const write: Writer = (tree, operations) => (tree.language === "json" ? writeJson : writeYaml)(tree, operations);
