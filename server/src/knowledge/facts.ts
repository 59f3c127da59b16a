import type { Fact } from "./fact.ts";
import { allFacts } from "./facts.generated.ts";

const byId = new Map(allFacts.map((fact) => [fact.id, fact]));

const byPlace = new Map<string, Fact[]>();
for (const fact of allFacts) {
  for (const place of fact.showOn) byPlace.set(place, [...(byPlace.get(place) ?? []), fact]);
}

export function factOf(id: string): Fact | undefined {
  return byId.get(id);
}

/** The facts to show on a resource type, such as `AWS::Kinesis::Stream`, or on one of its properties. */
export function factsOn(type: string, path?: string): readonly Fact[] {
  return byPlace.get(path ? `${type}.${path}` : type) ?? [];
}
