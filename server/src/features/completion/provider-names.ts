/** Written by scripts/provider-names.ts from the schema of the aws provider 6.25. */
import type { ProviderNames } from "./provider.ts";

export const providerNames: Readonly<Record<string, ProviderNames>> = {
  aws_athena_capacity_reservation: { gives: "allocated_dpus" },
  aws_athena_data_catalog: { without: "status connection_type error", needs: "description parameters" },
  aws_athena_database: {
    without: "tags arn",
    also:
      "encryption_configuration.encryption_option encryption_configuration.kms_key bucket comment " +
      "expected_bucket_owner force_destroy:bool name properties:map workgroup acl_configuration:block",
    needs: "encryption_configuration.encryption_option name",
  },
  aws_athena_named_query: { without: "tags work_group arn", also: "workgroup", needs: "name" },
  aws_athena_prepared_statement: { without: "tags work_group arn", also: "workgroup", needs: "workgroup" },
  aws_athena_workgroup: {
    without: "configuration.engine_version.effective_engine_version configuration.additional_configuration",
    also: "configuration.identity_center_configuration:block",
    spares: "configuration.result_configuration.encryption_configuration.encryption_option",
  },
  aws_batch_compute_environment: {
    without:
      "compute_resources.ec2_configuration.batch_image_status compute_resources.launch_template.userdata_type " +
      "compute_resources.update_to_latest_image_version compute_resources.capacity_tags unmanagedv_cpus " +
      "replace_compute_environment context",
    also: "name_prefix",
    needs: "compute_resources.subnets",
    spares: "compute_resources.ec2_configuration.image_type",
    gives: "ecs_cluster_arn",
  },
  aws_batch_job_definition: {
    without:
      "eks_properties.pod_properties.containers.security_context.allow_privilege_escalation " +
      "eks_properties.pod_properties.containers.volume_mounts.sub_path " +
      "eks_properties.pod_properties.init_containers.security_context.allow_privilege_escalation " +
      "eks_properties.pod_properties.init_containers.volume_mounts.sub_path " +
      "eks_properties.pod_properties.metadata.annotations eks_properties.pod_properties.metadata.namespace",
    also: "deregister_on_new_revision:bool",
    needs:
      "name eks_properties.pod_properties eks_properties.pod_properties.containers " +
      "eks_properties.pod_properties.containers.env.value " +
      "eks_properties.pod_properties.containers.volume_mounts.mount_path " +
      "eks_properties.pod_properties.containers.volume_mounts.name " +
      "eks_properties.pod_properties.init_containers.env.value " +
      "eks_properties.pod_properties.init_containers.volume_mounts.mount_path " +
      "eks_properties.pod_properties.init_containers.volume_mounts.name " +
      "eks_properties.pod_properties.image_pull_secret.name " +
      "eks_properties.pod_properties.volumes.empty_dir.size_limit " +
      "eks_properties.pod_properties.volumes.host_path.path",
    spares: "eks_properties.pod_properties.volumes.name",
    gives: "arn_prefix revision",
  },
  aws_batch_job_queue: { without: "job_queue_type", needs: "name state" },
  aws_cloudwatch_event_api_destination: { without: "tags", needs: "name" },
  aws_cloudwatch_event_archive: { without: "tags", needs: "name" },
  aws_cloudwatch_event_bus: { without: "policy" },
  aws_cloudwatch_event_connection: {
    without:
      "tags auth_parameters.connectivity_parameters " +
      "invocation_connectivity_parameters.resource_parameters.resource_association_arn",
    needs: "auth_parameters auth_parameters.oauth.oauth_http_parameters authorization_type name",
    spares:
      "auth_parameters.invocation_http_parameters.body.value auth_parameters.invocation_http_parameters.body.key " +
      "auth_parameters.invocation_http_parameters.header.value " +
      "auth_parameters.invocation_http_parameters.header.key " +
      "auth_parameters.invocation_http_parameters.query_string.value " +
      "auth_parameters.invocation_http_parameters.query_string.key auth_parameters.oauth.client_parameters " +
      "auth_parameters.oauth.oauth_http_parameters.body.value auth_parameters.oauth.oauth_http_parameters.body.key " +
      "auth_parameters.oauth.oauth_http_parameters.header.value " +
      "auth_parameters.oauth.oauth_http_parameters.header.key " +
      "auth_parameters.oauth.oauth_http_parameters.query_string.value " +
      "auth_parameters.oauth.oauth_http_parameters.query_string.key",
    gives: "secret_arn",
  },
  aws_cloudwatch_event_rule: { also: "force_destroy:bool is_enabled:bool name_prefix state" },
  aws_cloudwatch_event_target: {
    without: "tags ecs_target.reference_id redshift_target.sqls",
    also: "event_bus_name force_destroy:bool",
    needs: "ecs_target.ordered_placement_strategy.type ecs_target.placement_constraint.type",
    spares:
      "target_id appsync_target.graphql_operation kinesis_target.partition_key_path run_command_targets " +
      "sqs_target.message_group_id",
  },
  aws_cloudwatch_log_group: {
    without: "data_protection_policy field_index_policies resource_policy_document bearer_token_authentication_enabled",
    also: "name_prefix skip_destroy:bool",
  },
  aws_cloudwatch_log_subscription_filter: {
    without: "tags apply_on_transformed_logs field_selection_criteria emit_system_fields arn",
    needs: "name",
  },
  aws_cloudwatch_metric_alarm: {
    without: "evaluation_interval",
    needs: "metric_query.metric.metric_name comparison_operator evaluation_periods alarm_name",
  },
  aws_cloudwatch_metric_stream: { also: "name_prefix" },
  aws_codebuild_project: {
    without: "queued_timeout_in_minutes visibility timeout_in_minutes",
    also:
      "build_timeout:number project_visibility queued_timeout:number artifacts:block build_batch_config:block " +
      "cache:block environment:block file_system_locations:blocks logs_config:block secondary_artifacts:blocks " +
      "secondary_source_version:blocks secondary_sources:blocks source:block vpc_config:block",
    needs: "name artifacts environment source",
    gives: "badge_url public_project_alias",
  },
  aws_codepipeline: {
    without: "restart_execution_on_update",
    also: "artifact_store:blocks stage:blocks trigger:blocks variable:blocks",
    needs: "name artifact_store stage",
    gives: "trigger_all",
  },
  aws_connect_instance_storage_config: {
    without: "tags instance_arn arn",
    also: "instance_id",
    needs: "storage_config instance_id",
    gives: "association_id",
  },
  aws_datapipeline_pipeline: { without: "activate arn" },
  aws_datapipeline_pipeline_definition: {
    without: "tags arn",
    needs: "pipeline_object",
    spares: "parameter_object.attribute pipeline_object.field",
  },
  aws_datasync_agent: { also: "ip_address private_link_endpoint" },
  aws_datasync_location_azure_blob: { needs: "container_url agent_arns", gives: "uri" },
  aws_datasync_location_efs: { needs: "efs_file_system_arn", gives: "uri" },
  aws_datasync_location_fsx_lustre_file_system: { needs: "fsx_filesystem_arn", gives: "uri" },
  aws_datasync_location_fsx_ontap_file_system: {
    needs: "protocol protocol.smb.password",
    gives: "fsx_filesystem_arn uri",
  },
  aws_datasync_location_fsx_openzfs_file_system: { needs: "protocol.nfs fsx_filesystem_arn", gives: "uri" },
  aws_datasync_location_fsx_windows_file_system: { needs: "fsx_filesystem_arn password", gives: "uri" },
  aws_datasync_location_hdfs: {
    also: "kerberos_keytab_base64 kerberos_krb5_conf_base64",
    spares: "authentication_type",
    gives: "uri",
  },
  aws_datasync_location_nfs: { needs: "subdirectory server_hostname", gives: "uri" },
  aws_datasync_location_object_storage: { needs: "bucket_name server_hostname", gives: "uri" },
  aws_datasync_location_s3: { also: "agent_arns:list", needs: "subdirectory s3_bucket_arn", gives: "uri" },
  aws_datasync_location_smb: {
    without: "authentication_type dns_ip_addresses kerberos_principal kerberos_keytab kerberos_krb5_conf",
    needs: "user subdirectory server_hostname password",
    gives: "uri",
  },
  aws_datasync_task: {
    without: "options.object_metadata schedule.status",
    needs:
      "schedule.schedule_expression task_report_config.s3_destination " +
      "task_report_config.s3_destination.s3_bucket_arn task_report_config.s3_destination.bucket_access_role_arn",
    spares: "task_report_config.output_type",
  },
  aws_db_instance: {
    without:
      "db_cluster_identifier source_db_cluster_identifier promotion_tier db_cluster_snapshot_identifier " +
      "certificate_rotation_restart source_region automatic_backup_replication_region " +
      "use_default_processor_features automatic_backup_replication_kms_key_id " +
      "automatic_backup_replication_retention_period db_system_id master_user_authentication_type " +
      "tde_credential_arn tde_credential_password",
    also:
      "customer_owned_ip_enabled:bool db_name final_snapshot_identifier identifier_prefix password_wo " +
      "password_wo_version:number skip_final_snapshot:bool upgrade_storage_config:bool blue_green_update:block " +
      "s3_import:block",
    needs: "instance_class",
    gives:
      "address endpoint engine_version_actual hosted_zone_id listener_endpoint master_user_secret replicas " +
      "resource_id",
  },
  aws_db_instance_role_association: { without: "tags arn" },
  aws_db_option_group: {
    also: "name_prefix skip_destroy:bool",
    needs: "option.option_settings.value option.option_settings.name",
    spares: "option_group_description",
  },
  aws_db_parameter_group: { also: "name_prefix skip_destroy:bool", spares: "description" },
  aws_db_proxy: {
    without: "endpoint_network_type target_connection_network_type",
    also: "auth.username",
    gives: "endpoint",
  },
  aws_db_subnet_group: { also: "name_prefix", spares: "description", gives: "supported_network_types vpc_id" },
  aws_dms_certificate: { without: "arn", needs: "certificate_id", gives: "certificate_arn" },
  aws_dms_endpoint: {
    without:
      "kinesis_settings.no_hex_prefix mongodb_settings.port mongodb_settings.database_name " +
      "mongodb_settings.username mongodb_settings.server_name mongodb_settings.secrets_manager_secret_id " +
      "mongodb_settings.secrets_manager_access_role_arn mongodb_settings.password " +
      "mysql_settings.secrets_manager_secret_id mysql_settings.secrets_manager_access_role_arn " +
      "oracle_settings.allow_selected_nested_tables oracle_settings.fail_task_on_lob_truncation " +
      "oracle_settings.use_bfile oracle_settings.asm_password oracle_settings.direct_path_parallel_load " +
      "oracle_settings.additional_archived_log_dest_id " +
      "oracle_settings.spatial_data_option_to_geo_json_function_name oracle_settings.replace_path_prefix " +
      "oracle_settings.asm_server oracle_settings.secrets_manager_oracle_asm_access_role_arn " +
      "oracle_settings.oracle_path_prefix oracle_settings.read_ahead_blocks oracle_settings.standby_delay_time " +
      "oracle_settings.add_supplemental_logging oracle_settings.secrets_manager_secret_id " +
      "oracle_settings.enable_homogenous_tablespace oracle_settings.asm_user " +
      "oracle_settings.use_direct_path_full_load oracle_settings.security_db_encryption " +
      "oracle_settings.parallel_asm_read_threads oracle_settings.archived_log_dest_id " +
      "oracle_settings.use_path_prefix oracle_settings.use_logminer_reader " +
      "oracle_settings.security_db_encryption_name oracle_settings.direct_path_no_log " +
      "oracle_settings.secrets_manager_oracle_asm_secret_id oracle_settings.char_length_semantics " +
      "oracle_settings.number_datatype_scale oracle_settings.read_table_space_name " +
      "oracle_settings.access_alternate_directly oracle_settings.use_alternate_folder_for_online " +
      "oracle_settings.archived_logs_only oracle_settings.extra_archived_log_dest_ids " +
      "oracle_settings.retry_interval oracle_settings.secrets_manager_access_role_arn " +
      "postgres_settings.secrets_manager_secret_id postgres_settings.secrets_manager_access_role_arn " +
      "redshift_settings.connection_timeout redshift_settings.map_boolean_as_boolean " +
      "redshift_settings.after_connect_script redshift_settings.file_transfer_upload_streams " +
      "redshift_settings.explicit_ids redshift_settings.secrets_manager_secret_id " +
      "redshift_settings.truncate_columns redshift_settings.replace_chars redshift_settings.time_format " +
      "redshift_settings.replace_invalid_chars redshift_settings.remove_quotes redshift_settings.load_timeout " +
      "redshift_settings.max_file_size redshift_settings.trim_blanks redshift_settings.date_format " +
      "redshift_settings.comp_update redshift_settings.accept_any_date redshift_settings.write_buffer_size " +
      "redshift_settings.secrets_manager_access_role_arn redshift_settings.case_sensitive_names " +
      "redshift_settings.empty_as_null s3_settings resource_identifier arn",
    also:
      "elasticsearch_settings.use_new_mapping_type:bool kafka_settings.sasl_mechanism " +
      "kinesis_settings.use_large_integer_value:bool mysql_settings.authentication_method " +
      "mysql_settings.execute_timeout:number mysql_settings.service_access_role_arn " +
      "oracle_settings.authentication_method postgres_settings.authentication_method " +
      "postgres_settings.map_jsonb_as_clob:bool postgres_settings.map_long_varchar_as " +
      "postgres_settings.service_access_role_arn pause_replication_tasks:bool secrets_manager_access_role_arn " +
      "secrets_manager_arn service_access_role",
    needs:
      "endpoint_id elasticsearch_settings.endpoint_uri elasticsearch_settings.service_access_role_arn " +
      "kafka_settings.broker redis_settings.server_name redis_settings.port redis_settings.auth_type",
    gives: "endpoint_arn",
  },
  aws_dms_event_subscription: { needs: "name source_type event_categories" },
  aws_dms_replication_config: {
    also: "start_replication:bool",
    needs: "compute_config.replication_subnet_group_id",
    spares: "compute_config.max_capacity_units",
  },
  aws_dms_replication_instance: {
    without: "resource_identifier arn",
    also: "apply_immediately:bool kerberos_authentication_settings:block",
    needs: "replication_instance_id",
    gives: "replication_instance_arn replication_instance_private_ips replication_instance_public_ips",
  },
  aws_dms_replication_subnet_group: {
    without: "arn",
    needs: "replication_subnet_group_id",
    gives: "replication_subnet_group_arn vpc_id",
  },
  aws_dms_replication_task: {
    without: "cdc_stop_position task_data arn",
    also: "start_replication_task:bool",
    needs: "replication_task_id",
    gives: "replication_task_arn",
  },
  aws_dms_s3_endpoint: {
    without:
      "port resource_identifier password database_name engine_name username server_name extra_connection_attributes " +
      "arn",
    also: "detach_target_on_lob_lookup_failure_parquet:bool",
    needs: "endpoint_id bucket_name service_access_role_arn",
    gives: "endpoint_arn engine_display_name external_id rfc4180",
  },
  aws_docdb_cluster: {
    without: "copy_tags_to_snapshot rotate_master_user_password master_user_secret_kms_key_id",
    also:
      "allow_major_version_upgrade:bool apply_immediately:bool cluster_identifier_prefix cluster_members:list " +
      "engine final_snapshot_identifier master_password_wo master_password_wo_version:number " +
      "skip_final_snapshot:bool",
    needs: "restore_to_point_in_time.source_cluster_identifier",
    gives: "cluster_resource_id endpoint hosted_zone_id master_user_secret reader_endpoint",
  },
  aws_docdb_cluster_instance: {
    without: "certificate_rotation_restart",
    also:
      "apply_immediately:bool copy_tags_to_snapshot:bool engine identifier_prefix performance_insights_kms_key_id " +
      "promotion_tier:number",
    gives:
      "db_subnet_group_name dbi_resource_id endpoint engine_version kms_key_id port preferred_backup_window " +
      "publicly_accessible storage_encrypted writer",
  },
  aws_docdb_cluster_parameter_group: { also: "name_prefix", spares: "parameter description" },
  aws_docdb_subnet_group: { also: "name_prefix", spares: "description", gives: "supported_network_types" },
  aws_docdbelastic_cluster: { without: "shard_instance_count", needs: "admin_user_password", gives: "endpoint" },
  aws_dynamodb_kinesis_streaming_destination: { without: "tags arn" },
  aws_dynamodb_table: {
    without: "global_secondary_index.key_schema local_secondary_index.hash_key server_side_encryption.sse_type",
    also:
      "replica.consistency_mode replica.deletion_protection_enabled:bool replica.propagate_tags:bool " +
      "restore_date_time restore_source_name restore_source_table_arn restore_to_latest_time:bool " +
      "stream_enabled:bool global_table_witness:block",
    needs:
      "name global_secondary_index.projection_type local_secondary_index.projection_type " +
      "point_in_time_recovery.enabled replica.region_name",
    spares:
      "hash_key range_key read_capacity write_capacity global_secondary_index.range_key " +
      "global_secondary_index.read_capacity global_secondary_index.write_capacity stream_view_type ttl.enabled",
    gives: "stream_arn stream_label",
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    also:
      "appliance_mode_support dns_support ipv6_support security_group_referencing_support " +
      "transit_gateway_default_route_table_association:bool transit_gateway_default_route_table_propagation:bool",
    gives: "vpc_owner_id",
  },
  aws_ecs_cluster: {
    without: "capacity_providers",
    also: "configuration:block service_connect_defaults:block setting:blocks",
    needs: "name",
  },
  aws_elasticache_cluster: {
    without: "security_group_names",
    also:
      "log_delivery_configuration.destination apply_immediately:bool final_snapshot_identifier outpost_mode " +
      "preferred_outpost_arn replication_group_id",
    needs: "log_delivery_configuration.destination cluster_id",
    spares: "node_type engine num_cache_nodes",
    gives: "cache_nodes cluster_address configuration_endpoint engine_version_actual",
  },
  aws_elasticache_global_replication_group: {
    without: "tags",
    needs: "primary_replication_group_id global_replication_group_id_suffix",
    gives:
      "at_rest_encryption_enabled auth_token_enabled cluster_enabled engine_version_actual global_node_groups " +
      "global_replication_group_id transit_encryption_enabled",
  },
  aws_elasticache_parameter_group: { also: "name", needs: "name", spares: "description" },
  aws_elasticache_replication_group: {
    without: "primary_cluster_id snapshotting_cluster_id durability",
    also:
      "log_delivery_configuration.destination node_group_configuration.primary_outpost_arn " +
      "node_group_configuration.replica_outpost_arns:list apply_immediately:bool auth_token_update_strategy " +
      "final_snapshot_identifier num_cache_clusters:number",
    needs: "log_delivery_configuration.destination replication_group_id",
    gives:
      "cluster_enabled configuration_endpoint_address engine_version_actual member_clusters " +
      "primary_endpoint_address reader_endpoint_address",
  },
  aws_elasticache_serverless_cache: {
    without: "final_snapshot_name network_type",
    gives: "endpoint full_engine_version reader_endpoint",
  },
  aws_elasticache_subnet_group: { needs: "name", spares: "description", gives: "vpc_id" },
  aws_elasticache_user: { needs: "access_string" },
  aws_elasticsearch_domain: {
    without: "advanced_security_options.anonymous_auth_enabled domain_arn",
    also: "ebs_options.throughput:number auto_tune_options:block",
    needs:
      "cognito_options.identity_pool_id cognito_options.role_arn cognito_options.user_pool_id " +
      "ebs_options.ebs_enabled encrypt_at_rest.enabled node_to_node_encryption.enabled " +
      "snapshot_options.automated_snapshot_start_hour advanced_security_options.enabled domain_name",
    gives: "domain_id endpoint kibana_endpoint",
  },
  aws_elasticsearch_domain_policy: { without: "tags arn", needs: "access_policies" },
  aws_elasticsearch_domain_saml_options: {
    without: "tags anonymous_auth_enabled enabled internal_user_database_enabled arn",
    also:
      "saml_options.idp.entity_id saml_options.idp.metadata_content saml_options.enabled:bool " +
      "saml_options.master_backend_role saml_options.master_user_name saml_options.roles_key " +
      "saml_options.session_timeout_minutes:number saml_options.subject_key",
    needs: "saml_options.idp.entity_id saml_options.idp.metadata_content",
  },
  aws_emr_cluster: {
    without:
      "core_instance_fleet.instance_type_configs.ebs_config.throughput " +
      "core_instance_fleet.instance_type_configs.custom_ami_id core_instance_fleet.instance_type_configs.priority " +
      "core_instance_group.custom_ami_id core_instance_group.market " +
      "master_instance_fleet.instance_type_configs.ebs_config.throughput " +
      "master_instance_fleet.instance_type_configs.custom_ami_id " +
      "master_instance_fleet.instance_type_configs.priority master_instance_group.custom_ami_id " +
      "master_instance_group.market ebs_root_volume_iops ebs_root_volume_throughput",
    also: "configurations list_steps_states:list",
    needs:
      "core_instance_fleet.launch_specifications.spot_specification.allocation_strategy " +
      "master_instance_fleet.launch_specifications.spot_specification.allocation_strategy release_label",
    spares:
      "core_instance_group.instance_count master_instance_group.instance_count placement_group_config.instance_role " +
      "step.hadoop_jar_step step.hadoop_jar_step.jar step.name",
    gives: "master_public_dns",
  },
  aws_emr_instance_fleet: {
    without:
      "tags instance_type_configs.ebs_config.throughput instance_type_configs.custom_ami_id " +
      "instance_type_configs.priority instance_fleet_type arn",
    needs: "launch_specifications.spot_specification.allocation_strategy",
    gives: "provisioned_on_demand_capacity provisioned_spot_capacity",
  },
  aws_emr_instance_group: {
    without: "tags ebs_config.throughput custom_ami_id instance_role market arn",
    spares: "instance_count",
  },
  aws_emr_managed_scaling_policy: { without: "tags arn", needs: "compute_limits" },
  aws_emr_security_configuration: { without: "tags arn", also: "name_prefix" },
  aws_emr_studio: {
    without: "trusted_identity_propagation_enabled idc_user_assignment idc_instance_arn",
    gives: "url",
  },
  aws_emr_studio_session_mapping: { without: "tags arn", also: "identity_id", spares: "identity_name" },
  aws_emrcontainers_virtual_cluster: {
    without: "security_configuration_id session_enabled",
    spares: "container_provider.info.eks_info.namespace",
  },
  aws_emrserverless_application: {
    without:
      "initial_capacity.initial_capacity_config.worker_configuration.disk_type " +
      "interactive_configuration.session_enabled worker_type_specifications",
    needs: "image_configuration.image_uri monitoring_configuration.cloudwatch_logging_configuration.enabled name",
    spares: "initial_capacity.initial_capacity_config initial_capacity.initial_capacity_config.worker_configuration",
  },
  aws_flow_log: {
    without: "resource_id resource_type log_group_name",
    also: "eni_id regional_nat_gateway_id subnet_id transit_gateway_attachment_id transit_gateway_id vpc_id",
    spares:
      "destination_options.per_hour_partition destination_options.hive_compatible_partitions " +
      "destination_options.file_format",
  },
  aws_fsx_data_repository_association: {
    also: "delete_data_in_filesystem:bool",
    spares: "s3.auto_export_policy.events s3.auto_import_policy.events",
    gives: "association_id",
  },
  aws_fsx_lustre_file_system: {
    without: "data_read_cache_configuration.size_gi_b file_system_type network_type",
    also:
      "data_read_cache_configuration.size:number final_backup_tags:map skip_final_backup:bool " +
      "root_squash_configuration:block",
    needs: "data_read_cache_configuration.sizing_mode",
    spares: "log_configuration.level",
    gives: "dns_name mount_name network_interface_ids owner_id vpc_id",
  },
  aws_glue_catalog_database: {
    without: "database_name",
    needs: "name target_database.database_name target_database.catalog_id",
    spares: "catalog_id",
  },
  aws_glue_catalog_table: {
    without: "tags",
    also: "storage_descriptor.additional_locations:list partition_index.index_name partition_index.keys:list",
    needs:
      "name target_table.database_name target_table.catalog_id target_table.name " +
      "storage_descriptor.schema_reference.schema_version_number open_table_format_input.iceberg_input " +
      "open_table_format_input.iceberg_input.metadata_operation partition_index.index_name partition_index.keys",
    spares: "catalog_id",
  },
  aws_glue_classifier: {
    without: "tags csv_classifier.name grok_classifier.name json_classifier.name xml_classifier.name arn",
    also: "csv_classifier.serde name",
    needs: "name",
  },
  aws_glue_connection: { without: "authentication_configuration", needs: "name", spares: "connection_type catalog_id" },
  aws_glue_crawler: {
    also: "mongodb_target.scan_all:bool lineage_configuration.crawler_lineage_settings",
    needs:
      "s3_target.path catalog_target.database_name catalog_target.tables delta_target.write_manifest " +
      "delta_target.delta_tables dynamodb_target.path hudi_target.paths hudi_target.maximum_traversal_depth " +
      "iceberg_target.paths iceberg_target.maximum_traversal_depth jdbc_target.connection_name jdbc_target.path " +
      "mongodb_target.connection_name mongodb_target.path database_name name",
  },
  aws_glue_data_catalog_encryption_settings: {
    without: "tags arn",
    needs:
      "data_catalog_encryption_settings.connection_password_encryption " +
      "data_catalog_encryption_settings.connection_password_encryption.return_connection_password_encrypted " +
      "data_catalog_encryption_settings.encryption_at_rest " +
      "data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode",
    spares: "catalog_id",
  },
  aws_glue_data_quality_ruleset: {
    without: "client_token",
    also: "target_table.catalog_id",
    needs: "ruleset",
    gives: "recommendation_run_id",
  },
  aws_glue_job: {
    without: "allocated_capacity log_uri",
    also:
      "source_control_details.auth_strategy source_control_details.auth_token source_control_details.branch " +
      "source_control_details.folder source_control_details.last_commit_id source_control_details.owner " +
      "source_control_details.provider source_control_details.repository",
    needs: "command.script_location name",
  },
  aws_glue_ml_transform: {
    needs: "input_record_tables parameters.find_matches_parameters name",
    spares: "parameters.find_matches_parameters.primary_key_column_name",
    gives: "schema",
  },
  aws_glue_partition: {
    without: "tags storage_descriptor.columns.parameters storage_descriptor.schema_reference arn",
    also: "storage_descriptor.additional_locations:list",
    needs: "storage_descriptor.sort_columns.sort_order",
    spares: "catalog_id",
  },
  aws_glue_schema: {
    needs: "schema_definition",
    gives: "latest_schema_version next_schema_version registry_name schema_checkpoint",
  },
  aws_glue_security_configuration: {
    without: "tags arn",
    needs:
      "encryption_configuration.cloudwatch_encryption encryption_configuration.job_bookmarks_encryption " +
      "encryption_configuration.s3_encryption",
  },
  aws_glue_trigger: { needs: "predicate.conditions name" },
  aws_iam_group_policy: { without: "tags arn", also: "name_prefix", needs: "policy", spares: "name" },
  aws_iam_instance_profile: { also: "name_prefix", spares: "role", gives: "unique_id" },
  aws_iam_policy: { without: "groups roles users", also: "name_prefix", gives: "policy_id" },
  aws_iam_policy_attachment: {
    without: "tags arn",
    also: "groups:list name policy_arn users:list",
    needs: "name policy_arn",
  },
  aws_iam_role: { also: "force_detach_policies:bool managed_policy_arns:list name_prefix", gives: "unique_id" },
  aws_iam_role_policy: { without: "tags arn", also: "name_prefix", needs: "policy", spares: "name" },
  aws_iam_role_policy_attachment: { without: "tags arn", also: "policy_arn", needs: "policy_arn" },
  aws_iam_user_policy: { without: "tags arn", also: "name_prefix", needs: "policy", spares: "name" },
  aws_iot_topic_rule: {
    without: "error_action.http.enable_batching",
    needs:
      "dynamodbv2.role_arn lambda.function_arn sqs.use_base64 name enabled error_action.dynamodbv2.role_arn " +
      "error_action.lambda.function_arn error_action.sqs.use_base64 sql_version",
    spares:
      "cloudwatch_alarm cloudwatch_logs cloudwatch_metric dynamodb dynamodbv2 elasticsearch firehose http " +
      "iot_analytics iot_events kafka kinesis lambda republish s3 sns sqs step_functions timestream",
  },
  aws_keyspaces_keyspace: { without: "client_side_timestamps_enabled", needs: "name" },
  aws_keyspaces_table: {
    without: "schema_definition.partition_key.column_type",
    also: "schema_definition.static_column:blocks comment:block ttl:block",
    needs:
      "client_side_timestamps.status schema_definition schema_definition.clustering_key.order_by " +
      "schema_definition.column table_name",
    spares:
      "capacity_specification.throughput_mode capacity_specification.read_capacity_units " +
      "capacity_specification.write_capacity_units encryption_specification.type",
  },
  aws_kinesis_analytics_application: {
    also:
      "inputs.parallelism:block inputs.processing_configuration:block inputs.schema:block " +
      "inputs.starting_position_configuration:blocks start_application:bool cloudwatch_logging_options:block " +
      "outputs:blocks reference_data_sources:block",
    needs: "name inputs.schema",
    spares: "inputs",
    gives: "version",
  },
  aws_kinesis_firehose_delivery_stream: {
    without:
      "redshift_configuration.buffering_size redshift_configuration.buffering_interval " +
      "redshift_configuration.vpc_config opensearch_configuration.secrets_manager_configuration " +
      "opensearchserverless_configuration.secrets_manager_configuration " +
      "elasticsearch_configuration.secrets_manager_configuration splunk_configuration.vpc_config " +
      "http_endpoint_configuration.vpc_config snowflake_configuration.vpc_config " +
      "iceberg_configuration.secrets_manager_configuration iceberg_configuration.vpc_config delivery_stream_type",
    also: "server_side_encryption.enabled:bool destination_id",
    needs:
      "name destination extended_s3_configuration.data_format_conversion_configuration.input_format_configuration " +
      "extended_s3_configuration.data_format_conversion_configuration.input_format_configuration.deserializer " +
      "extended_s3_configuration.data_format_conversion_configuration.output_format_configuration " +
      "extended_s3_configuration.data_format_conversion_configuration.output_format_configuration.serializer " +
      "extended_s3_configuration.data_format_conversion_configuration.schema_configuration " +
      "extended_s3_configuration.data_format_conversion_configuration.schema_configuration.table_name " +
      "extended_s3_configuration.data_format_conversion_configuration.schema_configuration.database_name " +
      "extended_s3_configuration.data_format_conversion_configuration.schema_configuration.role_arn " +
      "opensearchserverless_configuration.collection_endpoint iceberg_configuration.catalog_arn",
    spares:
      "server_side_encryption.key_type extended_s3_configuration.kms_key_arn " +
      "extended_s3_configuration.s3_backup_configuration.kms_key_arn " +
      "redshift_configuration.s3_configuration.kms_key_arn " +
      "redshift_configuration.secrets_manager_configuration.enabled " +
      "redshift_configuration.s3_backup_configuration.kms_key_arn " +
      "opensearch_configuration.s3_configuration.kms_key_arn " +
      "opensearchserverless_configuration.s3_configuration.kms_key_arn " +
      "elasticsearch_configuration.s3_configuration.kms_key_arn splunk_configuration.s3_configuration.kms_key_arn " +
      "splunk_configuration.secrets_manager_configuration.enabled splunk_configuration.hec_endpoint_type " +
      "http_endpoint_configuration.s3_configuration.kms_key_arn " +
      "http_endpoint_configuration.secrets_manager_configuration.enabled " +
      "snowflake_configuration.s3_configuration.kms_key_arn " +
      "snowflake_configuration.secrets_manager_configuration.enabled " +
      "iceberg_configuration.s3_configuration.kms_key_arn",
  },
  aws_kinesis_resource_policy: { without: "tags arn" },
  aws_kinesis_stream: {
    without: "warm_throughput_mi_bps",
    also: "enforce_consumer_deletion:bool",
    needs: "name",
    spares: "encryption_type kms_key_id",
  },
  aws_kinesis_video_stream: { needs: "name", gives: "version" },
  aws_kinesisanalyticsv2_application: {
    without: "application_configuration.application_code_configuration.code_content.zip_file_content",
    also:
      "application_configuration.sql_application_configuration.input.input_starting_position_configuration:blocks " +
      "application_configuration.sql_application_configuration.output:blocks " +
      "application_configuration.sql_application_configuration.reference_data_source:block force_stop:bool " +
      "start_application:bool cloudwatch_logging_options:block",
    needs:
      "name application_configuration.application_code_configuration " +
      "application_configuration.environment_properties.property_group " +
      "application_configuration.environment_properties.property_group.property_map " +
      "application_configuration.environment_properties.property_group.property_group_id " +
      "application_configuration.sql_application_configuration.input.input_processing_configuration.input_lambda_processor " +
      "application_configuration.sql_application_configuration.input.input_schema.record_format.mapping_parameters",
    spares:
      "application_configuration.application_code_configuration.code_content " +
      "application_configuration.run_configuration.application_restore_configuration.application_restore_type",
    gives: "version_id",
  },
  aws_kms_alias: { without: "tags", also: "name_prefix", spares: "name", gives: "target_key_arn" },
  aws_kms_key: { without: "origin", also: "custom_key_store_id xks_key_id", gives: "key_id" },
  aws_kms_key_policy: { without: "tags arn", also: "bypass_policy_lockout_safety_check:bool", needs: "policy" },
  aws_lakeformation_data_cells_filter: { without: "tags arn", also: "table_data.version_id" },
  aws_lakeformation_data_lake_settings: {
    without: "tags mutation_type arn",
    also: "catalog_id",
    spares:
      "create_database_default_permissions.principal create_database_default_permissions.permissions " +
      "create_table_default_permissions.principal create_table_default_permissions.permissions",
  },
  aws_lakeformation_lf_tag: { without: "tags arn" },
  aws_lakeformation_permissions: {
    without: "tags arn",
    also: "table_with_columns.excluded_column_names:list",
    needs: "principal lf_tag_policy.expression.key lf_tag_policy.expression.values",
    spares:
      "database.catalog_id table.catalog_id table_with_columns.catalog_id data_location.catalog_id " +
      "lf_tag.catalog_id lf_tag_policy.catalog_id permissions_with_grant_option",
  },
  aws_lakeformation_resource: {
    without: "tags",
    also: "with_privileged_access:bool",
    spares: "use_service_linked_role",
  },
  aws_lakeformation_resource_lf_tag: {
    without: "tags arn",
    also: "table_with_columns.column_wildcard:blocks catalog_id",
    spares:
      "database.catalog_id table.catalog_id table_with_columns.column_names table_with_columns.catalog_id lf_tag " +
      "lf_tag.catalog_id",
  },
  aws_lakeformation_resource_lf_tags: {
    without: "tags arn",
    also: "table_with_columns.excluded_column_names:list table_with_columns.wildcard:bool catalog_id",
    spares:
      "database.catalog_id table.catalog_id table_with_columns.column_names table_with_columns.catalog_id " +
      "lf_tag.catalog_id",
  },
  aws_lambda_alias: { without: "tags", gives: "invoke_arn" },
  aws_lambda_event_source_mapping: {
    without: "self_managed_kafka_event_source_config.consumption_mode provisioned_poller_config.poller_group_name",
    needs:
      "destination_config.on_failure.destination_arn document_db_event_source_config.database_name " +
      "metrics_config.metrics self_managed_event_source.endpoints source_access_configuration.type " +
      "source_access_configuration.uri",
    gives: "function_arn uuid",
  },
  aws_lambda_function: {
    without:
      "capacity_provider_config.lambda_managed_instances_capacity_provider_config.execution_environment_memory_gi_b_per_v_cpu " +
      "publish_to_latest_published recursive_loop",
    also:
      "capacity_provider_config.lambda_managed_instances_capacity_provider_config.execution_environment_memory_gib_per_vcpu:number " +
      "filename publish:bool publish_to replace_security_groups_on_destroy:bool replacement_security_group_ids:list " +
      "skip_destroy:bool source_code_hash",
    needs:
      "dead_letter_config.target_arn logging_config.log_format tracing_config.mode vpc_config.security_group_ids " +
      "vpc_config.subnet_ids function_name",
    spares: "ephemeral_storage.size",
    gives:
      "code_sha256 invoke_arn qualified_arn qualified_invoke_arn signing_job_arn signing_profile_version_arn " +
      "source_code_size version",
  },
  aws_lambda_permission: {
    without: "tags invoked_via_function_url arn",
    also: "qualifier statement_id statement_id_prefix",
  },
  aws_mq_broker: {
    without: "storage_size resource_share_arns",
    also:
      "apply_immediately:bool configuration:block encryption_options:block ldap_server_metadata:block logs:block " +
      "maintenance_window_start_time:block user:blocks",
    needs: "engine_version user",
    spares: "deployment_mode publicly_accessible",
    gives: "instances pending_data_replication_mode",
  },
  aws_msk_cluster: {
    without: "broker_node_group_info.connectivity_info.network_type client_authentication.tls.enabled current_version",
    needs: "broker_node_group_info.security_groups",
    spares:
      "broker_node_group_info.connectivity_info.vpc_connectivity.client_authentication.sasl.iam " +
      "broker_node_group_info.connectivity_info.vpc_connectivity.client_authentication.sasl.scram " +
      "broker_node_group_info.connectivity_info.vpc_connectivity.client_authentication.tls " +
      "client_authentication.sasl.iam client_authentication.sasl.scram client_authentication.unauthenticated " +
      "encryption_info.encryption_at_rest_kms_key_arn",
    gives:
      "bootstrap_brokers bootstrap_brokers_public_sasl_iam bootstrap_brokers_public_sasl_scram " +
      "bootstrap_brokers_public_tls bootstrap_brokers_sasl_iam bootstrap_brokers_sasl_scram bootstrap_brokers_tls " +
      "bootstrap_brokers_vpc_connectivity_sasl_iam bootstrap_brokers_vpc_connectivity_sasl_scram " +
      "bootstrap_brokers_vpc_connectivity_tls cluster_uuid current_version zookeeper_connect_string " +
      "zookeeper_connect_string_tls",
  },
  aws_msk_cluster_policy: { without: "tags arn", gives: "current_version" },
  aws_msk_configuration: { without: "tags", gives: "latest_revision" },
  aws_msk_replicator: {
    without:
      "replication_info_list.consumer_group_replication.consumer_group_offset_sync_mode " +
      "replication_info_list.source_kafka_cluster_id replication_info_list.target_kafka_cluster_id",
    needs:
      "kafka_cluster.amazon_msk_cluster kafka_cluster.vpc_config replication_info_list.source_kafka_cluster_arn " +
      "replication_info_list.target_kafka_cluster_arn",
    gives: "current_version",
  },
  aws_msk_scram_secret_association: { without: "tags arn", needs: "secret_arn_list" },
  aws_msk_serverless_cluster: { gives: "bootstrap_brokers_sasl_iam cluster_uuid" },
  aws_mskconnect_connector: {
    without: "capacity.autoscaling.max_autoscaling_task_count network_type",
    spares:
      "capacity.autoscaling.scale_in_policy capacity.autoscaling.scale_in_policy.cpu_utilization_percentage " +
      "capacity.autoscaling.scale_out_policy capacity.autoscaling.scale_out_policy.cpu_utilization_percentage " +
      "capacity.autoscaling.mcu_count capacity.provisioned_capacity.mcu_count " +
      "kafka_cluster_client_authentication.authentication_type kafka_cluster_encryption_in_transit.encryption_type",
    gives: "version",
  },
  aws_mskconnect_custom_plugin: { gives: "latest_revision" },
  aws_mskconnect_worker_configuration: { gives: "latest_revision" },
  aws_nat_gateway: {
    without: "private_ip_address max_drain_duration_seconds arn",
    also: "private_ip availability_zone_address:blocks",
    gives:
      "association_id auto_provision_zones auto_scaling_ips network_interface_id public_ip " +
      "regional_nat_gateway_address regional_nat_gateway_auto_mode route_table_id",
  },
  aws_neptune_cluster: {
    without:
      "restore_to_time db_port restore_type kms_key_id iam_auth_enabled db_subnet_group_name " +
      "use_latest_restorable_time source_db_cluster_identifier db_cluster_parameter_group_name " +
      "db_instance_parameter_group_name network_type",
    also:
      "allow_major_version_upgrade:bool apply_immediately:bool cluster_identifier_prefix engine " +
      "final_snapshot_identifier iam_database_authentication_enabled:bool iam_roles:list kms_key_arn " +
      "neptune_cluster_parameter_group_name neptune_instance_parameter_group_name neptune_subnet_group_name " +
      "port:number replication_source_identifier skip_final_snapshot:bool storage_type " +
      "serverless_v2_scaling_configuration:block",
    gives: "cluster_members cluster_resource_id endpoint hosted_zone_id reader_endpoint",
  },
  aws_opensearch_domain: {
    without:
      "vpc_options.egress_enabled advanced_security_options.jwt_options " +
      "advanced_security_options.anonymous_auth_disable_date aiml_options.serverless_vector_acceleration " +
      "deployment_strategy_options identity_center_options.identity_center_application_arn " +
      "identity_center_options.identity_store_id software_update_options.use_latest_service_software_for_blue_green " +
      "domain_arn skip_shard_migration_wait engine_mode use_case",
    also: "aiml_options.natural_language_query_generation_options:block auto_tune_options:block",
    needs:
      "cognito_options.user_pool_id cognito_options.identity_pool_id cognito_options.role_arn " +
      "ebs_options.ebs_enabled encrypt_at_rest.enabled node_to_node_encryption.enabled " +
      "snapshot_options.automated_snapshot_start_hour advanced_security_options.enabled domain_name",
    spares:
      "aiml_options.s3_vectors_engine.enabled off_peak_window_options.off_peak_window.window_start_time.hours " +
      "off_peak_window_options.off_peak_window.window_start_time.minutes",
    gives: "dashboard_endpoint dashboard_endpoint_v2 domain_endpoint_v2_hosted_zone_id domain_id endpoint endpoint_v2",
  },
  aws_opensearch_domain_policy: { without: "tags arn", needs: "access_policies" },
  aws_opensearch_domain_saml_options: {
    without: "tags anonymous_auth_enabled internal_user_database_enabled enabled anonymous_auth_disable_date arn",
  },
  aws_organizations_policy: { without: "target_ids", also: "skip_destroy:bool", spares: "type" },
  aws_pipes_pipe: {
    without:
      "source_parameters.managed_streaming_kafka_parameters.credentials.sasl_scram512_auth " +
      "source_parameters.self_managed_kafka_parameters.credentials.sasl_scram256_auth " +
      "source_parameters.self_managed_kafka_parameters.credentials.sasl_scram512_auth",
    also:
      "source_parameters.managed_streaming_kafka_parameters.credentials.sasl_scram_512_auth " +
      "source_parameters.self_managed_kafka_parameters.credentials.sasl_scram_256_auth " +
      "source_parameters.self_managed_kafka_parameters.credentials.sasl_scram_512_auth name_prefix",
    needs:
      "log_configuration.cloudwatch_logs_log_destination.log_group_arn " +
      "log_configuration.firehose_log_destination.delivery_stream_arn " +
      "log_configuration.s3_log_destination.bucket_name log_configuration.s3_log_destination.bucket_owner " +
      "log_configuration.level source_parameters.filter_criteria.filter.pattern " +
      "target_parameters.lambda_function_parameters.invocation_type " +
      "target_parameters.step_function_state_machine_parameters.invocation_type",
    spares: "target_parameters.ecs_task_parameters.network_configuration.aws_vpc_configuration.subnets",
  },
  aws_quicksight_data_set: {
    without: "logical_table_map.source.alias logical_table_map.data_transforms.alias folder_arns use_as",
    also:
      "physical_table_map.custom_sql.columns.name physical_table_map.custom_sql.columns.type " +
      "physical_table_map.custom_sql.data_source_arn physical_table_map.custom_sql.name " +
      "physical_table_map.custom_sql.sql_query physical_table_map.relational_table.input_columns.name " +
      "physical_table_map.relational_table.input_columns.type physical_table_map.relational_table.catalog " +
      "physical_table_map.relational_table.data_source_arn physical_table_map.relational_table.name " +
      "physical_table_map.relational_table.schema physical_table_map.s3_source.input_columns.name " +
      "physical_table_map.s3_source.input_columns.type " +
      "physical_table_map.s3_source.upload_settings.contains_header:bool " +
      "physical_table_map.s3_source.upload_settings.delimiter physical_table_map.s3_source.upload_settings.format " +
      "physical_table_map.s3_source.upload_settings.start_from_row:number " +
      "physical_table_map.s3_source.upload_settings.text_qualifier physical_table_map.s3_source.data_source_arn " +
      "physical_table_map.physical_table_map_id logical_table_map.source.data_set_arn " +
      "logical_table_map.source.physical_table_id logical_table_map.source.join_instruction:block " +
      "logical_table_map.data_transforms.cast_column_type_operation.column_name " +
      "logical_table_map.data_transforms.cast_column_type_operation.format " +
      "logical_table_map.data_transforms.cast_column_type_operation.new_column_type " +
      "logical_table_map.data_transforms.create_columns_operation:block " +
      "logical_table_map.data_transforms.filter_operation:block " +
      "logical_table_map.data_transforms.project_operation:block " +
      "logical_table_map.data_transforms.rename_column_operation:block " +
      "logical_table_map.data_transforms.tag_column_operation:block " +
      "logical_table_map.data_transforms.untag_column_operation:block logical_table_map.alias " +
      "logical_table_map.logical_table_map_id column_groups:blocks column_level_permission_rules:blocks " +
      "data_set_usage_configuration:block permissions:blocks row_level_permission_data_set:block " +
      "row_level_permission_tag_configuration:block",
    needs:
      "physical_table_map.custom_sql.columns.name physical_table_map.custom_sql.columns.type " +
      "physical_table_map.custom_sql.data_source_arn physical_table_map.custom_sql.name " +
      "physical_table_map.custom_sql.sql_query physical_table_map.relational_table.input_columns " +
      "physical_table_map.relational_table.input_columns.name " +
      "physical_table_map.relational_table.input_columns.type physical_table_map.relational_table.data_source_arn " +
      "physical_table_map.relational_table.name physical_table_map.s3_source.input_columns " +
      "physical_table_map.s3_source.input_columns.name physical_table_map.s3_source.input_columns.type " +
      "physical_table_map.s3_source.upload_settings physical_table_map.s3_source.data_source_arn " +
      "physical_table_map.physical_table_map_id logical_table_map.source " +
      "logical_table_map.data_transforms.cast_column_type_operation.column_name " +
      "logical_table_map.data_transforms.cast_column_type_operation.new_column_type logical_table_map.alias " +
      "logical_table_map.logical_table_map_id refresh_properties.refresh_configuration data_set_id name import_mode",
    gives: "output_columns",
  },
  aws_quicksight_data_source: {
    without: "folder_arns",
    also: "parameters:block permission:blocks",
    needs: "ssl_properties.disable_ssl data_source_id parameters",
  },
  aws_quicksight_refresh_schedule: {
    without: "tags schedule.schedule_id",
    needs: "schedule_id schedule.schedule_frequency.interval schedule.refresh_type data_set_id",
  },
  aws_rds_cluster: {
    without: "auto_minor_version_upgrade publicly_accessible master_user_authentication_type",
    also:
      "allow_major_version_upgrade:bool apply_immediately:bool ca_certificate_identifier cluster_identifier_prefix " +
      "cluster_members:list final_snapshot_identifier master_password_wo master_password_wo_version:number " +
      "skip_final_snapshot:bool s3_import:block",
    needs: "serverlessv2_scaling_configuration.min_capacity serverlessv2_scaling_configuration.max_capacity engine",
    gives:
      "ca_certificate_valid_till cluster_resource_id endpoint engine_version_actual hosted_zone_id " +
      "master_user_secret reader_endpoint",
  },
  aws_rds_cluster_instance: {
    without:
      "storage_encrypted timezone port storage_throughput multi_az source_db_instance_identifier storage_type " +
      "kms_key_id delete_automated_backups option_group_name deletion_protection allocated_storage " +
      "master_user_password nchar_character_set_name source_db_cluster_identifier db_security_groups " +
      "master_username max_allocated_storage domain domain_fqdn character_set_name domain_ou " +
      "db_cluster_snapshot_identifier source_db_instance_automated_backups_arn restore_time " +
      "certificate_rotation_restart network_type domain_iam_role_name replica_mode license_model domain_dns_ips " +
      "iops source_region use_latest_restorable_time manage_master_user_password source_dbi_resource_id " +
      "domain_auth_secret_arn automatic_backup_replication_region vpc_security_groups allow_major_version_upgrade " +
      "db_name enable_iam_database_authentication backup_retention_period db_snapshot_identifier " +
      "enable_cloudwatch_logs_exports use_default_processor_features automatic_backup_replication_kms_key_id " +
      "automatic_backup_replication_retention_period backup_target database_insights_mode db_system_id " +
      "dedicated_log_volume engine_lifecycle_support master_user_authentication_type tde_credential_arn " +
      "tde_credential_password",
    also: "force_destroy:bool identifier_prefix",
    needs: "instance_class cluster_identifier engine",
    gives: "dbi_resource_id endpoint engine_version_actual kms_key_id network_type port storage_encrypted writer",
  },
  aws_rds_cluster_parameter_group: { also: "name_prefix", spares: "parameter description" },
  aws_rds_cluster_role_association: { without: "tags arn" },
  aws_rds_global_cluster: {
    also: "database_name force_destroy:bool",
    needs: "global_cluster_identifier",
    gives: "endpoint engine_version_actual global_cluster_members global_cluster_resource_id",
  },
  aws_rds_integration: { without: "description", needs: "integration_name" },
  aws_redshift_cluster: {
    without:
      "hsm_client_certificate_identifier revision_target availability_zone_relocation_status " +
      "defer_maintenance_end_time rotate_encryption_key snapshot_copy_manual hsm_configuration_identifier " +
      "defer_maintenance_start_time cluster_security_groups classic defer_maintenance defer_maintenance_duration " +
      "resource_action namespace_resource_policy",
    also:
      "apply_immediately:bool default_iam_role_arn final_snapshot_identifier master_password_wo " +
      "master_password_wo_version:number skip_final_snapshot:bool snapshot_arn",
    needs: "cluster_identifier",
    spares: "database_name cluster_type master_username",
    gives:
      "cluster_namespace_arn cluster_nodes cluster_public_key cluster_revision_number dns_name endpoint " +
      "master_password_secret_arn",
  },
  aws_redshift_cluster_iam_roles: { without: "tags arn", also: "default_iam_role_arn" },
  aws_redshift_endpoint_access: {
    without: "tags arn",
    spares: "vpc_security_group_ids",
    gives: "address port vpc_endpoint",
  },
  aws_redshift_integration: { also: "description", needs: "integration_name" },
  aws_redshift_logging: { without: "tags arn" },
  aws_redshift_parameter_group: { needs: "name", spares: "description" },
  aws_redshift_scheduled_action: { without: "tags arn", needs: "target_action schedule iam_role" },
  aws_redshift_snapshot_copy: {
    without: "tags arn",
    also: "destination_region manual_snapshot_retention_period:number snapshot_copy_grant_name",
    needs: "destination_region",
  },
  aws_redshift_subnet_group: { also: "name", needs: "name", spares: "description" },
  aws_redshiftserverless_namespace: {
    without:
      "final_snapshot_name final_snapshot_retention_period namespace_resource_policy redshift_idc_application_arn",
    also: "admin_user_password_wo admin_user_password_wo_version:number",
    gives: "admin_password_secret_arn namespace_id",
  },
  aws_redshiftserverless_workgroup: {
    without: "snapshot_arn snapshot_name snapshot_owner_account recovery_point_id",
    needs:
      "config_parameter.parameter_value config_parameter.parameter_key price_performance_target.enabled " +
      "namespace_name",
    gives: "endpoint workgroup_id",
  },
  aws_s3_bucket: {
    without: "bucket_namespace abac_status",
    also: "force_destroy:bool",
    gives:
      "bucket_domain_name bucket_region bucket_regional_domain_name hosted_zone_id website_domain website_endpoint",
  },
  aws_s3_bucket_accelerate_configuration: { without: "tags arn", also: "expected_bucket_owner" },
  aws_s3_bucket_acl: {
    without: "tags arn",
    also:
      "access_control_policy.grant.grantee.email_address access_control_policy.grant.grantee.type " +
      "access_control_policy.grant.permission access_control_policy.owner.display_name expected_bucket_owner",
    needs:
      "access_control_policy.grant.grantee.type access_control_policy.grant.permission access_control_policy.owner " +
      "access_control_policy.owner.id",
  },
  aws_s3_bucket_analytics_configuration: {
    without:
      "tags filter.access_point storage_class_analysis.data_export.destination.s3_bucket_destination.account_id arn",
    needs: "storage_class_analysis.data_export",
    spares:
      "storage_class_analysis storage_class_analysis.data_export.destination.s3_bucket_destination.format " +
      "storage_class_analysis.data_export.output_schema_version",
  },
  aws_s3_bucket_cors_configuration: { without: "tags arn", also: "expected_bucket_owner" },
  aws_s3_bucket_intelligent_tiering_configuration: { without: "tags filter.access_point arn", spares: "status" },
  aws_s3_bucket_inventory: {
    without: "tags filter.tags filter.access_point destination.bucket.bucket_account_id arn",
    also: "destination.bucket.encryption:block",
    needs: "schedule",
    spares: "enabled",
  },
  aws_s3_bucket_lifecycle_configuration: {
    without: "tags rule.noncurrent_version_expiration_in_days arn",
    also: "rule.prefix expected_bucket_owner",
    needs: "rule.id",
    spares:
      "rule rule.expiration rule.abort_incomplete_multipart_upload.days_after_initiation rule.filter " +
      "rule.filter.and",
  },
  aws_s3_bucket_logging: {
    without: "tags arn",
    also: "expected_bucket_owner target_grant:blocks",
    needs: "target_bucket target_prefix target_object_key_format.partitioned_prefix.partition_date_source",
  },
  aws_s3_bucket_metric: { without: "tags arn" },
  aws_s3_bucket_notification: {
    without: "tags arn",
    also: "lambda_function.id queue.id topic.id",
    spares:
      "lambda_function.lambda_function_arn lambda_function.filter_prefix lambda_function.filter_suffix " +
      "queue.filter_prefix queue.filter_suffix topic.filter_prefix topic.filter_suffix eventbridge",
  },
  aws_s3_bucket_object_lock_configuration: {
    without: "tags arn",
    also: "expected_bucket_owner token",
    needs: "rule.default_retention",
  },
  aws_s3_bucket_ownership_controls: { without: "tags arn", needs: "rule.object_ownership" },
  aws_s3_bucket_policy: { without: "tags arn" },
  aws_s3_bucket_public_access_block: { without: "tags arn", also: "skip_destroy:bool" },
  aws_s3_bucket_replication_configuration: {
    without: "tags arn",
    also: "rule.existing_object_replication:block token",
    needs: "rule.delete_marker_replication.status",
  },
  aws_s3_bucket_server_side_encryption_configuration: { without: "tags arn", also: "expected_bucket_owner" },
  aws_s3_bucket_versioning: {
    without: "tags arn",
    also: "expected_bucket_owner mfa",
    needs: "versioning_configuration",
  },
  aws_s3_bucket_website_configuration: {
    without: "tags arn",
    also: "expected_bucket_owner routing_rules",
    needs: "index_document.suffix error_document.key",
    gives: "website_domain website_endpoint",
  },
  aws_s3_directory_bucket: {
    also: "location.type force_destroy:bool type",
    needs: "bucket",
    spares: "data_redundancy",
  },
  aws_sagemaker_endpoint: {
    without: "retain_all_variant_properties retain_deployment_config",
    also: "deployment_config:block",
  },
  aws_sagemaker_endpoint_configuration: {
    without:
      "production_variants.variant_instance_provision_timeout_in_seconds " +
      "shadow_production_variants.variant_instance_provision_timeout_in_seconds enable_network_isolation",
    also:
      "production_variants.core_dump_config:block production_variants.managed_instance_scaling:block " +
      "production_variants.routing_config:blocks production_variants.serverless_config:block " +
      "shadow_production_variants.core_dump_config:block shadow_production_variants.managed_instance_scaling:block " +
      "shadow_production_variants.routing_config:blocks shadow_production_variants.serverless_config:block " +
      "name_prefix async_inference_config:block data_capture_config:block",
    spares: "production_variants.variant_name shadow_production_variants.variant_name",
  },
  aws_sagemaker_feature_group: {
    also:
      "feature_definition.collection_type feature_definition.collection_config:block offline_store_config:block " +
      "online_store_config:block throughput_config:block",
    needs: "role_arn",
    spares: "feature_definition.feature_type feature_definition.feature_name",
  },
  aws_sagemaker_flow_definition: {
    also:
      "human_loop_activation_config.human_loop_activation_conditions_config.human_loop_activation_conditions " +
      "human_loop_config.public_workforce_task_price.amount_in_usd.cents:number " +
      "human_loop_config.public_workforce_task_price.amount_in_usd.dollars:number " +
      "human_loop_config.public_workforce_task_price.amount_in_usd.tenth_fractions_of_a_cent:number " +
      "human_loop_config.human_task_ui_arn human_loop_config.task_availability_lifetime_in_seconds:number " +
      "human_loop_config.task_count:number human_loop_config.task_description human_loop_config.task_keywords:list " +
      "human_loop_config.task_time_limit_in_seconds:number human_loop_config.task_title " +
      "human_loop_config.workteam_arn human_loop_request_source.aws_managed_human_loop_request_source " +
      "output_config.kms_key_id output_config.s3_output_path flow_definition_name role_arn",
    needs:
      "human_loop_activation_config.human_loop_activation_conditions_config.human_loop_activation_conditions " +
      "human_loop_config human_loop_config.human_task_ui_arn human_loop_config.task_count " +
      "human_loop_config.task_description human_loop_config.task_title human_loop_config.workteam_arn " +
      "human_loop_request_source.aws_managed_human_loop_request_source output_config output_config.s3_output_path " +
      "flow_definition_name role_arn",
  },
  aws_sagemaker_human_task_ui: { needs: "ui_template", spares: "ui_template.content" },
  aws_sagemaker_model: {
    also: "container.additional_model_data_source:blocks primary_container.additional_model_data_source:blocks",
    needs: "execution_role_arn",
  },
  aws_sagemaker_notebook_instance: {
    without: "accelerator_types",
    needs: "name",
    spares: "instance_metadata_service_configuration.minimum_instance_metadata_service_version",
    gives: "network_interface_id url",
  },
  aws_sagemaker_pipeline: {
    without: "pipeline_definition_s3_location.e_tag",
    needs: "pipeline_display_name",
    spares: "pipeline_definition role_arn",
  },
  aws_sagemaker_workteam: {
    also: "worker_access_configuration:block",
    needs: "workteam_name",
    spares: "notification_configuration.notification_topic_arn",
    gives: "subdomain",
  },
  aws_scheduler_schedule: {
    without: "tags",
    also: "action_after_completion name_prefix",
    needs:
      "target.dead_letter_config.arn target.ecs_parameters.placement_constraints.type " +
      "target.ecs_parameters.placement_strategy.type",
  },
  aws_scheduler_schedule_group: { also: "name_prefix" },
  aws_security_group: {
    without: "ingress.source_security_group_name ingress.source_security_group_owner_id",
    also: "ingress.self:bool egress.self:bool name_prefix revoke_rules_on_delete:bool",
    spares: "description ingress.protocol egress.protocol",
    gives: "owner_id",
  },
  aws_security_group_rule: {
    without: "tags arn",
    also: "description from_port:number self:bool to_port:number type",
    needs: "protocol security_group_id from_port to_port type",
    gives: "security_group_rule_id self_attribute",
  },
  aws_sfn_state_machine: {
    without: "definition_string definition_substitutions",
    also: "name_prefix publish:bool",
    needs: "definition",
    spares: "encryption_configuration.type",
    gives: "description revision_id state_machine_version_arn version_description",
  },
  aws_sns_topic: {
    without: "data_protection_policy maximum_message_size",
    also:
      "application_failure_feedback_role_arn application_success_feedback_role_arn " +
      "application_success_feedback_sample_rate:number delivery_policy firehose_failure_feedback_role_arn " +
      "firehose_success_feedback_role_arn firehose_success_feedback_sample_rate:number " +
      "http_failure_feedback_role_arn http_success_feedback_role_arn http_success_feedback_sample_rate:number " +
      "lambda_failure_feedback_role_arn lambda_success_feedback_role_arn lambda_success_feedback_sample_rate:number " +
      "name_prefix policy sqs_failure_feedback_role_arn sqs_success_feedback_role_arn " +
      "sqs_success_feedback_sample_rate:number",
    gives: "owner",
  },
  aws_sns_topic_policy: { without: "tags", gives: "owner" },
  aws_sns_topic_subscription: {
    without: "tags",
    also: "confirmation_timeout_in_minutes:number endpoint_auto_confirms:bool",
    needs: "endpoint",
    gives: "confirmation_was_authenticated owner_id pending_confirmation",
  },
  aws_sqs_queue: { also: "name_prefix policy", gives: "url" },
  aws_sqs_queue_policy: { without: "tags arn" },
  aws_sqs_queue_redrive_policy: { without: "tags arn", needs: "redrive_policy" },
  aws_subnet: {
    without: "ipv4_ipam_pool_id ipv4_netmask_length ipv6_ipam_pool_id ipv6_netmask_length",
    also:
      "customer_owned_ipv4_pool enable_resource_name_dns_a_record_on_launch:bool " +
      "enable_resource_name_dns_aaaa_record_on_launch:bool map_customer_owned_ip_on_launch:bool " +
      "private_dns_hostname_type_on_launch",
    gives: "ipv6_cidr_block_association_id owner_id",
  },
  aws_vpc_endpoint: {
    without: "dns_options.private_dns_specified_domains dns_options.private_dns_preference",
    also: "auto_accept:bool subnet_configuration:blocks",
    gives: "cidr_blocks dns_entry network_interface_ids owner_id prefix_list_id requester_managed",
  },
  aws_vpc_peering_connection: {
    without: "peer_role_arn assume_role_region arn",
    also: "auto_accept:bool accepter:block requester:block",
  },
  aws_vpc_security_group_egress_rule: { gives: "security_group_rule_id" },
  aws_vpc_security_group_ingress_rule: {
    without: "group_name source_security_group_name source_security_group_owner_id",
    needs: "security_group_id",
    gives: "security_group_rule_id",
  },
  aws_wafv2_web_acl_logging_configuration: { without: "tags arn", also: "logging_filter:block redacted_fields:blocks" },
};
