type NodeKind = "scalar" | "sequence" | "mapping";

/** CloudFormation's short functions, with the kinds of nodes that their tags can be on. */
const kindsOf: Readonly<Record<string, readonly NodeKind[]>> = {
  "!And": ["sequence"],
  "!Base64": ["scalar", "mapping"],
  "!Cidr": ["sequence"],
  "!Condition": ["scalar"],
  "!Contains": ["sequence"],
  "!EachMemberEquals": ["sequence"],
  "!EachMemberIn": ["sequence"],
  "!Equals": ["sequence"],
  "!FindInMap": ["sequence"],
  "!GetAtt": ["scalar", "sequence"],
  "!GetAZs": ["scalar", "mapping"],
  "!GetStackOutput": ["mapping"],
  "!If": ["sequence"],
  "!ImportValue": ["scalar", "mapping"],
  "!Join": ["sequence"],
  "!Length": ["sequence", "mapping"],
  "!Not": ["sequence"],
  "!Or": ["sequence"],
  "!Ref": ["scalar"],
  "!RefAll": ["scalar"],
  "!Select": ["sequence"],
  "!Split": ["sequence"],
  "!Sub": ["scalar", "sequence"],
  "!ToJsonString": ["sequence", "mapping"],
  "!Transform": ["mapping"],
  "!ValueOf": ["sequence"],
  "!ValueOfAll": ["sequence"],
};

/**
 * The same in the spelling of the setting `yaml.customTags` of the YAML extension, which marks every tag that is not in
 * it as an error. A tag stands there once for each kind of node.
 */
export const cloudFormationTags: readonly string[] = Object.entries(kindsOf).flatMap(([tag, kinds]) =>
  kinds.map((kind) => `${tag} ${kind}`),
);

function nameOf(tag: string): string {
  return tag.split(" ")[0]!;
}

/** The tags that the setting lacks, all of CloudFormation's, where a text uses one whose name it lacks. */
export function missingTags(text: string, set: readonly string[]): readonly string[] {
  const known = new Set(set.map(nameOf));
  const isMissing = [...text.matchAll(/(?<=[\s[{,:-]|^)![A-Za-z0-9]+(?=[\s,\]}]|$)/gm)].some(
    ([tag]) => tag in kindsOf && !known.has(tag),
  );
  return isMissing ? cloudFormationTags.filter((tag) => !set.includes(tag)) : [];
}

/** What a person can answer. Each is written on a button, in the person's language. */
export type Answer = "show" | "add" | "never" | "undo";

/** The editor, as far as the offer needs it. */
export type TagEditor = {
  /** Asks with the buttons given; undefined where the question was closed. */
  ask(question: "missing" | "added", count: number, answers: readonly Answer[]): Promise<Answer | undefined>;
  /** Shows the setting as it is beside what it would be. */
  preview(before: readonly string[], after: readonly string[]): Promise<void>;
  /** Writes the setting of the workspace; undefined takes it away. */
  write(tags: readonly string[] | undefined): Promise<void>;
  /** Never ask again, in any workspace. */
  neverAsk(): Promise<void>;
};

/** The setting as it holds, and as the workspace has it. */
export type TagSetting = {
  readonly effective: readonly string[];
  readonly inWorkspace: readonly string[] | undefined;
};

/** Offers to add tags. Writes only when a button says so, and takes it back when another one does. */
export async function offerTags(missing: readonly string[], setting: TagSetting, editor: TagEditor): Promise<void> {
  const after = [...setting.effective, ...missing];
  let answers: readonly Answer[] = ["show", "add", "never"];
  let answer = await editor.ask("missing", missing.length, answers);
  if (answer === "show") {
    await editor.preview(setting.effective, after);
    answers = answers.filter((one) => one !== "show");
    answer = await editor.ask("missing", missing.length, answers);
  }
  if (answer === "never") await editor.neverAsk();
  if (answer !== "add") return;
  await editor.write(after);
  if ((await editor.ask("added", missing.length, ["undo"])) === "undo") await editor.write(setting.inWorkspace);
}
