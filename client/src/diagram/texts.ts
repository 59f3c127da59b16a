import { l10n } from "vscode";
import type { ViewTexts } from "./messages.ts";

/** The words of the view in the language of the editor. */
export function viewTexts(): ViewTexts {
  return {
    zoomIn: l10n.t("Zoom In"),
    zoomOut: l10n.t("Zoom Out"),
    fit: l10n.t("Show All"),
    connections: l10n.t("Connections"),
    keys: l10n.t("The arrow keys follow the connections, Enter leads to the code, Escape back to the editor."),
    openExample: l10n.t("Open Example Pipeline"),
    roles: {
      source: l10n.t("Source"),
      stream: l10n.t("Stream"),
      delivery: l10n.t("Delivery"),
      process: l10n.t("Processing"),
      store: l10n.t("Store"),
      catalogue: l10n.t("Catalogue"),
      query: l10n.t("Query"),
      other: l10n.t("Other"),
    },
  };
}
