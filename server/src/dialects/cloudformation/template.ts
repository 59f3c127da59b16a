import type { Condition } from "../../model/condition.ts";
import { locationOf, type Site, type SourceFile } from "../../model/site.ts";
import type { DialectId, Parameter, Resource, Template } from "../../model/template.ts";
import { unknown, type Value } from "../../model/value.ts";
import { childOf, textOf } from "../../syntax/tree.ts";
import { constructPathOf, isMadeByCdk } from "../cdk/construct-path.ts";
import { entrySites, itemSites, literal, siteOf } from "../reader.ts";
import { readCondition } from "./conditions.ts";
import type { Context } from "./context.ts";
import { type ResourceBlock, resourceBlocks } from "./for-each.ts";
import { normalize } from "./normalize.ts";
import { expandServerless } from "./sam/expand.ts";
import { noProperties, readValue } from "./values.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Reads a CloudFormation, SAM or CDK template; the region is what `AWS::Region` stands for, where that is known. */
export function readTemplate(file: SourceFile, dialect: DialectId, region?: string): Template {
  const root: Site = { file, path: [], node: file.tree.root! };
  const parameters = readParameters(root);
  const resourceTypes = new Map<string, string>();
  const context: Context = {
    file,
    parameters: new Set(parameters.keys()),
    resourceTypes,
    region,
    mappings: siteOf(root, "Mappings"),
    variables: new Map(),
  };
  const resourcesSite = siteOf(root, "Resources");
  const { blocks, complete } = resourcesSite ? resourceBlocks(resourcesSite, context) : { blocks: [], complete: true };
  for (const { id, site } of blocks) {
    const type = textOf(childOf(site.node, "Type"));
    if (type !== undefined) resourceTypes.set(id, type);
  }

  const resources = new Map<string, Resource>();
  for (const block of blocks) {
    const resource = readResource(block);
    if (resource) resources.set(block.id, resource);
  }
  if (dialect === "sam") {
    expandServerless(resources, siteOf(root, "Globals"), context);
    for (const { id, type } of resources.values()) resourceTypes.set(id, type);
  }

  return {
    dialect,
    files: [file],
    resources,
    parameters,
    conditions: readConditions(root, context),
    open: !complete || file.tree.broken || file.tree.notes.length > 0,
    vocabulary: vocabularyOf(file),
  };
}

function readResource({ id, site, context }: ResourceBlock): Resource | undefined {
  const typeSite = siteOf(site, "Type");
  const type = typeSite && textOf(typeSite.node);
  if (!typeSite || type === undefined) return undefined;
  const metadata = siteOf(site, "Metadata");
  const condition = textOf(childOf(site.node, "Condition"));
  const constructPath = metadata && constructPathOf(metadata);
  const propertiesSite = siteOf(site, "Properties");
  const properties = propertiesSite ? readValue(propertiesSite, context) : noProperties(site);
  return {
    id,
    type,
    declaredType: type,
    file: site.file,
    site,
    typeSite: locationOf(typeSite),
    properties: normalize(type, properties),
    condition: condition === undefined ? undefined : { kind: "named", name: condition },
    metadata: metadata && readValue(metadata, context),
    constructPath,
    generated: isMadeByCdk({ id, type, constructPath }),
    passedOn: false,
  };
}

function readParameters(root: Site): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  const section = siteOf(root, "Parameters");
  for (const site of section ? entrySites(section) : []) {
    const name = String(site.key!.value);
    parameters.set(name, readParameter(name, site));
  }
  return parameters;
}

function readParameter(name: string, site: Site): Parameter {
  const type = textOf(childOf(site.node, "Type")) ?? "String";
  // The value of these is the name of something that holds the real value.
  if (type.startsWith("AWS::SSM::Parameter::Value")) return { name };
  const isList = type === "CommaDelimitedList" || type.startsWith("List<");
  const read = (value: Site): Value => {
    const text = textOf(value.node);
    if (text === undefined) return unknown(value, "no value is written");
    if (text.includes("{{resolve:")) return unknown(value, "a dynamic reference");
    if (!isList) return literal(value, text);
    return { kind: "list", site: value, items: text.split(",").map((item) => literal(value, item.trim())) };
  };
  const fallback = siteOf(site, "Default");
  const allowed = siteOf(site, "AllowedValues");
  return {
    name,
    default: fallback && fallback.node.kind === "scalar" ? emptyOrRead(fallback, read) : undefined,
    allowed: allowed && itemSites(allowed).map(read),
  };
}

/** `Default: ""` and `Default:` are the empty text, on which conditions often rest. */
function emptyOrRead(site: Site, read: (value: Site) => Value): Value {
  return site.node.kind === "scalar" && site.node.value === null ? literal(site, "") : read(site);
}

function readConditions(root: Site, context: Context): ReadonlyMap<string, Condition> {
  const section = siteOf(root, "Conditions");
  return new Map(
    (section ? entrySites(section) : []).map((site) => [String(site.key!.value), readCondition(site, context)]),
  );
}
