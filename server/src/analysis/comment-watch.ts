import { commentsOf, isDirective } from "../model/directive.ts";
import { inputs } from "../model/inputs.ts";
import type { Resource, Template } from "../model/template.ts";
import type { Comment } from "../syntax/tree.ts";

/** Knows the directives in the comments of resources, which stand outside of what the resources themselves are. */
export interface CommentWatch {
  /** Remembers the comments of a resource as they are. */
  watch(resource: Resource): void;
  /** The inputs of those resources that have other comments now than when they were remembered. */
  changed(template: Template): readonly string[];
}

export function commentWatch(): CommentWatch {
  let hadAny = false;
  const known = new Map<string, readonly Comment[]>();
  return {
    watch(resource) {
      known.set(resource.id, directivesOf(resource));
    },

    changed({ files, resources }) {
      const hasAny = files.some(({ tree }) => tree.comments.some(({ text }) => isDirective(text)));
      const mayDiffer = hasAny || hadAny;
      hadAny = hasAny;
      if (!mayDiffer) return [];
      const changed: string[] = [];
      for (const [id, comments] of known) {
        const resource = resources.get(id);
        if (resource && isSame(comments, directivesOf(resource))) continue;
        changed.push(inputs.comments(id));
        known.delete(id);
      }
      return changed;
    },
  };
}

function directivesOf(resource: Resource): readonly Comment[] {
  return commentsOf(resource).filter(({ text }) => isDirective(text));
}

function isSame(a: readonly Comment[], b: readonly Comment[]): boolean {
  return a.length === b.length && a.every((comment, index) => comment === b[index]);
}
