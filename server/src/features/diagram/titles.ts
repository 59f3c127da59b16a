import type { Resource, Template } from "../../model/template.ts";

/** The names that people know resources by, by id. */
export function titlesOf({ dialect, resources }: Template): ReadonlyMap<string, string> {
  const taken = new Map<string, number>();
  for (const resource of resources.values()) {
    for (const title of candidates(resource)) {
      const key = `${resource.type} ${title}`;
      taken.set(key, (taken.get(key) ?? 0) + 1);
    }
  }
  const isOwn = ({ type }: Resource, title: string): boolean => taken.get(`${type} ${title}`) === 1;

  /** The last name of an address; of what the CDK names, the name in the author's code, with others before it at need. */
  function candidates({ id, constructPath }: Resource): readonly string[] {
    if (dialect === "terraform") return [id.split(".").at(-1)!];
    const names = constructPath?.split("/").filter((name) => name !== "Resource" && name !== "Default") ?? [];
    const suffixes = names.slice(1).map((_, index) => names.slice(-1 - index).join("/"));
    // What the CDK puts behind an id keeps it apart from others; it says nothing.
    const plain = dialect === "cdk" ? id.replace(/(?<=.)[0-9A-F]{8}$/, "") : id;
    return [...suffixes, plain];
  }

  return new Map(
    [...resources.values()].map((resource) => {
      const titles = candidates(resource);
      return [resource.id, titles.find((title) => isOwn(resource, title)) ?? titles.at(-1) ?? resource.id];
    }),
  );
}
