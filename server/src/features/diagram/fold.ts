import type { Template } from "../../model/template.ts";
import { lookAt } from "../hover/view.ts";
import { type Link, typeOf } from "./links.ts";
import { partOf } from "./roles.ts";

/** Resources that only connect others become the edges between these, where both ends are known. */
export function folded(links: readonly Link[], template: Template): readonly Link[] {
  let current = links;
  for (const { id, type } of template.resources.values()) {
    if (!partOf(type).connects) continue;
    const into = current.filter((link) => link.to === id && link.cargo === undefined);
    const out = current.filter((link) => link.from === id);
    const isOpen = into.length === 0 || out.every(({ cargo }) => cargo !== undefined);
    const rest = current.filter(({ from, to }) => from !== id && to !== id);
    if (isOpen) {
      if (partOf(type).connects === "or is nothing" || endsAtPeople(id, template)) current = rest;
      continue;
    }
    const joined = into.flatMap((first) =>
      out.map((second) => ({
        from: first.from,
        to: second.to,
        relation: second.relation,
        cargo: second.cargo,
        through: [...first.through, id, ...second.through],
      })),
    );
    current = [...rest, ...joined];
  }
  return current.filter(({ from, to }) => from !== to);
}

/** Who gets a mail is no part of a pipeline. */
function endsAtPeople(id: string, template: Template): boolean {
  if (typeOf(id, template) !== "AWS::SNS::Subscription") return false;
  const protocol = lookAt(template, (view) => view.resource(id)?.get("Protocol").string);
  return protocol !== undefined && /^(?:email|email-json|sms)$/.test(protocol);
}
