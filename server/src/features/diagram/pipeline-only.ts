import type { Template } from "../../model/template.ts";
import { type Link, typeOf } from "./links.ts";
import { partOf } from "./roles.ts";

/** Leaves out what is said already, and what is no part of a pipeline. */
export function pipelineOnly(links: readonly Link[], template: Template): readonly Link[] {
  const known = saidOnce(links);
  const isCall = ({ from, to, cargo }: Link): boolean =>
    cargo === undefined && callers.test(typeOf(from, template)) && typeOf(to, template) === "AWS::Lambda::Function";
  const isPart = ({ cargo }: Link): boolean => cargo === undefined;
  const work = known.filter((link) => isPart(link) && !isCall(link)).flatMap(({ from, to }) => [from, to]);
  const pipeline = new Set([
    ...work,
    ...known.flatMap(({ from, to }) => [from, to]).filter((id) => isData(id, template)),
  ]);
  // Who calls what works on data is the beginning of the pipeline, however many stand between.
  const calls = known.filter(isCall);
  for (let size = -1; size < pipeline.size; ) {
    size = pipeline.size;
    for (const { from, to } of calls) if (pipeline.has(to)) pipeline.add(from);
  }
  return known.filter((link) => (isCall(link) ? pipeline.has(link.to) : isPart(link) || pipeline.has(link.from)));
}

/** What may be called for any purpose. */
const callers = /^AWS::(?:ApiGateway(?:V2)?::|Lambda::Function$)/;

function isData(id: string, template: Template): boolean {
  return !partOf(typeOf(id, template)).onlyLinked;
}

function saidOnce(links: readonly Link[]): readonly Link[] {
  const pairOf = ({ from, to }: Link): string => `${from} ${to}`;
  const backOf = ({ from, to }: Link): string => `${to} ${from}`;
  const triggered = new Set(links.filter(({ relation }) => relation === "triggers").map(pairOf));
  const told = new Set(
    links.filter(({ relation }) => relation !== "uses").flatMap((link) => [pairOf(link), backOf(link)]),
  );
  return links.filter((link) => {
    // Who is called with records also needs to be told of, and be allowed to read, what they come from.
    if (link.relation === "reads") return !triggered.has(pairOf(link));
    return link.relation !== "uses" || !told.has(pairOf(link));
  });
}
