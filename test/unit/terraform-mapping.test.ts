import assert from "node:assert/strict";
import { cloudControlMapping } from "../../server/src/dialects/terraform/mapping/cloud-control.ts";
import { policyDocument } from "../../server/src/dialects/terraform/mapping/iam-policy-document.ts";
import { mappings } from "../../server/src/dialects/terraform/mapping/mapping.ts";
import {
  cloudControlCase,
  pascalCase,
  propertyName,
  snakeCase,
} from "../../server/src/dialects/terraform/mapping/naming.ts";
import { parsePath } from "../../server/src/dialects/terraform/mapping/path.ts";
import { rowOf, type TypeMapping } from "../../server/src/dialects/terraform/mapping/table.ts";
import { propertyPath, spotsOf, type TerraformStep } from "../../server/src/dialects/terraform/paths.ts";
import type { Words } from "../../server/src/dialects/terraform/translate.ts";
import type { ResourceType } from "../../server/src/schema/resource-type.ts";
import { propertyTypeAt, resourceTypeNames, resourceTypeOf } from "../../server/src/schema/schema.ts";
import { edited, moduleOf, perScenario, plain, seen } from "../support/terraform.ts";

describe("Terraform's names", () => {
  const names: readonly (readonly [string, string])[] = [
    ["shard_count", "ShardCount"],
    ["kms_key_id", "KmsKeyId"],
    ["s3_backup_mode", "S3BackupMode"],
    ["ec2_key_pair", "Ec2KeyPair"],
  ];
  for (const [terraform, cloudFormation] of names) {
    it(`${terraform} is ${cloudFormation}`, () => {
      assert.equal(pascalCase(terraform), cloudFormation);
      assert.equal(snakeCase(cloudFormation), terraform);
    });
  }

  const acronyms: readonly (readonly [string, string, string])[] = [
    ["AWS::KinesisFirehose::DeliveryStream", "role_arn", "RoleARN"],
    ["AWS::Pipes::Pipe", "role_arn", "RoleArn"],
    ["AWS::S3::Bucket", "sse_algorithm", "SSEAlgorithm"],
    ["AWS::KinesisFirehose::DeliveryStream", "size_in_m_bs", "SizeInMBs"],
    ["AWS::KinesisFirehose::DeliveryStream", "awskms_key_arn", "AWSKMSKeyARN"],
    ["AWS::KinesisFirehose::DeliveryStream", "cloudwatch_logging_options", "CloudWatchLoggingOptions"],
    ["AWS::Batch::ComputeEnvironment", "desiredv_cpus", "DesiredvCpus"],
    ["AWS::EMR::Cluster", "ec_2_key_name", "Ec2KeyName"],
  ];
  for (const [type, attribute, property] of acronyms) {
    it(`${attribute} of ${type} is ${property}`, () => {
      assert.equal(propertyName(type, attribute), property);
      assert.equal(cloudControlCase(property), attribute);
    });
  }

  const types: readonly (readonly [string, string | undefined])[] = [
    ["awscc_kinesisfirehose_delivery_stream", "AWS::KinesisFirehose::DeliveryStream"],
    ["awscc_s3_bucket", "AWS::S3::Bucket"],
    ["awscc_dynamodb_table", "AWS::DynamoDB::Table"],
    ["awscc_emr_cluster", "AWS::EMR::Cluster"],
    ["awscc_kinesisanalyticsv2_application", "AWS::KinesisAnalyticsV2::Application"],
    ["awscc_lambda_event_source_mapping", "AWS::Lambda::EventSourceMapping"],
    ["awscc_iam_role_policy", "AWS::IAM::RolePolicy"],
    ["awscc_glue_job", "AWS::Glue::Job"],
    ["aws_s3_bucket", undefined],
  ];
  for (const [terraform, cloudFormation] of types) {
    it(`${terraform} is ${cloudFormation ?? "not of the Cloud Control provider"}`, () => {
      assert.equal(cloudControlMapping(terraform)?.type, cloudFormation);
    });
  }

  const knownTypes = resourceTypeNames().map((name) => resourceTypeOf(name)!);

  it("are spelled as each known type spells its properties", () => {
    const wrong = knownTypes.flatMap((type) =>
      [...propertyNames(type)]
        .filter((name) => [snakeCase, cloudControlCase].some((rule) => propertyName(type.name, rule(name)) !== name))
        .map((name) => `${type.name} ${name}`),
    );
    // Beside another property of the type that has the same words.
    const ambiguous = [
      "AWS::KinesisFirehose::DeliveryStream s3BackupMode",
      "AWS::Lambda::Function KMSKeyArn",
      "AWS::S3::Bucket SseAlgorithm",
    ];
    // In its own type's words nobody can tell where digits end.
    const unclear = ["AWS::DMS::DataProvider IbmDb2zOsSettings"];
    assert.deepEqual(
      wrong.filter((name) => !ambiguous.includes(name) && !unclear.includes(name)),
      [],
      "add these to the spellings in naming.ts",
    );
  });

  it("lead from the Cloud Control provider to each known type", () => {
    const wrong = knownTypes.filter(({ name }) => {
      const [, service, kind] = name.split("::") as [string, string, string];
      return cloudControlMapping(`awscc_${service.toLowerCase()}_${snakeCase(kind)}`)?.type !== name;
    });
    assert.deepEqual(
      wrong.map(({ name }) => name),
      [],
      "add these to the services or types in cloud-control.ts",
    );
  });
});

