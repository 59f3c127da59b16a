import type { Diagram, DiagramEdge, DiagramNode, Severity } from "../messages.ts";

export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

const nouns: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  information: ["information", "information"],
  hint: ["hint", "hints"],
};

/** `2 errors, 1 warning`; empty where nothing was found. */
export function findingsInWords(findings: Readonly<Record<Severity, number>>): string {
  return severities
    .filter((severity) => findings[severity] > 0)
    .map((severity) => `${findings[severity]} ${nouns[severity][findings[severity] === 1 ? 0 : 1]}`)
    .join(", ");
}

/** What a screen reader says of a node: what it is, then what it is connected with. */
export function nodeInWords(node: DiagramNode, { nodes, edges }: Diagram): string {
  const parts = [node.title, node.kind, node.note, findingsInWords(node.findings)].filter(Boolean).join(", ");
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  const ways = [
    ...edges.filter(({ from }) => from === node.id).map(({ label, to }) => `${label} ${titles.get(to)}`),
    ...edges.filter(({ to }) => to === node.id).map(({ label, from }) => `${titles.get(from)} ${label} it`),
  ];
  const told = ways.join("; ");
  return told ? `${parts}. ${told.charAt(0).toUpperCase()}${told.slice(1)}.` : `${parts}.`;
}

/** `Clicks is read by Delivery`, with what stands between. */
export function edgeInWords({ from, to, label }: DiagramEdge, { nodes }: Diagram): string {
  const titleOf = (id: string): string => nodes.find((node) => node.id === id)?.title ?? id;
  return `${titleOf(from)} ${label} ${titleOf(to)}`;
}

/** `8 resources, 9 connections, 3 errors`. */
export function diagramInWords({ nodes, edges }: Diagram): string {
  const sums = Object.fromEntries(
    severities.map((severity) => [severity, nodes.reduce((sum, { findings }) => sum + findings[severity], 0)]),
  ) as Record<Severity, number>;
  const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
  const found = findingsInWords(sums);
  return `${counted(nodes.length, "resource")}, ${counted(edges.length, "connection")}${found ? `, ${found}` : ""}`;
}
