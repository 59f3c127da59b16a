import { locateWithinRange } from "../../../model/site.ts";
import type { Definition, SymbolTable, Use } from "../../../model/symbols.ts";
import type { Template } from "../../../model/template.ts";
import { ownerPath } from "./made.ts";

/** What SAM makes of an API, which the model does not have: `ShopDeployment`, `ShopProdStage`. */
const madeOfApis = /^(?:Deployment|\w*Stage)$/;
const apis = ["AWS::Serverless::Api", "AWS::Serverless::HttpApi"];

/**
 * The same table in which a reference to what SAM makes, such as `ReaderRole`, is a use of the resource that it is made
 * of, for with that its name changes. What SAM makes of the template as a whole, such as `ServerlessRestApi`, stays
 * without definition.
 */
export function withOwners(table: SymbolTable, { files, resources }: Template): SymbolTable {
  const written = new Map(table.definitions.filter(({ kind }) => isReferable(kind)).map((one) => [one.id, one]));
  const ownerOf = (id: string): string | undefined => {
    const made = resources.get(id);
    if (made) return String(ownerPath(made)[1]);
    return [...written.values()].find((one) => isMadeOfApi(id, one))?.id;
  };
  const uses = table.uses.map((use): Use => {
    if (!use.kinds.includes("resource") || written.has(use.id)) return use;
    const owner = ownerOf(use.id);
    if (owner === undefined || !use.id.startsWith(owner)) return use;
    return { ...use, id: owner, at: locateWithinRange(files[0]!, use.at, 0, owner.length) };
  });
  return { ...table, uses };
}

function isReferable(kind: Definition["kind"]): boolean {
  return kind === "parameter" || kind === "resource";
}

function isMadeOfApi(id: string, { id: api, detail = "" }: Definition): boolean {
  return apis.includes(detail) && id.startsWith(api) && madeOfApis.test(id.slice(api.length));
}
