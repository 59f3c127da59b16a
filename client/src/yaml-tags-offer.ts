import {
  ConfigurationTarget,
  commands,
  Disposable,
  type ExtensionContext,
  extensions,
  l10n,
  type TextEditor,
  Uri,
  window,
  workspace,
} from "vscode";
import { yamlExtension } from "./beside-yaml.ts";
import { isEnabled, mentionsAws } from "./documents.ts";
import { type Answer, missingTags, offerTags, type TagEditor, type TagSetting } from "./yaml-tags.ts";

const askedKey = "yamlTagsAsked";
const scheme = "pipeline-hints-preview";

/**
 * Where the YAML extension marks CloudFormation's short tags as errors, offers once in a workspace to tell it of them.
 * Looks at the files in front only, and stops looking as soon as it has asked.
 */
export function registerYamlTagOffer({ workspaceState, globalState }: ExtensionContext): Disposable {
  const texts = new Map<string, string>();
  const isSettled = () => workspaceState.get(askedKey, false) || globalState.get(askedKey, false);
  const look = async (editor: TextEditor | undefined): Promise<void> => {
    const document = editor?.document;
    if (isSettled() || document?.languageId !== "yaml" || !workspace.workspaceFolders?.length) return;
    if (extensions.getExtension(yamlExtension) === undefined || !isEnabled(document.uri)) return;
    const text = document.getText();
    if (!mentionsAws(text)) return;
    const setting = tagSetting(document.uri);
    const missing = missingTags(text, setting.effective);
    if (missing.length === 0) return;
    // Before the question, so that a second file does not bring a second one.
    await workspaceState.update(askedKey, true);
    await offerTags(missing, setting, {
      ...editorFor(texts),
      neverAsk: async () => globalState.update(askedKey, true),
    });
  };
  void look(window.activeTextEditor);
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ path }) => texts.get(path) ?? "",
    }),
    window.onDidChangeActiveTextEditor(look),
  );
}

function tagSetting(uri: Uri): TagSetting {
  const settings = workspace.getConfiguration("yaml", uri);
  return {
    effective: settings.get<string[]>("customTags") ?? [],
    inWorkspace: settings.inspect<string[]>("customTags")?.workspaceValue,
  };
}

function editorFor(texts: Map<string, string>): Omit<TagEditor, "neverAsk"> {
  const titles: Readonly<Record<Answer, string>> = {
    show: l10n.t("Show"),
    add: l10n.t("Add to Workspace Settings"),
    never: l10n.t("Don't Ask Again"),
    undo: l10n.t("Undo"),
  };
  return {
    async ask(question, count, answers) {
      const text =
        question === "missing"
          ? l10n.t(
              "The YAML extension marks CloudFormation's short tags, such as !Ref, as errors. Tell it of {0} tags?",
              count,
            )
          : l10n.t("{0} tags were added to yaml.customTags in the settings of the workspace.", count);
      const chosen = await window.showInformationMessage(text, ...answers.map((answer) => titles[answer]));
      return answers.find((answer) => titles[answer] === chosen);
    },
    async preview(before, after) {
      const uris = [before, after].map((tags, index) => {
        const path = `/${index}/settings.json`;
        texts.set(path, `${JSON.stringify({ "yaml.customTags": tags }, null, 2)}\n`);
        return Uri.from({ scheme, path });
      });
      await commands.executeCommand("vscode.diff", ...uris, l10n.t("yaml.customTags: now and then"), { preview: true });
    },
    async write(tags) {
      await workspace.getConfiguration("yaml").update("customTags", tags, ConfigurationTarget.Workspace);
    },
  };
}
