import type { Diagram, DiagramEdge } from "../messages.ts";
import { htmlElement } from "./elements.ts";
import { edgeWords, findingsInWords } from "./words.ts";

/** The connections as sentences, with links to what makes them; `go` leads to the code of a resource. */
export function connectionElements(diagram: Diagram, go: (id: string) => void): readonly HTMLLIElement[] {
  const wordsOf = edgeWords(diagram);
  return diagram.edges.map((edge) => connectionElement(edge, wordsOf(edge), go));
}

function connectionElement(edge: DiagramEdge, words: string, go: (id: string) => void): HTMLLIElement {
  const item = htmlElement("li", {}, words);
  for (const [index, helper] of edge.through.entries()) {
    const link = htmlElement("button", { type: "button", class: "link" }, `${helper.title}, ${helper.kind}`);
    link.addEventListener("click", () => go(helper.id));
    item.append(index === 0 ? ", through " : ", ", link);
    const found = findingsInWords(helper.findings);
    if (found) item.append(` (${found})`);
  }
  return item;
}
