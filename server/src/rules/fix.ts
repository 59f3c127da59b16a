import type { Edit, NewResource, NewValue } from "../model/edit.ts";
import type { Property, ResourceView } from "../model/property.ts";

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

/** Adds an item to a list of the resource. */
export function append(resource: ResourceView, path: string, value: NewValue): NewEdit {
  return { edit: { op: "append", resource: resource.resource, path, value }, shared: false };
}

/** Adds a resource beside one of the template. */
export function addResource(beside: ResourceView, resource: NewResource): NewEdit {
  return { edit: { op: "addResource", beside: beside.resource, resource }, shared: false };
}

/** Has a resource wait for one that the same fix adds. */
export function dependOn(resource: ResourceView, on: NewResource): NewEdit {
  return { edit: { op: "dependOn", resource: resource.resource, on }, shared: false };
}
