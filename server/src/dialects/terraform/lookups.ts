import type { Condition } from "../../model/condition.ts";
import type { Site } from "../../model/site.ts";
import { childOf, type Node } from "../../syntax/tree.ts";
import { Lookups } from "../keep.ts";
import type { Module, Names, TypedBlock } from "./context.ts";

/** What a name of a module is called in a question, and among the names that an edit has changed. */
export const question = {
  resource: (address: string): string => `resource ${address}`,
  data: (address: string): string => `data ${address}`,
  variable: (name: string): string => `variable ${name}`,
  local: (name: string): string => `local ${name}`,
} as const;

/** The names of a module, noting what is asked. */
export class NotedNames extends Lookups implements Names {
  private readonly module: Module;
  private checked: number;
  private likeNamed: { readonly node: Node; readonly type: string; readonly answer: string }[] | undefined;

  constructor(module: Module) {
    super();
    this.module = module;
    this.checked = module.version;
  }

  resource(address: string): TypedBlock | undefined {
    const block = this.module.resource(address);
    this.note(question.resource(address), block?.site.node);
    return block;
  }

  data(address: string): TypedBlock | undefined {
    const block = this.module.data(address);
    this.note(question.data(address), block?.site.node);
    return block;
  }

  variable(name: string): Site | undefined {
    const site = this.module.variable(name);
    this.note(question.variable(name), site?.node);
    return site;
  }

  local(name: string): Site | undefined {
    const site = this.module.local(name);
    this.note(question.local(name), site?.node);
    return site;
  }

  conditionOf(block: TypedBlock): Condition | undefined {
    const condition = this.module.conditionOf(block);
    const { node } = block.site;
    if (childOf(node, "count") || childOf(node, "for_each")) this.note(`condition ${block.address}`, condition);
    return condition;
  }

  namedLike(node: Node, type: string): readonly TypedBlock[] {
    const blocks = this.module.namedLike(node, type);
    this.likeNamed ??= [];
    this.likeNamed.push({ node, type, answer: addresses(blocks) });
    return blocks;
  }

  override stillHold(): boolean {
    const { version } = this.module;
    const hold =
      this.checked === version ||
      (super.stillHold() &&
        (this.likeNamed ?? []).every(
          ({ node, type, answer }) => addresses(this.module.namedLike(node, type)) === answer,
        ));
    if (hold) this.checked = version;
    return hold;
  }

  protected override isStill(asked: string, answer: unknown): boolean {
    // Of what was asked at the last reading, only what has changed since need be asked again.
    if (this.checked === this.module.version - 1 && !asked.startsWith("condition ")) {
      return !this.module.changed.has(asked);
    }
    const [kind, name] = asked.split(" ", 2) as [string, string];
    switch (kind) {
      case "resource":
        return this.module.resource(name)?.site.node === answer;
      case "data":
        return this.module.data(name)?.site.node === answer;
      case "variable":
        return this.module.variable(name)?.node === answer;
      case "local":
        return this.module.local(name)?.node === answer;
      default: {
        const block = this.module.resource(name);
        return block !== undefined && this.module.conditionOf(block) === answer;
      }
    }
  }
}

function addresses(blocks: readonly TypedBlock[]): string {
  return blocks.map(({ address }) => address).join(" ");
}
