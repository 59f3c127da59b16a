import { type Attributes, many, one, type TypeMapping } from "./table.ts";

const mountOptions: Attributes = { mount_options: one("MountOptions") };

function location(type: string, attributes: Attributes = {}): TypeMapping {
  return { type: `AWS::DataSync::${type}`, refs: ["arn"], arns: ["id"], attributes };
}

export const datasync: Readonly<Record<string, TypeMapping>> = {
  aws_datasync_task: {
    type: "AWS::DataSync::Task",
    refs: ["arn"],
    arns: ["id"],
    attributes: {
      excludes: one("Excludes[]"),
      includes: one("Includes[]"),
      options: one(
        "Options",
        {},
        // The service takes another one for tasks in enhanced mode.
        { defaults: [{ attribute: "verify_mode", value: "POINT_IN_TIME_CONSISTENT" }] },
      ),
      schedule: one("Schedule"),
      task_report_config: one("TaskReportConfig", {
        s3_object_versioning: "ObjectVersionIds",
        report_overrides: one("Overrides", {
          deleted_override: "Deleted.ReportLevel",
          skipped_override: "Skipped.ReportLevel",
          transferred_override: "Transferred.ReportLevel",
          verified_override: "Verified.ReportLevel",
        }),
        s3_destination: one("Destination.S3"),
      }),
    },
  },
  aws_datasync_agent: {
    type: "AWS::DataSync::Agent",
    refs: ["arn"],
    arns: ["id"],
    attributes: { name: "AgentName" },
  },
  aws_datasync_location_azure_blob: location("LocationAzureBlob", {
    access_tier: "AzureAccessTier",
    authentication_type: "AzureBlobAuthenticationType",
    blob_type: "AzureBlobType",
    container_url: "AzureBlobContainerUrl",
    sas_configuration: one("AzureBlobSasConfiguration", { token: "AzureBlobSasToken" }),
  }),
  aws_datasync_location_efs: location("LocationEFS", {
    efs_file_system_arn: "EfsFilesystemArn",
    ec2_config: one("Ec2Config"),
  }),
  aws_datasync_location_fsx_lustre_file_system: location("LocationFSxLustre"),
  aws_datasync_location_fsx_ontap_file_system: location("LocationFSxONTAP", {
    protocol: one("Protocol", { nfs: one("NFS", mountOptions), smb: one("SMB", mountOptions) }),
  }),
  aws_datasync_location_fsx_openzfs_file_system: location("LocationFSxOpenZFS", {
    protocol: one("Protocol", { nfs: one("NFS", mountOptions) }),
  }),
  aws_datasync_location_fsx_windows_file_system: location("LocationFSxWindows"),
  aws_datasync_location_hdfs: location("LocationHDFS", {
    name_node: many("NameNodes"),
    qop_configuration: one("QopConfiguration"),
  }),
  aws_datasync_location_nfs: location("LocationNFS", { ...mountOptions, on_prem_config: one("OnPremConfig") }),
  aws_datasync_location_object_storage: location("LocationObjectStorage"),
  aws_datasync_location_s3: location("LocationS3", { s3_config: one("S3Config") }),
  aws_datasync_location_smb: location("LocationSMB", mountOptions),
};
