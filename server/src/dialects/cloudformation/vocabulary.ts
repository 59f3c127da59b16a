import {
  type Edit,
  type FileOperation,
  NEW,
  type NewReference,
  type NewText,
  type NewValue,
} from "../../model/edit.ts";
import { pathKeys } from "../../model/path.ts";
import type { Site, SourceFile } from "../../model/site.ts";
import type { Resource, Vocabulary } from "../../model/template.ts";
import { childOf, type Language, type Node, nodeAt, textOf } from "../../syntax/tree.ts";
import { type Fragment, type Operation, tagged } from "../../syntax/write/operations.ts";
import { placeIn } from "./sam/edits.ts";
import { isDerived, isMade, ownerPath } from "./sam/made.ts";
import { namedPath } from "./sam/words.ts";

/**
 * CloudFormation's own words need no translation, unlike those of SAM; what is to be written depends on the language of
 * the file.
 */
export function vocabularyOf(file: SourceFile): Vocabulary {
  const { language } = file.tree;
  return {
    property: (resource, path) => lastWord(namedPath(resource, path)) ?? "Properties",
    reference: (resource, attribute) => referenceText(resource, attribute, language),
    operations: (edit) => operationsOf(edit, file),
  };
}

function lastWord(path: string): string | undefined {
  return pathKeys(path).findLast((step) => !/^\d+$/.test(step));
}

function referenceText(resource: Resource, attribute: string | undefined, language: Language): string {
  if (language === "yaml") return attribute ? `!GetAtt ${resource.id}.${attribute}` : `!Ref ${resource.id}`;
  return attribute ? `{"Fn::GetAtt": ["${resource.id}", "${attribute}"]}` : `{"Ref": "${resource.id}"}`;
}

function operationsOf(edit: Edit, file: SourceFile): readonly FileOperation[] | undefined {
  const at = (target: SourceFile, operation: Operation): readonly FileOperation[] => [{ file: target, operation }];
  switch (edit.op) {
    case "set":
      if (isMade(edit.site)) return undefined;
      return at(edit.site.file, { op: "set", path: edit.site.path, value: fragmentOf(edit.value, edit.site.file) });
    case "remove":
      if (isMade(edit.site)) return undefined;
      return at(edit.site.file, removal(edit.site));
    case "add":
    case "append": {
      const place = placeIn(edit.resource, edit.path);
      if (!place) return undefined;
      const op = edit.op === "add" ? "insert" : "append";
      return at(place.file, { op, path: place.path, value: fragmentOf(edit.value, place.file) });
    }
    case "insert":
      return at(edit.site.file, { op: "insert", path: [...edit.site.path, edit.key], value: edit.value });
    case "rewrite":
      return [];
    case "addResource": {
      const { type, properties } = edit.resource;
      const section = ownerPath(edit.beside).slice(0, -1);
      const id = freeKey(file, section, edit.resource.id);
      // What it refers to is there under this condition only.
      const { condition } = edit.beside;
      const existence = condition?.kind === "named" ? { Condition: condition.name } : {};
      return at(file, {
        op: "insert",
        path: [...section, id],
        value: { Type: type, ...existence, Properties: fragmentOf(properties, file) },
      });
    }
    case "removeResource": {
      const { id, site } = edit.resource;
      if (isDerived(edit.resource)) return undefined;
      const operation: Operation = { op: "remove", path: site.path };
      return [{ file: site.file, operation, unless: () => isMentionedElsewhere(id, site) }];
    }
    case "dependOn":
      if (isDerived(edit.resource)) return undefined;
      return at(file, dependency(edit.resource, edit.on.id));
  }
}

/** A branch of a function keeps its place: it becomes `AWS::NoValue`. */
function removal(site: Site): Operation {
  const parent = site.path.slice(0, -1);
  const isBranch = parent.at(-1) === "Fn::If" || nodeAt(site.file.tree.root, parent)?.tag === "!If";
  if (!isBranch) return { op: "remove", path: site.path };
  return { op: "set", path: site.path, value: callFragment("Ref", "AWS::NoValue", site.file) };
}

function dependency(resource: Resource, on: string): Operation {
  const path = [...resource.site.path, "DependsOn"];
  const present = childOf(resource.site.node, "DependsOn");
  if (!present) return { op: "insert", path, value: on };
  const single = textOf(present);
  return single === undefined ? { op: "append", path, value: on } : { op: "set", path, value: [single, on] };
}

/** Whether the name of a resource stands in the text outside of its own block. */
function isMentionedElsewhere(id: string, { file, node, key }: Site): boolean {
  const { text } = file.tree;
  const before = text.slice(0, key?.start ?? node.start);
  return new RegExp(`\\b${id}\\b`).test(`${before}\n${text.slice(node.end)}`);
}

/** The key, or the key with the first number that makes it new. */
function freeKey(file: SourceFile, section: Site["path"], wanted: string): string {
  const taken = nodeAt(file.tree.root, section);
  for (let n = 1; ; n++) {
    const key = n === 1 ? wanted : `${wanted}${n}`;
    if (!childOf(taken, key)) return key;
  }
}

function fragmentOf(value: NewValue, file: SourceFile): Fragment {
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => fragmentOf(item, file));
  if (NEW in value) return newFragment(value as Extract<NewValue, { readonly [NEW]: string }>, file);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, fragmentOf(child as NewValue, file)]));
}

function newFragment(value: Extract<NewValue, { readonly [NEW]: string }>, file: SourceFile): Fragment {
  switch (value[NEW]) {
    case "copy":
      return copied(value.site.node);
    case "pseudo":
      return callFragment("Ref", value.name, file);
    case "text":
      return callFragment("Fn::Sub", value.parts.map(subText).join(""), file);
    case "reference":
      return value.attribute
        ? callFragment("Fn::GetAtt", [value.resource.id, value.attribute], file)
        : callFragment("Ref", value.resource.id, file);
  }
}

function copied(node: Node): Fragment {
  const content = node.content ?? node;
  return node.tag ? tagged(node.tag, contentOf(content)) : contentOf(content);
}

function contentOf(node: Node): Fragment {
  switch (node.kind) {
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [String(key.value), copied(value)]));
    case "list":
      return node.items.map(copied);
    case "scalar":
      return node.value;
    case "opaque":
      throw new RangeError(node.reason);
  }
}

function subText(part: NewText["parts"][number]): string {
  if (typeof part === "string") return part;
  return part[NEW] === "pseudo" ? `\${${part.name}}` : `\${${attributePath(part)}}`;
}

function attributePath({ resource, attribute }: NewReference): string {
  return attribute ? `${resource.id}.${attribute}` : resource.id;
}

function callFragment(name: string, argument: string | readonly string[], file: SourceFile): Fragment {
  if (file.tree.language === "json") return { [name]: argument };
  const text = typeof argument === "string" ? argument : argument.join(".");
  return tagged(`!${name.replace("Fn::", "")}`, text);
}
