import { childOf, type Node, textOf } from "../../syntax/tree.ts";

/** What can be told of the block of a resource at a glance. */
export interface BlockSigns {
  readonly type: string | undefined;
  /** The CDK has written where in its construct tree the resource stands. */
  readonly hasConstructPath: boolean;
}

const known = new WeakMap<Node, BlockSigns>();

/** A block that is kept from one reading to the next is looked at once. */
export function signsOf(block: Node): BlockSigns {
  const same = known.get(block);
  if (same) return same;
  const signs = {
    type: textOf(childOf(block, "Type")),
    hasConstructPath: childOf(childOf(block, "Metadata"), "aws:cdk:path") !== undefined,
  };
  known.set(block, signs);
  return signs;
}
