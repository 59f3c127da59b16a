import type { Service } from "../../knowledge/entries.ts";
import type { Resource } from "../../model/template.ts";
import { resourceTypeOf } from "../../schema/schema.ts";
import { type PageAddress, servicePage } from "../pages/address.ts";
import { link } from "./text.ts";

/** The command of the client that opens a page of the knowledge base. */
export const openPageCommand = "dataPipelineHints.openPage";

/** How a hover refers to the pages of the knowledge base; absent where the client cannot open them. */
export type PageLink = (text: string, page: PageAddress) => string;

/** A link that runs a command of the client; what it opens goes along as argument. */
export const commandLink: PageLink = (text, page) =>
  link(text, `command:${openPageCommand}?${encodeURIComponent(JSON.stringify([page]))}`);

/** The page of a service here, or else AWS's. */
export function serviceLink({ id, title, docs }: Service, pageLink: PageLink | undefined): string {
  return pageLink ? pageLink(`More on ${title}`, servicePage(id)) : link(title, docs);
}

/** The reference page of a resource's type, in the words of its file. */
export function typeLink({ type, declaredType }: Resource): string | undefined {
  if (declaredType.startsWith("aws_")) {
    const page = declaredType.slice("aws_".length);
    return link(declaredType, `https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${page}`);
  }
  const known = resourceTypeOf(type);
  return known && link(type, known.page);
}
