import { extensions, Uri, workspace } from "vscode";
import { RevealOutputChannelOn } from "vscode-languageclient";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

/** The program of `yaml-language-server`, filled in by the bundler. */
declare const yamlServer: string;

type Validation = { readonly fileMatch: string | readonly string[]; readonly url: string };

let client: LanguageClient | undefined;

/** Starts Red Hat's language server and tells it what Red Hat's own client tells it, the schema picker left out. */
export async function activate(): Promise<void> {
  client = new LanguageClient(
    "yaml",
    "YAML Support",
    { module: yamlServer, transport: TransportKind.ipc },
    {
      documentSelector: [{ language: "yaml" }, { language: "dockercompose" }, { pattern: "*.y(a)ml" }],
      synchronize: {
        fileEvents: ["**/*.?(e)y?(a)ml", "**/*.json"].map((glob) => workspace.createFileSystemWatcher(glob)),
      },
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    },
  );
  // Nobody contributes schemas by program here.
  client.onRequest("custom/schema/request", () => []);
  client.onRequest("custom/schema/content", () => "");
  client.onRequest("fs/readFile", async (path: string) =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.file(path))),
  );
  await client.start();
  await client.sendNotification("json/schemaAssociations", schemaAssociations());
  await client.sendNotification("yaml/registerCustomSchemaRequest");
}

/** Resolves when the server has ended. */
export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}

/** The schemas that extensions bring along for YAML. */
function schemaAssociations(): readonly { readonly fileMatch: readonly string[]; readonly uri: string }[] {
  return extensions.all.flatMap(({ extensionUri, packageJSON }) => {
    const contributed: readonly Validation[] = packageJSON.contributes?.yamlValidation ?? [];
    return contributed.map(({ fileMatch, url }) => ({
      fileMatch: [fileMatch].flat().map((match) => (/^(\w+:\/\/|\/|!)/.test(match) ? match : `/${match}`)),
      uri: url.startsWith("./") ? Uri.joinPath(extensionUri, url).toString() : url,
    }));
  });
}
