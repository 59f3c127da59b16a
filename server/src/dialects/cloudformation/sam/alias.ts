import type { Resource } from "../../../model/template.ts";
import type { MapValue } from "../../../model/value.ts";
import { type Cause, generate, reference } from "./made.ts";
import { isWritten, textAt, translate } from "./translate.ts";

/**
 * With `AutoPublishAlias`, SAM publishes a version and points an alias at it. The ids end in a hash and in the alias's
 * name, which are known only at deployment where they are not literal. SAM connects events to the alias; here they stay
 * with the function itself, which is what they call either way.
 */
export function aliasOf(cause: Cause, properties: MapValue): readonly Resource[] {
  if (!isWritten(properties, "AutoPublishAlias")) return [];
  const { id } = cause.owner;
  const version = generate(cause, `${id}Version`, "AWS::Lambda::Version", (site) => {
    const words = { names: [{ from: "VersionDescription", to: "Description" }], shared: [] };
    return translate(properties, words, { FunctionName: () => reference(site, id) }, site, site);
  });
  const name = textAt(properties, "AutoPublishAlias") ?? "";
  const alias = generate(cause, `${id}Alias${name}`, "AWS::Lambda::Alias", (site) => {
    const words = { names: [{ from: "AutoPublishAlias", to: "Name" }], shared: ["ProvisionedConcurrencyConfig"] };
    const additions = {
      FunctionName: () => reference(site, id),
      FunctionVersion: () => reference(site, version.id, "Version"),
    };
    return translate(properties, words, additions, site, site);
  });
  return [version, alias];
}
