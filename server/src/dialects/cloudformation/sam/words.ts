import type { Resource } from "../../../model/template.ts";
import { functionEvents } from "./events.ts";
import { roleNames } from "./role.ts";
import type { Name, Words } from "./translate.ts";
import { samTypes } from "./types.ts";

const roleWords: Words = { names: [{ from: "Policies", to: "ManagedPolicyArns" }, ...roleNames] };

/** The words in which the author wrote a resource, or the event or function from which it comes; undefined for any other. */
export function wordsOf({ declaredType, type }: Resource): Words | undefined {
  const sam = Object.hasOwn(samTypes, declaredType) ? samTypes[declaredType]! : undefined;
  if (sam?.type === type) return sam;
  if (sam && type === "AWS::IAM::Role") return roleWords;
  const event = Object.hasOwn(functionEvents, declaredType) ? functionEvents[declaredType]! : undefined;
  return event?.type === type ? event?.words : undefined;
}

/** A path of the model in the author's words, for naming it. */
export function namedPath(resource: Resource, path: string): string {
  const { names = [] } = wordsOf(resource) ?? {};
  const name = nameFor(names, path);
  if (name) return name.from + path.slice(name.to.length);
  const heads = new Set(below(names, path).map(({ from }) => from.split(".", 1)[0]!));
  return heads.size === 1 ? [...heads][0]! : path;
}

/** A path of the model in the author's words, for writing there; undefined where SAM has no word of the same form. */
export function writtenPath({ names = [], own = [], shared }: Words, path: string): string | undefined {
  const name = nameFor(names, path);
  if (name) return name.read ? undefined : name.from + path.slice(name.to.length);
  const head = path.split(".", 1)[0]!;
  if (below(names, path).length > 0 || own.includes(head)) return undefined;
  return !shared || shared.includes(head) ? path : undefined;
}

/** The name with the longest path that the path begins with. */
function nameFor(names: readonly Name[], path: string): Name | undefined {
  return names
    .filter(({ to }) => path === to || path.startsWith(`${to}.`))
    .reduce<Name | undefined>((best, name) => (best && best.to.length >= name.to.length ? best : name), undefined);
}

function below(names: readonly Name[], path: string): readonly Name[] {
  return names.filter(({ to }) => to.startsWith(`${path}.`));
}
