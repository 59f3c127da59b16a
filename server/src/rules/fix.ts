import { copyOf, type Edit, type NewCopy, type NewResource, type NewValue } from "../model/edit.ts";
import type { Property, ResourceView } from "../model/property.ts";
import type { ResourcePart } from "../model/template.ts";
import { nameLocation } from "../model/text-part.ts";

/** A fix as a rule offers it; undefined edits cannot be made, and take the fix with them. */
export interface NewFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly NewEdit[];
}

/** An edit, and whether it changes text that other properties use too, such as a parameter's default. */
export interface NewEdit {
  readonly edit: Edit | undefined;
  readonly shared: boolean;
}

/** A fix that neither replaces the resource, nor deletes data, nor costs money. */
export function safeFix(title: string, ...edits: readonly NewEdit[]): NewFix {
  return { title, safe: true, edits };
}

/** A fix whose consequences the user must weigh; the title says which: "replaces the stream", "deletes data". */
export function unsafeFix(title: string, ...edits: readonly NewEdit[]): NewFix {
  return { title, safe: false, edits };
}

/** Gives a property that is written another value. What is one of a parameter's many values is written nowhere. */
export function set(property: Property, value: NewValue): NewEdit {
  const site = property.value?.chosen ? undefined : (property.origin ?? property.site);
  const resource = property.resource.resource;
  return {
    edit: site && { op: "set", resource, path: property.path, site, value },
    shared: property.origin !== undefined && !property.origin.file.host,
  };
}

/** Takes a property or list item away. */
export function remove(property: Property): NewEdit {
  const { site } = property;
  return {
    edit: site && { op: "remove", resource: property.resource.resource, path: property.path, site },
    shared: false,
  };
}

/** Adds a property at a path of the resource where none is written. A branch that leaves it out gets it in its place. */
export function add(resource: ResourceView, path: string, value: NewValue): NewEdit {
  const property = resource.get(path);
  if (property.value?.kind === "absent") return set(property, value);
  return { edit: { op: "add", resource: resource.resource, path, value }, shared: false };
}

/** Gives a property a value, whether it is written or not. */
export function put(property: Property, value: NewValue): NewEdit {
  return property.present ? set(property, value) : add(property.resource, property.path, value);
}

/** Gives a property of a document another name. */
export function rename(property: Property, name: string, newName: string): NewEdit {
  return { edit: { op: "rewrite", at: nameLocation(property, name), newText: newName }, shared: false };
}

/** Adds an item to a list of the resource. */
export function append(resource: ResourceView, path: string, value: NewValue): NewEdit {
  return { edit: { op: "append", resource: resource.resource, path, value }, shared: false };
}

/** Adds a resource beside one of the template. */
export function addResource(beside: ResourceView, resource: NewResource): NewEdit {
  return { edit: { op: "addResource", beside: beside.resource, resource }, shared: false };
}

/** Takes away a resource; no fix is offered where something else in the text mentions it. */
export function removeResource({ resource }: ResourceView): NewEdit {
  return { edit: { op: "removeResource", resource }, shared: false };
}

/** Has a resource wait for another, which may be one that the same fix adds, or a block that says a part of one. */
export function dependOn(resource: ResourceView, on: NewResource | ResourceView | ResourcePart): NewEdit {
  const other = "resource" in on ? on.resource : on;
  return { edit: { op: "dependOn", resource: resource.resource, on: other }, shared: false };
}

/** An item of a list as it is written, functions and all; undefined where it comes from elsewhere, or is one of several. */
export function copied({ path, resource, site, origin }: Property): NewCopy | undefined {
  const list = resource.get(path.slice(0, path.lastIndexOf("."))).site;
  const isWritten = site && !origin && site.file === list?.file && site.path.length === list.path.length + 1;
  return isWritten ? copyOf(site) : undefined;
}
