import { each, flag, words } from "../conversions.ts";
import { type Attributes, converted, many, one, spread, type TypeMapping } from "./table.ts";

/** A block that CloudFormation has for what Terraform has as a switch. */
const wildcard = converted("TableWildcard", flag(true, null));

const columns: Attributes = { wildcard: converted("ColumnWildcard", flag(true, null)) };

const defaultPermissions: Attributes = { principal: "Principal.DataLakePrincipalIdentifier" };

const principals = each("DataLakePrincipalIdentifier");

/** A tag with the one value that it gives to a resource. */
const tag: Attributes = { key: "TagKey", value: "TagValues[]" };

const tagged: Attributes = {
  database: one("Resource.Database"),
  table: one("Resource.Table", { wildcard }),
  table_with_columns: one("Resource.TableWithColumns"),
};

export const lakeFormation: Readonly<Record<string, TypeMapping>> = {
  aws_lakeformation_resource: {
    type: "AWS::LakeFormation::Resource",
    // Without a role the provider asks for the service-linked one, even where `false` is written.
    defaults: [{ attribute: "use_service_linked_role", value: true, unless: "role_arn" }],
    attributes: {
      arn: "ResourceArn",
      use_service_linked_role: converted("UseServiceLinkedRole", words({ false: null })),
    },
  },
  aws_lakeformation_permissions: {
    type: "AWS::LakeFormation::PrincipalPermissions",
    attributes: {
      catalog_id: "Catalog",
      principal: "Principal.DataLakePrincipalIdentifier",
      catalog_resource: converted("Resource.Catalog", flag(true, null)),
      database: one("Resource.Database"),
      table: one("Resource.Table", { wildcard }),
      table_with_columns: one("Resource.TableWithColumns", columns),
      data_location: one("Resource.DataLocation", { arn: "ResourceArn" }),
      data_cells_filter: one("Resource.DataCellsFilter"),
      lf_tag: one("Resource.LFTag", { key: "TagKey", values: "TagValues" }),
      lf_tag_policy: one("Resource.LFTagPolicy", {
        expression: many("Expression", { key: "TagKey", values: "TagValues" }),
      }),
    },
  },
  aws_lakeformation_data_lake_settings: {
    type: "AWS::LakeFormation::DataLakeSettings",
    attributes: {
      admins: converted("Admins", principals),
      read_only_admins: converted("ReadOnlyAdmins", principals),
      external_data_filtering_allow_list: converted("ExternalDataFilteringAllowList", principals),
      create_database_default_permissions: many("CreateDatabaseDefaultPermissions", defaultPermissions),
      create_table_default_permissions: many("CreateTableDefaultPermissions", defaultPermissions),
      parameters: "Parameters",
    },
  },
  aws_lakeformation_data_cells_filter: {
    type: "AWS::LakeFormation::DataCellsFilter",
    attributes: {
      table_data: spread({
        column_names: "ColumnNames",
        database_name: "DatabaseName",
        name: "Name",
        table_catalog_id: "TableCatalogId",
        table_name: "TableName",
        column_wildcard: one("ColumnWildcard"),
        row_filter: one("RowFilter", { all_rows_wildcard: one("AllRowsWildcard") }),
      }),
    },
  },
  aws_lakeformation_lf_tag: {
    type: "AWS::LakeFormation::Tag",
    attributes: { key: "TagKey", values: "TagValues" },
  },
  aws_lakeformation_resource_lf_tag: {
    type: "AWS::LakeFormation::TagAssociation",
    attributes: { ...tagged, lf_tag: one("LFTags[]", tag) },
  },
  aws_lakeformation_resource_lf_tags: {
    type: "AWS::LakeFormation::TagAssociation",
    attributes: { ...tagged, lf_tag: many("LFTags", tag) },
  },
};
