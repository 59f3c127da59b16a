import type { Operation } from "../syntax/write/operations.ts";
import type { Location, Site, SourceFile } from "./site.ts";
import type { Resource, ResourcePart } from "./template.ts";
import type { Scalar } from "./value.ts";

/** A change in the model's terms. The template's vocabulary turns it into operations on the source. */
export type Edit =
  /** Gives an existing property another value. */
  | {
      readonly op: "set";
      readonly resource: Resource;
      readonly path: string;
      readonly site: Site;
      readonly value: NewValue;
    }
  /** Takes away a property or a list item, with its key. */
  | { readonly op: "remove"; readonly resource: Resource; readonly path: string; readonly site: Site }
  /** Adds a property at a path where there is none; what is missing on the way is made. */
  | { readonly op: "add"; readonly resource: Resource; readonly path: string; readonly value: NewValue }
  /** Adds an item to the end of a list, which is made where there is none. */
  | { readonly op: "append"; readonly resource: Resource; readonly path: string; readonly value: NewValue }
  /** Adds a resource beside another one. */
  | { readonly op: "addResource"; readonly beside: Resource; readonly resource: NewResource }
  /** Takes a resource away that nothing else mentions. */
  | { readonly op: "removeResource"; readonly resource: Resource }
  /** Adds an entry to a map that is no property, such as one in the metadata. */
  | { readonly op: "insert"; readonly site: Site; readonly key: string; readonly value: Scalar }
  /** Puts another text in the place of one that is nothing to the model, such as a word of a comment. */
  | { readonly op: "rewrite"; readonly at: Location; readonly newText: string }
  /** Has a resource wait for another, which may be one that the same fix adds. */
  | { readonly op: "dependOn"; readonly resource: Resource; readonly on: NewResource | Resource | ResourcePart };

export interface NewResource {
  /** Logical id in CloudFormation's style; Terraform's name is derived from it. */
  readonly id: string;
  readonly type: string;
  readonly properties: { readonly [key: string]: NewValue };
}

/** A value to write, in CloudFormation's terms. */
export type NewValue =
  | Scalar
  | readonly NewValue[]
  | { readonly [key: string]: NewValue }
  | NewReference
  | NewText
  | NewPseudo
  | NewCopy;

export interface NewReference {
  readonly [NEW]: "reference";
  /** One of the template, or one that the same fix adds beside what refers to it. */
  readonly resource: Resource | NewResource;
  readonly attribute?: string | undefined;
}

/** Texts and references joined without a separator. */
export interface NewText {
  readonly [NEW]: "text";
  readonly parts: readonly (string | NewReference | NewPseudo)[];
}

/** A pseudo parameter, such as `AWS::AccountId`. */
export interface NewPseudo {
  readonly [NEW]: "pseudo";
  readonly name: "AWS::AccountId" | "AWS::Region" | "AWS::Partition";
}

/** What is written at a place, functions and all, for another place of the same file. */
export interface NewCopy {
  readonly [NEW]: "copy";
  readonly site: Site;
}

export const NEW: unique symbol = Symbol("new");

export function referenceTo(resource: Resource | NewResource, attribute?: string): NewReference {
  return { [NEW]: "reference", resource, attribute };
}

export function joined(...parts: NewText["parts"]): NewText {
  return { [NEW]: "text", parts };
}

export function pseudo(name: NewPseudo["name"]): NewPseudo {
  return { [NEW]: "pseudo", name };
}

export function copyOf(site: Site): NewCopy {
  return { [NEW]: "copy", site };
}

export interface FileOperation {
  readonly file: SourceFile;
  readonly operation: Operation;
  /** Looked at when the edit is made, since it depends on what stands elsewhere: it is not made where this holds. */
  readonly unless?: () => boolean;
}
