import { mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { s3LocationOf } from "../../model/s3-location.ts";

const location = "TableInput.StorageDescriptor.Location";

export interface TableInBucket {
  readonly table: ResourceView;
  readonly property: Property;
  /** The beginning of its objects' keys. */
  readonly prefix: string;
}

/** The tables of the template whose files lie in a bucket, in a place that is known, and are read as they are. */
export function tablesIn(bucket: ResourceView): readonly TableInBucket[] {
  return mayMention(bucket, "AWS::Glue::Table", location).flatMap((table) => {
    const property = table.get(location);
    const place = s3LocationOf(property);
    if (place?.bucket?.id !== bucket.id || !place.isComplete || !isReadAsFiles(table)) return [];
    // A location is a folder, be it written with its slash or without.
    const prefix = place.key === "" || place.key.endsWith("/") ? place.key : `${place.key}/`;
    return [{ table, property, prefix }];
  });
}

/** Not so views, links to other tables, Iceberg tables, which archive by snapshots, and those that read what is restored. */
function isReadAsFiles(table: ResourceView): boolean {
  const input = table.get("TableInput");
  const parameters = input.get("Parameters");
  const [format, restored] = [parameters.get("table_type"), parameters.get("read_restored_glacier_objects")];
  const [type, link, iceberg] = [input.get("TableType"), input.get("TargetTable"), table.get("OpenTableFormatInput")];
  const isKnown = [parameters, format, restored, type, link, iceberg].every(({ unknown }) => !unknown);
  const isOther = link.present || iceberg.present || type.string === "VIRTUAL_VIEW";
  return isKnown && !isOther && format.string?.toUpperCase() !== "ICEBERG" && restored.boolean !== true;
}
