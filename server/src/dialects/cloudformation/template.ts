import type { Condition } from "../../model/condition.ts";
import { locationOf, type Site, type SourceFile } from "../../model/site.ts";
import type { DialectId, Parameter, Resource, Template } from "../../model/template.ts";
import { unknown, type Value } from "../../model/value.ts";
import { childOf, textOf } from "../../syntax/tree.ts";
import { constructPathOf, isMadeByCdk } from "../cdk/construct-path.ts";
import { entrySites, itemSites, literal, siteOf } from "../reader.ts";
import { signsOf } from "./block-signs.ts";
import { type Block, blocksOf, type KeptBlocks, keepBlocks, valuesOf } from "./blocks.ts";
import { readCondition } from "./conditions.ts";
import type { Context } from "./context.ts";
import { resourceBlocks } from "./for-each.ts";

import { templateNames } from "./names.ts";
import { normalize } from "./normalize.ts";
import { serverlessReader } from "./sam/expand.ts";
import { dynamicReference, noProperties, readValue } from "./values.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * Reads a CloudFormation, SAM or CDK template as its file is now, again and again; the region is what `AWS::Region`
 * stands for, where that is known. What an edit has not changed is the very object that it was before.
 */
export function templateReader(file: SourceFile, dialect: DialectId, region?: string): () => Template {
  const names = templateNames();
  const context: Context = { file, names, region, variables: new Map() };
  const serverless = dialect === "sam" ? serverlessReader(context) : undefined;
  let parameters: KeptBlocks<Parameter> = [];
  let conditions: KeptBlocks<Condition> = [];
  let resources: KeptBlocks<Resource | undefined> = [];

  const readResources = (
    root: Site,
    blocks: readonly Block[],
    namesChanged: boolean,
  ): ReadonlyMap<string, Resource> => {
    // What SAM makes of one resource may depend on what it makes of the others.
    if (serverless && namesChanged) {
      resources = [];
      serverless.forget();
    }
    const hasKept = resources.length > 0;
    resources = keepBlocks(resources, blocks, readResource);
    if (!serverless) return valuesOf(resources);
    const globals = siteOf(root, "Globals");
    const expanded = serverless.expand(valuesOf(resources), globals);
    if (!hasKept || !expanded.namesChanged) return expanded.resources;
    resources = keepBlocks([], blocks, readResource);
    return serverless.expand(valuesOf(resources), globals).resources;
  };

  return () => {
    const root: Site = { file, path: [], node: file.tree.root! };
    parameters = keepBlocks(parameters, blocksOf(siteOf(root, "Parameters"), context), readParameter);
    const section = siteOf(root, "Resources");
    const { blocks, complete } = section ? resourceBlocks(section, context) : { blocks: [], complete: true };
    const namesChanged = names.update({
      parameters: valuesOf(parameters),
      types: typesOf(blocks),
      mappings: new Map(entriesIn(siteOf(root, "Mappings"))),
    });
    conditions = keepBlocks(conditions, blocksOf(siteOf(root, "Conditions"), context), readCondition);
    const all = readResources(root, blocks, namesChanged);
    if (serverless) names.add(new Map([...all.values()].map(({ id, type }) => [id, type])));
    return {
      dialect,
      files: [file],
      resources: all,
      parameters: valuesOf(parameters),
      conditions: valuesOf(conditions),
      open: !complete || file.tree.broken || file.tree.notes.length > 0,
      vocabulary: vocabularyOf(file),
    };
  };
}

function entriesIn(section: Site | undefined): readonly (readonly [string, Site])[] {
  return section ? entrySites(section).map((site) => [String(site.key!.value), site]) : [];
}

function typesOf(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const { id, entry } of blocks) {
    const { type } = signsOf(entry.value);
    if (type !== undefined) types.set(id, type);
  }
  return types;
}

function readResource(site: Site, context: Context, id: string): Resource | undefined {
  const typeSite = siteOf(site, "Type");
  const type = typeSite && textOf(typeSite.node);
  if (!typeSite || type === undefined) return undefined;
  const metadata = siteOf(site, "Metadata");
  const condition = textOf(childOf(site.node, "Condition"));
  const constructPath = metadata && constructPathOf(metadata);
  const dependsOn = siteOf(site, "DependsOn");
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
    dependsOn: dependsOn && readValue(dependsOn, context),
  };
}

function readParameter(site: Site, _context: Context, name: string): Parameter {
  const type = textOf(childOf(site.node, "Type")) ?? "String";
  const isShown = textOf(childOf(site.node, "NoEcho"))?.toLowerCase() !== "true";
  // The value of these is the name of something that holds the real value.
  if (type.startsWith("AWS::SSM::Parameter::Value")) return { name, isShown };
  const isList = type === "CommaDelimitedList" || type.startsWith("List<");
  const read = (value: Site): Value => {
    const text = textOf(value.node);
    if (text === undefined) return unknown(value, "no value is written");
    if (text.includes("{{resolve:")) return dynamicReference(value, text);
    if (!isList) return literal(value, text);
    return { kind: "list", site: value, items: text.split(",").map((item) => literal(value, item.trim())) };
  };
  const fallback = siteOf(site, "Default");
  const allowed = siteOf(site, "AllowedValues");
  return {
    name,
    default: fallback && fallback.node.kind === "scalar" ? emptyOrRead(fallback, read) : undefined,
    allowed: allowed && itemSites(allowed).map(read),
    isShown,
  };
}

/** `Default: ""` and `Default:` are the empty text, on which conditions often rest. */
function emptyOrRead(site: Site, read: (value: Site) => Value): Value {
  return site.node.kind === "scalar" && site.node.value === null ? literal(site, "") : read(site);
}
