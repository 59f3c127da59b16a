import type { DocumentLink } from "vscode-languageserver-types";
import type { Host } from "../../../analysis/host.ts";
import type { SourceFile } from "../../../model/site.ts";
import type { Template } from "../../../model/template.ts";
import { rangeIn } from "../../ranges.ts";
import { cloudFormationLinks } from "./cloudformation.ts";
import { fileFinder, nameOf } from "./files.ts";
import { terraformLinks } from "./terraform.ts";

/** Links from a file to what it names: the documentation of its types, and files of the project that are there. */
export async function linksIn(file: SourceFile, template: Template, host: Host): Promise<readonly DocumentLink[]> {
  const files = fileFinder(host);
  const found = template.dialect === "terraform" ? terraformLinks(file) : cloudFormationLinks(file, template);
  const links = await Promise.all(
    found.map(async (link): Promise<readonly DocumentLink[]> => {
      const range = rangeIn(file.tree, link.at);
      if ("page" in link) return [{ range, target: link.page, tooltip: `Documentation of ${link.subject}` }];
      const target = await link.find(files);
      return target ? [{ range, target, tooltip: `Open ${nameOf(target)}` }] : [];
    }),
  );
  return links.flat();
}
