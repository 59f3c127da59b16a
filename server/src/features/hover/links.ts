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
  const page = terraformPage(declaredType, "resource");
  if (page) return link(declaredType, page);
  const known = resourceTypeOf(type);
  return known && link(type, known.page);
}

/** HashiCorp's page on a type of the providers for AWS. */
export function terraformPage(type: string, kind: "resource" | "data"): string | undefined {
  const [, provider, name] = /^(aws|awscc)_(.+)$/.exec(type) ?? [];
  const folder = kind === "data" ? "data-sources" : "resources";
  return provider && `https://registry.terraform.io/providers/hashicorp/${provider}/latest/docs/${folder}/${name}`;
}

/** Types of SAM that have a page of their own, by the end of their names. */
const serverless = "api|application|connector|function|graphqlapi|httpapi|layerversion|simpletable|statemachine";

/** AWS's page on a type of CloudFormation or SAM. */
export function typePage(type: string): string | undefined {
  const [, name] = new RegExp(`^aws::serverless::(${serverless})$`).exec(type.toLowerCase()) ?? [];
  if (name === undefined) return resourceTypeOf(type)?.page;
  return `https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-${name}.html`;
}
