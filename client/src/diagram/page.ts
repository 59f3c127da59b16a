import { Uri, type Webview } from "vscode";
import type { ViewTexts } from "./messages.ts";

/** The page of the view. Nothing but the extension's own script and style sheet is loaded. */
export function pageOf(webview: Webview, dist: Uri, texts: ViewTexts): string {
  const nonce = crypto.randomUUID();
  const address = (name: string): string => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pipeline</title>
<link rel="stylesheet" href="${address("diagram.css")}">
</head>
<body data-texts="${escaped(JSON.stringify(texts))}">
<script nonce="${nonce}" src="${address("diagram.js")}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
