import { directoryOf } from "../../../dialects/read-templates.ts";
import type { SourceFile } from "../../../model/site.ts";
import type { Resource, Template } from "../../../model/template.ts";
import { childOf, type Node, type ScalarNode, textOf } from "../../../syntax/tree.ts";
import { typePage } from "../../hover/links.ts";
import { type FileFinder, resolved } from "./files.ts";
import { type LinkFound, placeOfText } from "./found.ts";

/** Properties that name a file beside the template until it is packaged, by the type of the resource. */
const filePaths: Readonly<Record<string, readonly string[]>> = {
  "AWS::ApiGateway::RestApi": ["BodyS3Location"],
  "AWS::AppSync::GraphQLSchema": ["DefinitionS3Location"],
  "AWS::CloudFormation::Stack": ["TemplateURL"],
  "AWS::Glue::Job": ["Command.ScriptLocation"],
  "AWS::Lambda::Function": ["Code"],
  "AWS::Lambda::LayerVersion": ["Content"],
  "AWS::Serverless::Api": ["DefinitionUri"],
  "AWS::Serverless::Application": ["Location"],
  "AWS::Serverless::Function": ["CodeUri"],
  "AWS::Serverless::GraphQLApi": ["SchemaUri"],
  "AWS::Serverless::HttpApi": ["DefinitionUri"],
  "AWS::Serverless::LayerVersion": ["ContentUri"],
  "AWS::Serverless::StateMachine": ["DefinitionUri"],
  "AWS::StepFunctions::StateMachine": ["DefinitionS3Location"],
};

/** The documentation of the types, and the files that resources name. */
export function cloudFormationLinks(file: SourceFile, { resources }: Template): readonly LinkFound[] {
  const here = [...resources.values()].filter((resource) => resource.file === file && !resource.generated);
  // A loop makes several resources of one block.
  const byBlock = new Map(here.map((resource) => [resource.site.node, resource]));
  return [...byBlock.values()].flatMap((resource) => [...typeLink(resource), ...fileLinks(resource)]);
}

function typeLink(resource: Resource): readonly LinkFound[] {
  const node = childOf(resource.site.node, "Type");
  // What SAM makes of an event is shown at the event, whose type is another one.
  if (node?.kind !== "scalar" || textOf(node) !== resource.declaredType) return [];
  const page = typePage(resource.declaredType);
  return page ? [{ at: placeOfText(resource.file, node), page, subject: resource.declaredType }] : [];
}

function fileLinks({ file, site, declaredType }: Resource): readonly LinkFound[] {
  const properties = childOf(site.node, "Properties");
  const handler = textOf(plain(childOf(properties, "Handler")) ?? plain(globalHandler(file)));
  const named = (filePaths[declaredType] ?? []).map((path) => nodeAt(properties, path));
  // The CDK says which of the files beside its output a property stands for.
  const asset = childOf(childOf(site.node, "Metadata"), "aws:asset:path");
  return [...named, asset].flatMap((node): readonly LinkFound[] => {
    const text = node && writtenIn(node);
    if (!text) return [];
    return [{ at: placeOfText(file, text), find: (files) => findFile(files, directoryOf(file.uri), text, handler) }];
  });
}

function globalHandler({ tree }: SourceFile): Node | undefined {
  return childOf(childOf(childOf(tree.root, "Globals"), "Function"), "Handler");
}

function nodeAt(node: Node | undefined, path: string): Node | undefined {
  return path.split(".").reduce<Node | undefined>((found, step) => childOf(found, step), node);
}

function plain(node: Node | undefined): ScalarNode | undefined {
  return node?.kind === "scalar" && !node.tag ? node : undefined;
}

/** The text of a value, or of the `Fn::Sub` that makes it. */
function writtenIn(node: Node): ScalarNode | undefined {
  const argument = childOf(node, "Fn::Sub") ?? node;
  const text = argument.kind === "list" ? argument.items[0] : argument;
  return text?.kind === "scalar" && (!text.tag || text.tag === "!Sub") ? text : undefined;
}

/** What an editor cannot show. */
const archive = /\.(?:zip|jar|whl)$/;

async function findFile(
  files: FileFinder,
  directory: string,
  node: ScalarNode,
  handler: string | undefined,
): Promise<string | undefined> {
  const text = String(node.value);
  if (archive.test(text)) return undefined;
  const isFile = /\.\w+$/.test(text);
  // A bucket's contents cannot be seen, but its objects are mostly uploaded from files of the same names.
  const isElsewhere = /^\w+:\/\//.test(text) || text.includes("${");
  if (isElsewhere) return isFile ? files.endingLike(directory, text.slice(text.lastIndexOf("}") + 1)) : undefined;
  const found = isFile ? await files.at(directory, text) : undefined;
  const folder = resolved(directory, text);
  return found ?? (folder && handler ? findHandler(files, folder, handler) : undefined);
}

/** The source of a handler such as `src/app.run`, which is the function `run` of `src/app.py` or another language. */
function findHandler(files: FileFinder, folder: string, handler: string): Promise<string | undefined> {
  const path = `${folder}/${handler.slice(0, handler.lastIndexOf("."))}`;
  const name = path.slice(path.lastIndexOf("/") + 1);
  return files.among(
    directoryOf(path),
    (file) => /^\.(?:py|[cm]?[jt]s|rb)$/.test(file.slice(name.length)) && file.startsWith(name),
  );
}