function propertyNames({ properties, definitions }: ResourceType): ReadonlySet<string> {
  return new Set([properties, ...Object.values(definitions).map((of) => of.properties)].flatMap(Object.keys));
}

/** What the tables lead to although CloudFormation has no such property. */
const beyondCloudFormation: readonly (readonly [type: string, path: RegExp, why: string])[] = [
  ["AWS::DynamoDB::Table", /^Replicas/, "replicas are for another type of table"],
  ["AWS::Elasticsearch::Domain", /\.SAMLOptions/, "only the newer type of domain has them"],
  ["AWS::Glue::Crawler", /^LineageConfiguration/, "only the API has it"],
  ["AWS::Glue::Job", /^SourceControlDetails/, "only the API has it"],
  ["AWS::Glue::Partition", /Columns\.Parameters$/, "only the API has them"],
  ["AWS::Glue::Table", /Columns\.Parameters$|PartitionKeys\.Parameters$/, "only the API has them"],
  ["AWS::Glue::Table", /^PartitionIndexes/, "only the API has them"],
  ["AWS::IoT::TopicRule", /\.DynamoDB\.Operation$/, "only the API has it"],
  ["AWS::KinesisFirehose::DeliveryStream", /^Destination$/, "says which of the blocks is the destination"],
  [
    "AWS::KinesisFirehose::DeliveryStream",
    /^\w+DestinationConfiguration\.(BufferingHints|SecretsManagerConfiguration|VpcConfiguration)/,
    "the destinations share rows, and some lack one",
  ],
  ["AWS::S3::Bucket", /^AccessControlPolicy/, "only the API has it"],
  ["AWS::S3::Bucket", /\.AccessPointArn$/, "the filters share rows, and some lack it"],
  ["AWS::S3::Bucket", /^InventoryConfigurations\.TagFilters$/, "the filters share rows, and this one lacks it"],
  ["AWS::S3::Bucket", /\.MfaDelete$/, "only the API has it"],
];

