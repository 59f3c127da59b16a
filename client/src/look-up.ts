import { type Disposable, l10n, type QuickPickItem, ThemeIcon, window } from "vscode";
import { openPage } from "./pages.ts";
import { type Entry, lookUpRequest } from "./protocol.ts";
import type { Server } from "./server.ts";

type EntryItem = QuickPickItem & { readonly page: string };

const icons: Readonly<Record<Entry["kind"], string>> = {
  service: "server",
  table: "table",
  fact: "lightbulb",
  rule: "law",
};

/** A selection longer than this is no question. */
const longestQuery = 80;

/** Asks for words, beginning with the selected ones, and opens the page of what is picked among the hits. */
export async function lookUp(server: Server, words = selectedWords()): Promise<void> {
  const client = await server.start();
  const pick = window.createQuickPick<EntryItem>();
  const subscriptions: Disposable[] = [pick];
  pick.title = l10n.t("Look Up AWS Data Services");
  pick.placeholder = l10n.t("Type words: a service, a limit, a rule");
  let latest = 0;
  const search = async (query: string): Promise<void> => {
    latest += 1;
    const ours = latest;
    pick.busy = true;
    const entries = await client.sendRequest(lookUpRequest, { words: query }).catch(() => []);
    if (ours !== latest) return;
    pick.items = entries.map(itemOf);
    pick.busy = false;
  };
  const picked = new Promise<string | undefined>((resolve) => {
    subscriptions.push(
      pick.onDidChangeValue(search),
      pick.onDidAccept(() => resolve(pick.selectedItems[0]?.page)),
      pick.onDidHide(() => resolve(undefined)),
    );
  });
  pick.value = words;
  pick.show();
  await search(words);
  const page = await picked;
  for (const subscription of subscriptions) subscription.dispose();
  if (page !== undefined) await openPage(page);
}

/** What is found stays in the order of the search, also where the words stand in no label. */
function itemOf({ page, kind, title, text, service }: Entry): EntryItem {
  return {
    page,
    label: title,
    description: service ?? kind,
    ...(text !== title && { detail: text }),
    iconPath: new ThemeIcon(icons[kind]),
    alwaysShow: true,
  };
}

function selectedWords(): string {
  const { document, selection } = window.activeTextEditor ?? {};
  const text = document && selection ? document.getText(selection).trim() : "";
  return text.includes("\n") || text.length > longestQuery ? "" : text;
}
