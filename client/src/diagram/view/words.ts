import type { Diagram, DiagramEdge, DiagramNode, Severity } from "../messages.ts";

const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

const nouns: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  information: ["information", "information"],
  hint: ["hint", "hints"],
};

/** `2 errors, 1 warning`; empty where nothing was found. */
export function findingsInWords(findings: Readonly<Record<Severity, number>>, told = severities): string {
  return told
    .filter((severity) => findings[severity] > 0)
    .map((severity) => `${findings[severity]} ${nouns[severity][findings[severity] === 1 ? 0 : 1]}`)
    .join(", ");
}

/** What a screen reader says of the nodes of a diagram: what each is, then what it is connected with. */
export function nodeWords({ nodes, edges }: Diagram): (node: DiagramNode) => string {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  const ways = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to, label } of edges) ways.get(from)?.push(`${label} ${titles.get(to)}`);
  for (const { from, to, label } of edges) ways.get(to)?.push(`${titles.get(from)} ${label} it`);
  return (node) => {
    const parts = [node.title, node.kind, node.note, findingsInWords(node.findings)].filter(Boolean).join(", ");
    const told = ways.get(node.id)?.join("; ");
    return told ? `${parts}. ${told.charAt(0).toUpperCase()}${told.slice(1)}.` : `${parts}.`;
  };
}

/** Edges as sentences: `Clicks is read by Delivery, up to 8 MiB/s`. */
export function edgeWords({ nodes }: Diagram): (edge: DiagramEdge) => string {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  return ({ from, to, label, note }) => `${titles.get(from)} ${label} ${titles.get(to)}${note ? `, ${note}` : ""}`;
}

/** `8 resources, 9 connections, 3 errors`, with the findings of the severities that are told. */
export function diagramInWords({ nodes, edges }: Diagram, told = severities): string {
  const sums = Object.fromEntries(
    severities.map((severity) => [severity, nodes.reduce((sum, { findings }) => sum + findings[severity], 0)]),
  ) as Record<Severity, number>;
  const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
  const found = findingsInWords(sums, told);
  return `${counted(nodes.length, "resource")}, ${counted(edges.length, "connection")}${found ? `, ${found}` : ""}`;
}