describe("Terraform's tables", () => {
  for (const [name, words] of [...mappings(), ["aws_iam_policy_document", policyDocument] as const]) {
    it(`${name}: every row leads to a property and back`, () => {
      for (const steps of attributesOf(words)) {
        const path = propertyPath(words, steps);
        const label = `${steps.map((step) => step.name).join(".")} -> ${path.join(".")}`;
        const back = spotsOf(words, path).filter(({ rest }) => rest.length === 0);
        assert.ok(
          back.some((spot) => names(spot.steps) === names(steps)),
          `${label} -> ${back.map((spot) => names(spot.steps)).join(" or ")}`,
        );
      }
    });
  }

  for (const [name, mapping] of mappings()) {
    const type = resourceTypeOf(mapping.type);
    if (!type) continue;
    it(`${name}: every row leads to what ${type.name} has`, () => {
      const missing = pathsOf(mapping).filter((path) => !propertyTypeAt(type, path));
      const beyond = beyondCloudFormation.filter(([of]) => of === type.name).map(([, path]) => path);
      assert.deepEqual(
        missing.filter((path) => !beyond.some((pattern) => pattern.test(path))),
        [],
      );
    });
  }

  it("name no type that CloudFormation does not have, but as Terraform calls it", () => {
    const unknownTypes = [...mappings()].filter(([, { type }]) => !resourceTypeOf(type));
    assert.deepEqual(
      unknownTypes.filter(([name, { type }]) => type !== name).map(([name]) => name),
      [],
    );
  });

  it("say where a split resource lies", () => {
    for (const [name, { attach, attributes }] of mappings()) {
      if (!attach) continue;
      assert.equal(Object.hasOwn(attributes, attach.by), false, `${name} maps ${attach.by}`);
      assert.ok(
        parsePath(attach.at).every((step) => typeof step === "object" || /^[A-Z]/.test(step)),
        name,
      );
    }
  });
});

/** The paths, without indices, of all properties that the rows of a type lead to; tags need not be there. */
function pathsOf({ attach, apart = [], ...mapping }: TypeMapping): readonly string[] {
  const at = attach ? parsePath(attach.at).map((step) => (typeof step === "string" ? step : "0")) : [];
  assert.deepEqual(
    apart.filter(({ type, owner }) => !propertyTypeAt(resourceTypeOf(type)!, owner.replace("[]", ""))),
    [],
  );
  return attributesOf(mapping)
    .filter(([first, ...others]) => first?.name !== "tags" || others.length > 0)
    .map((steps) => [...at, ...propertyPath(mapping, steps)].filter((step) => !/^\d+$/.test(step)).join("."));
}

/** The attributes that the tables list, at all depths. */
function attributesOf(words: Words): readonly (readonly TerraformStep[])[] {
  return Object.entries(words.attributes).flatMap(([name, attribute]) => {
    const row = rowOf(attribute);
    const step: TerraformStep = row.block === "many" ? { name, index: 0 } : { name };
    const inner = attributesOf({ ...words, attributes: row.attributes ?? {} }).map((steps) => [step, ...steps]);
    return row.to === "" ? inner : [[step], ...inner];
  });
}

function names(steps: readonly TerraformStep[]): string {
  return steps.map(({ name, index }) => (index === undefined ? name : `${name}.${index}`)).join(" ");
}

