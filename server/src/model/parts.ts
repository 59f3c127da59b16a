import type { Property } from "./property.ts";
import type { ResourcePart } from "./template.ts";

/** The block apart from the resource's own in which a property is written, as Terraform has them. */
export function partOf({ resource, site }: Property): ResourcePart | undefined {
  return resource.resource.parts?.find(
    (part) => part.site.file === site?.file && part.site.path.every((step, index) => step === site.path[index]),
  );
}
