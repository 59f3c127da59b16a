import type { DocumentLink } from "vscode-languageserver-types";
import { locationOf, type SourceFile } from "../../model/site.ts";
import type { Template } from "../../model/template.ts";
import type { Value } from "../../model/value.ts";
import { resourceTypeOf } from "../../schema/schema.ts";
import { rangeIn } from "../ranges.ts";

/** Properties that name a file beside the template, until it is packaged. */
const filePaths: Readonly<Record<string, readonly string[]>> = {
  "AWS::CloudFormation::Stack": ["TemplateURL"],
  "AWS::Serverless::Application": ["Location"],
  "AWS::Serverless::Function": ["CodeUri"],
  "AWS::Serverless::LayerVersion": ["ContentUri"],
  "AWS::Serverless::StateMachine": ["DefinitionUri"],
  "AWS::Lambda::Function": ["Code"],
  "AWS::Glue::Job": ["Command.ScriptLocation"],
};

/** Links from a file to what it names: files beside it, and the documentation of each resource type. */
export function linksIn(file: SourceFile, template: Template): readonly DocumentLink[] {
  const here = [...template.resources.values()].filter((resource) => resource.file === file && !resource.generated);
  return here.flatMap(({ type, declaredType, typeSite, properties }) => {
    const page = declaredType === type ? resourceTypeOf(type)?.page : undefined;
    const links: DocumentLink[] = page
      ? [{ range: rangeIn(file.tree, typeSite), target: page, tooltip: `Documentation of ${type}` }]
      : [];
    for (const path of filePaths[declaredType] ?? []) {
      const value = valueAt(properties, path);
      const target = value?.kind === "literal" ? besideFile(file.uri, String(value.value)) : undefined;
      if (value && target) links.push({ range: rangeIn(file.tree, locationOf(value.site)), target, tooltip: "Open" });
    }
    return links;
  });
}

function valueAt(value: Value, path: string): Value | undefined {
  let found: Value | undefined = value;
  for (const step of path.split(".")) found = found?.kind === "map" ? found.get(step) : undefined;
  return found;
}

/** The file that a relative path leads to; undefined for URLs, places in S3, and what lies outside of all folders. */
function besideFile(uri: string, path: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith("/") || path === "") return undefined;
  const steps = uri.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(encodeURIComponent(step));
  }
  return steps.length > 2 ? steps.join("/") : undefined;
}