describe("Terraform's words for", () => {
  const cases: readonly (readonly [name: string, type: string, body: object, expected: object])[] = [
    [
      "an instance of a database",
      "aws_db_instance",
      {
        identifier: "orders",
        username: "admin",
        multi_az: true,
        iam_database_authentication_enabled: true,
        vpc_security_group_ids: ["sg"],
        performance_insights_kms_key_id: "k",
      },
      {
        DBInstanceIdentifier: "orders",
        MasterUsername: "admin",
        MultiAZ: true,
        EnableIAMDatabaseAuthentication: true,
        VPCSecurityGroups: ["sg"],
        PerformanceInsightsKMSKeyId: "k",
        BackupRetentionPeriod: 0,
        PubliclyAccessible: false,
      },
    ],
    [
      "a replica, which keeps the backups that the service chooses",
      "aws_db_instance",
      { replicate_source_db: "orders" },
      { SourceDBInstanceIdentifier: "orders", PubliclyAccessible: false },
    ],
    [
      "a cluster of databases",
      "aws_rds_cluster",
      { iam_roles: ["r"], serverlessv2_scaling_configuration: { min_capacity: 0, seconds_until_auto_pause: 300 } },
      {
        AssociatedRoles: [{ RoleArn: "r" }],
        ServerlessV2ScalingConfiguration: { MinCapacity: 0, SecondsUntilAutoPause: 300 },
      },
    ],
    [
      "parameters of a database",
      "aws_rds_cluster_parameter_group",
      { family: "aurora-mysql8.0", parameter: [{ name: "binlog_format", value: "ROW" }] },
      { Family: "aurora-mysql8.0", Parameters: { binlog_format: "ROW" } },
    ],
    [
      "a lone parameter",
      "aws_docdb_cluster_parameter_group",
      { parameter: { name: "audit_logs", value: "enabled" } },
      { Parameters: { audit_logs: "enabled" } },
    ],
    [
      "parameters of a warehouse",
      "aws_redshift_parameter_group",
      { parameter: { name: "enable_user_activity_logging", value: "true" } },
      { Parameters: [{ ParameterName: "enable_user_activity_logging", ParameterValue: "true" }] },
    ],
    [
      "a warehouse",
      "aws_redshift_cluster",
      { database_name: "dw", availability_zone_relocation_enabled: true, logging: { enable: false } },
      { DBName: "dw", AvailabilityZoneRelocation: true, ClusterType: "single-node" },
    ],
    [
      "a warehouse's logging",
      "aws_redshift_cluster",
      { number_of_nodes: 2, logging: { enable: true, bucket_name: "b" } },
      { NumberOfNodes: 2, LoggingProperties: { BucketName: "b", Enable: true } },
    ],
    [
      "a serverless warehouse",
      "aws_redshiftserverless_workgroup",
      {
        config_parameter: [{ parameter_key: "k", parameter_value: "v" }],
        price_performance_target: { enabled: true, level: 50 },
      },
      {
        ConfigParameters: [{ ParameterKey: "k", ParameterValue: "v" }],
        PricePerformanceTarget: { Status: "ENABLED", Level: 50 },
      },
    ],
    [
      "a domain for search",
      "aws_opensearch_domain",
      {
        domain_endpoint_options: { tls_security_policy: "p" },
        ebs_options: { ebs_enabled: true },
        cluster_config: { multi_az_with_standby_enabled: true, zone_awareness_config: { availability_zone_count: 3 } },
        log_publishing_options: [
          { log_type: "AUDIT_LOGS", cloudwatch_log_group_arn: "g" },
          { log_type: "INDEX_SLOW_LOGS", cloudwatch_log_group_arn: "g", enabled: false },
        ],
      },
      {
        DomainEndpointOptions: { TLSSecurityPolicy: "p", EnforceHTTPS: true },
        EBSOptions: { EBSEnabled: true },
        ClusterConfig: { MultiAZWithStandbyEnabled: true, ZoneAwarenessConfig: { AvailabilityZoneCount: 3 } },
        LogPublishingOptions: {
          AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: "g" },
          INDEX_SLOW_LOGS: { Enabled: false, CloudWatchLogsLogGroupArn: "g" },
        },
      },
    ],
    [
      "a cache",
      "aws_elasticache_replication_group",
      { description: "c", node_type: "cache.m7g.large", multi_az_enabled: true, preferred_cache_cluster_azs: ["a"] },
      {
        ReplicationGroupDescription: "c",
        CacheNodeType: "cache.m7g.large",
        MultiAZEnabled: true,
        PreferredCacheClusterAZs: ["a"],
      },
    ],
    [
      "a table of Keyspaces",
      "aws_keyspaces_table",
      {
        capacity_specification: { throughput_mode: "PAY_PER_REQUEST" },
        point_in_time_recovery: { status: "ENABLED" },
        schema_definition: { partition_key: [{ name: "id" }], column: [{ name: "id", type: "int" }] },
      },
      {
        BillingMode: { Mode: "ON_DEMAND" },
        PointInTimeRecoveryEnabled: true,
        PartitionKeyColumns: [{ ColumnName: "id" }],
        RegularColumns: [{ ColumnName: "id", ColumnType: "int" }],
      },
    ],
    [
      "an index with keys of several attributes",
      "aws_dynamodb_table",
      { global_secondary_index: [{ name: "by", key_schema: [{ attribute_name: "a", key_type: "HASH" }] }] },
      { GlobalSecondaryIndexes: [{ IndexName: "by", KeySchema: [{ AttributeName: "a", KeyType: "HASH" }] }] },
    ],
    [
      "a replication instance",
      "aws_dms_replication_instance",
      { replication_instance_id: "r", multi_az: true },
      { ReplicationInstanceIdentifier: "r", MultiAZ: true, PubliclyAccessible: false },
    ],
    [
      "a replication task",
      "aws_dms_replication_task",
      { replication_task_settings: '{"Logging": {"EnableLogging": false}}' },
      { ReplicationTaskSettings: { Logging: { EnableLogging: false } } },
    ],
    [
      "a transfer task",
      "aws_datasync_task",
      {
        options: { log_level: "BASIC" },
        excludes: { filter_type: "SIMPLE_PATTERN", value: "/tmp" },
        task_report_config: { report_overrides: { skipped_override: "ERRORS_ONLY" } },
      },
      {
        Options: { LogLevel: "BASIC", VerifyMode: "POINT_IN_TIME_CONSISTENT" },
        Excludes: [{ FilterType: "SIMPLE_PATTERN", Value: "/tmp" }],
        TaskReportConfig: { Overrides: { Skipped: { ReportLevel: "ERRORS_ONLY" } } },
      },
    ],
    [
      "a trigger, which is activated",
      "aws_glue_trigger",
      { type: "CONDITIONAL", predicate: { conditions: [{ job_name: "a" }] } },
      { Type: "CONDITIONAL", Predicate: { Conditions: [{ JobName: "a" }], Logical: "AND" }, StartOnCreation: true },
    ],
    [
      "a trigger that is not activated",
      "aws_glue_trigger",
      { type: "SCHEDULED", enabled: false },
      { Type: "SCHEDULED", StartOnCreation: false },
    ],
    [
      "a trigger that cannot be activated",
      "aws_glue_trigger",
      { type: "ON_DEMAND", enabled: true },
      { Type: "ON_DEMAND" },
    ],
    [
      "a connection",
      "aws_glue_connection",
      { name: "c", connection_properties: { PASSWORD: "p" } },
      { ConnectionInput: { Name: "c", ConnectionProperties: { PASSWORD: "p" }, ConnectionType: "JDBC" } },
    ],
    [
      "capacity of EMR Serverless",
      "aws_emrserverless_application",
      {
        initial_capacity: [
          {
            initial_capacity_type: "Driver",
            initial_capacity_config: { worker_count: 1, worker_configuration: { cpu: "4 vCPU" } },
          },
        ],
      },
      { InitialCapacity: [{ Key: "Driver", Value: { WorkerCount: 1, WorkerConfiguration: { Cpu: "4 vCPU" } } }] },
    ],
    [
      "a group of rules",
      "aws_security_group",
      { ingress: [{ from_port: 5439, to_port: 5439, protocol: "tcp", cidr_blocks: ["0.0.0.0/0"] }] },
      { SecurityGroupIngress: [{ FromPort: 5439, ToPort: 5439, IpProtocol: "tcp", CidrIp: "0.0.0.0/0" }] },
    ],
    [
      "a domain of the Cloud Control provider",
      "awscc_opensearchservice_domain",
      { log_publishing_options: { AUDIT_LOGS: { cloudwatch_logs_log_group_arn: "g", enabled: true } } },
      { LogPublishingOptions: { AUDIT_LOGS: { CloudWatchLogsLogGroupArn: "g", Enabled: true } } },
    ],
    [
      "parameters of a processor of the Cloud Control provider",
      "awscc_kinesisfirehose_delivery_stream",
      { processors: [{ parameters: [{ parameter_name: "LambdaArn", parameter_value: "f" }] }] },
      { Processors: [{ Parameters: [{ ParameterName: "LambdaArn", ParameterValue: "f" }] }] },
    ],
    [
      "parameters of a database of the Cloud Control provider",
      "awscc_rds_db_parameter_group",
      { parameters: '{"binlog_format": "ROW"}' },
      { Parameters: { binlog_format: "ROW" } },
    ],
  ];
  for (const [name, type, body, expected] of cases) {
    it(name, () => {
      const template = moduleOf({ resource: { [type]: { it: body } } });
      assert.deepEqual(
        perScenario(template, `${type}.it`, ({ properties }) => plain(properties)),
        [expected],
      );
    });
  }

  it("what is not known of a block hides the map that it is a part of", () => {
    const template = moduleOf({
      resource: { aws_db_parameter_group: { it: { parameter: [{ name: "${var.name}", value: "1" }] } } },
      variable: { name: {} },
    });
    assert.deepEqual(seen(template, "aws_db_parameter_group.it", "Parameters"), ["<unknown>"]);
  });

  const split: readonly (readonly [name: string, resources: object, id: string, path: string, expected: unknown])[] = [
    [
      "logging of a warehouse",
      {
        aws_redshift_cluster: { dw: { cluster_identifier: "dw" } },
        aws_redshift_logging: { dw: { cluster_identifier: "${aws_redshift_cluster.dw.id}", bucket_name: "b" } },
      },
      "aws_redshift_cluster.dw",
      "LoggingProperties",
      { BucketName: "b" },
    ],
    [
      "roles of a warehouse",
      {
        aws_redshift_cluster: { dw: {} },
        aws_redshift_cluster_iam_roles: {
          dw: { cluster_identifier: "${aws_redshift_cluster.dw.cluster_identifier}", iam_role_arns: ["r"] },
        },
      },
      "aws_redshift_cluster.dw",
      "IamRoles",
      ["r"],
    ],
    [
      "the policy of a domain, found by its name",
      {
        aws_opensearch_domain: { logs: { domain_name: "logs" } },
        aws_opensearch_domain_policy: { logs: { domain_name: "logs", access_policies: '{"Statement": []}' } },
      },
      "aws_opensearch_domain.logs",
      "AccessPolicies",
      { Statement: [] },
    ],
    [
      "a stream of a table's changes",
      {
        aws_dynamodb_table: { t: {} },
        aws_dynamodb_kinesis_streaming_destination: {
          t: { table_name: "${aws_dynamodb_table.t.name}", stream_arn: "s" },
        },
      },
      "aws_dynamodb_table.t",
      "KinesisStreamSpecification",
      { StreamArn: "s" },
    ],
    [
      "the role of an instance",
      {
        aws_db_instance: { db: {} },
        aws_db_instance_role_association: {
          db: { db_instance_identifier: "${aws_db_instance.db.identifier}", role_arn: "r", feature_name: "f" },
        },
      },
      "aws_db_instance.db",
      "AssociatedRoles",
      [{ RoleArn: "r", FeatureName: "f" }],
    ],
    [
      "what a pipeline does",
      {
        aws_datapipeline_pipeline: { p: { name: "p" } },
        aws_datapipeline_pipeline_definition: {
          p: {
            pipeline_id: "${aws_datapipeline_pipeline.p.id}",
            pipeline_object: [{ id: "Default", name: "Default", field: [{ key: "k", string_value: "v" }] }],
          },
        },
      },
      "aws_datapipeline_pipeline.p",
      "PipelineObjects",
      [{ Id: "Default", Name: "Default", Fields: [{ Key: "k", StringValue: "v" }] }],
    ],
  ];
  for (const [name, resource, id, path, expected] of split) {
    it(`${name} in a resource of its own`, () => {
      const template = moduleOf({ resource });
      assert.deepEqual([...template.resources.keys()], [id]);
      assert.deepEqual(seen(template, id, path), [expected]);
    });
  }

  const names: readonly (readonly [type: string, path: string, name: string])[] = [
    ["aws_db_instance", "DBParameterGroupName", "parameter_group_name"],
    ["aws_db_instance", "MultiAZ", "multi_az"],
    ["aws_db_instance", "DBName", "db_name"],
    ["aws_db_parameter_group", "Parameters", "parameter"],
    ["aws_db_parameter_group", "Parameters.binlog_format", "binlog_format"],
    ["aws_redshift_cluster", "LoggingProperties", "aws_redshift_logging"],
    ["aws_redshift_cluster", "LoggingProperties.LogExports", "log_exports"],
    ["aws_opensearch_domain", "DomainEndpointOptions.EnforceHTTPS", "enforce_https"],
    ["aws_opensearch_domain", "LogPublishingOptions", "log_publishing_options"],
    ["aws_elasticsearch_domain", "ElasticsearchClusterConfig.InstanceType", "instance_type"],
    ["aws_dynamodb_table", "KinesisStreamSpecification", "aws_dynamodb_kinesis_streaming_destination"],
    ["aws_datasync_task", "Schedule.ScheduleExpression", "schedule_expression"],
    ["aws_keyspaces_table", "BillingMode.Mode", "throughput_mode"],
    ["aws_glue_trigger", "StartOnCreation", "enabled"],
    ["awscc_s3_bucket", "LifecycleConfiguration", "lifecycle_configuration"],
    ["awscc_opensearchservice_domain", "AdvancedSecurityOptions.SAMLOptions", "saml_options"],
  ];
  for (const [type, path, name] of names) {
    it(`${path} of ${type}: ${name}`, () => {
      const template = moduleOf({ resource: { [type]: { it: {} } } });
      const resource = template.resources.get(`${type}.it`);
      assert.equal(template.vocabulary.property(resource!, path), name);
    });
  }

  it("a parameter that is added, beside those that are there", () => {
    const before = [{ name: "max_connections", value: "100" }];
    const template = moduleOf({ resource: { aws_db_parameter_group: { it: { parameter: before } } } });
    const resource = template.resources.get("aws_db_parameter_group.it")!;
    const text = edited(template, { op: "add", resource, path: "Parameters.binlog_format", value: "ROW" });
    assert.deepEqual(JSON.parse(text!).resource.aws_db_parameter_group.it.parameter, [
      ...before,
      { name: "binlog_format", value: "ROW", apply_method: "pending-reboot" },
    ]);
  });

  it("the first parameter of a group", () => {
    const template = moduleOf({ resource: { aws_db_parameter_group: { it: {} } } });
    const resource = template.resources.get("aws_db_parameter_group.it")!;
    const text = edited(template, { op: "add", resource, path: "Parameters.rds\\.logical_replication", value: "1" });
    assert.deepEqual(JSON.parse(text!).resource.aws_db_parameter_group.it.parameter, [
      { name: "rds.logical_replication", value: "1", apply_method: "pending-reboot" },
    ]);
  });

  it("another value of a parameter, where it stands", () => {
    const template = moduleOf({
      resource: { aws_db_parameter_group: { it: { parameter: [{ name: "binlog_format", value: "MIXED" }] } } },
    });
    const resource = template.resources.get("aws_db_parameter_group.it")!;
    const path = "Parameters.binlog_format";
    const [site] = perScenario(template, resource.id, (view) => view.get(path).site);
    const text = edited(template, { op: "set", resource, path, site: site!, value: "ROW" });
    assert.deepEqual(JSON.parse(text!).resource.aws_db_parameter_group.it.parameter, [
      { name: "binlog_format", value: "ROW" },
    ]);
  });
});
