import assert from "node:assert/strict";
import { keyLocation, locationOf } from "../../server/src/model/site.ts";
import type { Template } from "../../server/src/model/template.ts";
import { distinct, moduleOf, perScenario, plain, seen, sourceAt, unknown } from "../support/terraform.ts";

/** The same stream, as the shapes of JSON syntax have it. */
const stream = { shard_count: 2, stream_mode_details: { stream_mode: "PROVISIONED" } };
const listed = { shard_count: 2, stream_mode_details: [{ stream_mode: "PROVISIONED" }] };
const shapes: Readonly<Record<string, object>> = {
  "maps at every level": { resource: { aws_kinesis_stream: { clicks: stream } } },
  "a list of resources": { resource: [{ aws_kinesis_stream: { clicks: stream } }, { aws_sqs_queue: { dead: {} } }] },
  "lists of one, as made of HCL": { resource: { aws_kinesis_stream: { clicks: [listed] } } },
  "lists at every level": { resource: [{ aws_kinesis_stream: [{ clicks: [listed] }] }] },
  "a comment at every level": {
    "//": "made by hand",
    resource: { "//": "x", aws_kinesis_stream: { "//": "x", clicks: { "//": "x", ...stream } } },
  },
};

describe("Terraform's JSON syntax", () => {
  for (const [name, file] of Object.entries(shapes)) {
    it(`reads ${name}`, () => {
      const template = moduleOf(file);
      assert.deepEqual(seen(template, "aws_kinesis_stream.clicks", "ShardCount"), [2]);
      assert.deepEqual(seen(template, "aws_kinesis_stream.clicks", "StreamModeDetails.StreamMode"), ["PROVISIONED"]);
    });
  }

  it("reads the same structure in YAML", () => {
    const template = moduleOf("resource:\n  aws_kinesis_stream:\n    clicks:\n      retention_period: 24\n");
    assert.deepEqual(seen(template, "aws_kinesis_stream.clicks", "RetentionPeriodHours"), [24]);
  });

  it("joins the files of a directory", () => {
    const template = moduleOf(
      "locals: {shards: 3}",
      'resource: {aws_kinesis_stream: {clicks: {shard_count: "${local.shards}"}}}',
      { variable: { region: { default: "eu-west-1" } } },
    );
    assert.deepEqual(seen(template, "aws_kinesis_stream.clicks", "ShardCount"), [3]);
    assert.deepEqual([...template.parameters.keys()], ["region"]);
    assert.equal(template.files.length, 3);
  });

  it("keeps data sources and other providers apart from AWS's resources", () => {
    const template = moduleOf({
      data: { aws_s3_bucket: { logs: { bucket: "logs" } } },
      resource: { random_id: { it: {} }, aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } },
    });
    assert.deepEqual(
      [...template.resources.values()].map(({ id, type }) => [id, type]),
      [
        ["random_id.it", "random_id"],
        ["aws_vpc.main", "aws_vpc"],
      ],
    );
  });

  it("survives files that are empty, broken or something else", () => {
    for (const text of [
      "",
      "[]",
      "resource: 5",
      "resource: {aws_s3_bucket: [1, {x: null}]}",
      '{"resource": {"a": {',
      "{",
    ]) {
      assert.ok(moduleOf(text).resources, text);
    }
  });
});

/** A bucket of the name `lake`, with more resources beside it. */
function withBucket(more: object, bucket: object = { bucket: "acme-lake" }): Template {
  return moduleOf({ resource: { aws_s3_bucket: { lake: bucket }, ...more } });
}

const lakeId = "${aws_s3_bucket.lake.id}";
const lake = "aws_s3_bucket.lake";

describe("Terraform's split resources", () => {
  it("belong to the resource they refer to", () => {
    const template = withBucket({
      aws_s3_bucket_versioning: { any: { bucket: lakeId, versioning_configuration: [{ status: "Enabled" }] } },
      aws_s3_bucket_lifecycle_configuration: {
        any: {
          bucket: lakeId,
          rule: [
            {
              id: "old",
              status: "Enabled",
              filter: { and: { prefix: "raw/", tags: { a: "b" } } },
              transition: [{ days: 30, storage_class: "GLACIER" }],
              expiration: { days: 90 },
              noncurrent_version_transition: { noncurrent_days: 5, storage_class: "GLACIER" },
            },
          ],
        },
      },
      aws_s3_bucket_server_side_encryption_configuration: {
        any: {
          bucket: lakeId,
          rule: {
            apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms" },
            blocked_encryption_types: ["NONE"],
          },
        },
      },
    });
    assert.deepEqual(seen(template, lake, "VersioningConfiguration"), [{ Status: "Enabled" }]);
    assert.deepEqual(seen(template, lake, "LifecycleConfiguration"), [
      {
        Rules: [
          {
            Id: "old",
            Status: "Enabled",
            Prefix: "raw/",
            TagFilters: [{ Key: "a", Value: "b" }],
            Transitions: [{ TransitionInDays: 30, StorageClass: "GLACIER" }],
            ExpirationInDays: 90,
            NoncurrentVersionTransitions: [{ TransitionInDays: 5, StorageClass: "GLACIER" }],
          },
        ],
      },
    ]);
    assert.deepEqual(seen(template, lake, "BucketEncryption.ServerSideEncryptionConfiguration"), [
      [
        {
          ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" },
          BlockedEncryptionTypes: { EncryptionType: ["NONE"] },
        },
      ],
    ]);
    assert.equal(template.resources.size, 1);
  });

  it("belong to the resource of the same name, be it an expression", () => {
    for (const name of ["acme-lake", "${var.prefix}-lake"]) {
      const versioning = { bucket: name, versioning_configuration: { status: "Suspended" } };
      const template = withBucket({ aws_s3_bucket_versioning: { any: versioning } }, { bucket: name });
      assert.deepEqual(seen(template, lake, "VersioningConfiguration.Status"), ["Suspended"]);
    }
  });

  it("are there when their count is", () => {
    const template = moduleOf({
      variable: { versioned: { default: false } },
      resource: {
        aws_s3_bucket: { lake: {} },
        aws_s3_bucket_versioning: {
          lake: { count: "${var.versioned ? 1 : 0}", bucket: lakeId, versioning_configuration: { status: "Enabled" } },
        },
      },
    });
    assert.deepEqual(seen(template, lake, "VersioningConfiguration"), [{ Status: "Enabled" }, undefined]);
  });

  it("say nothing where they are switched off", () => {
    const off = { bucket: lakeId, versioning_configuration: { status: "Disabled", mfa_delete: "Disabled" } };
    assert.deepEqual(seen(withBucket({ aws_s3_bucket_versioning: { any: off } }), lake, "VersioningConfiguration"), [
      undefined,
    ]);
  });

  it("stand for an owner outside the module, those of one owner together", () => {
    const template = moduleOf({
      resource: {
        aws_s3_bucket_lifecycle_configuration: {
          there: { bucket: "${data.aws_s3_bucket.it.id}", rule: { id: "x", status: "Enabled" } },
        },
        aws_s3_bucket_versioning: {
          there: { bucket: "${data.aws_s3_bucket.it.id}", versioning_configuration: { status: "Enabled" } },
        },
      },
    });
    const [resource, ...others] = template.resources.values();
    assert.equal(others.length, 0);
    assert.equal(resource!.type, "AWS::S3::Bucket");
    assert.equal(resource!.declaredType, "aws_s3_bucket_lifecycle_configuration");
    assert.equal(resource!.passedOn, true);
    assert.deepEqual(seen(template, resource!.id, "LifecycleConfiguration.Rules.0.Id"), ["x"]);
    assert.deepEqual(seen(template, resource!.id, "VersioningConfiguration.Status"), ["Enabled"]);
    assert.deepEqual(seen(template, resource!.id, "BucketName"), [unknown]);
  });

  it("leave open what may belong to a resource or to another", () => {
    const template = withBucket({
      aws_s3_bucket_versioning: { any: { bucket: "${var.some}", versioning_configuration: { status: "Enabled" } } },
      aws_s3_bucket_acl: { any: { bucket: "${var.some}", acl: "private" } },
    });
    assert.deepEqual(seen(template, lake, "VersioningConfiguration"), [unknown]);
    assert.deepEqual(seen(template, lake, "AccessControl"), [unknown]);
    assert.deepEqual(seen(template, lake, "LifecycleConfiguration"), [undefined]);
  });

  it("become items of a list", () => {
    const template = moduleOf({
      resource: {
        aws_iam_role: { worker: { managed_policy_arns: ["arn:aws:iam::aws:policy/First"] } },
        aws_iam_policy: { own: { policy: "{}" } },
        aws_iam_role_policy_attachment: {
          own: { role: "${aws_iam_role.worker.name}", policy_arn: "${aws_iam_policy.own.arn}" },
        },
        aws_iam_policy_attachment: {
          all: { roles: ["${aws_iam_role.worker.name}"], policy_arn: "arn:aws:iam::aws:policy/Last" },
        },
        aws_cloudwatch_event_rule: { nightly: { schedule_expression: "rate(1 day)" } },
        aws_cloudwatch_event_target: {
          first: { rule: "${aws_cloudwatch_event_rule.nightly.name}", arn: "${aws_sqs_queue.q.arn}" },
          second: {
            rule: "${aws_cloudwatch_event_rule.nightly.name}",
            arn: "x",
            batch_target: { job_definition: "d", job_name: "n", array_size: 2 },
          },
        },
        aws_sqs_queue: { q: {} },
      },
    });
    assert.deepEqual(seen(template, "aws_iam_role.worker", "ManagedPolicyArns"), [
      ["arn:aws:iam::aws:policy/First", "<Arn of aws_iam_policy.own>", "arn:aws:iam::aws:policy/Last"],
    ]);
    assert.deepEqual(seen(template, "aws_cloudwatch_event_rule.nightly", "Targets"), [
      [
        { Arn: "<Arn of aws_sqs_queue.q>" },
        { Arn: "x", BatchParameters: { JobDefinition: "d", JobName: "n", ArrayProperties: { Size: 2 } } },
      ],
    ]);
  });

  it("lie within the bucket in older files", () => {
    const template = withBucket(
      {},
      {
        versioning: { enabled: true },
        lifecycle_rule: [{ enabled: true, prefix: "a/", noncurrent_version_expiration: { days: 3 } }],
        server_side_encryption_configuration: {
          rule: { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
        },
        website: { index_document: "index.html" },
        policy: '{"Statement": []}',
      },
    );
    assert.deepEqual(seen(template, lake, "VersioningConfiguration.Status"), ["Enabled"]);
    assert.deepEqual(seen(template, lake, "LifecycleConfiguration.Rules"), [
      [{ Status: "Enabled", Prefix: "a/", NoncurrentVersionExpiration: { NoncurrentDays: 3 } }],
    ]);
    assert.deepEqual(
      seen(template, lake, "BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault"),
      [{ SSEAlgorithm: "AES256" }],
    );
    assert.deepEqual(seen(template, lake, "WebsiteConfiguration"), [{ IndexDocument: "index.html" }]);
    const policy = `${lake}.policy`;
    assert.equal(template.resources.get(policy)?.type, "AWS::S3::BucketPolicy");
    assert.deepEqual(seen(template, policy, "Bucket"), [`<reference to ${lake}>`]);
    assert.deepEqual(seen(template, policy, "PolicyDocument"), [{ Statement: [] }]);
    assert.deepEqual(seen(template, lake, "PolicyDocument"), [undefined]);
  });

  it("that are resources of their own too refer to the one that is named by the same expression", () => {
    const bucket = "${var.prefix}-lake";
    const template = withBucket({ aws_s3_bucket_policy: { p: { bucket, policy: "{}" } } }, { bucket });
    assert.deepEqual(seen(template, "aws_s3_bucket_policy.p", "Bucket"), [`<reference to ${lake}>`]);
  });

  it("are followed through by references", () => {
    const template = withBucket({
      aws_s3_bucket_acl: { lake: { bucket: lakeId, acl: "public-read" } },
      aws_s3_bucket_policy: { lake: { bucket: "${aws_s3_bucket_acl.lake.bucket}", policy: "{}" } },
      aws_s3_bucket_versioning: {
        lake: { bucket: "${aws_s3_bucket_acl.lake.id}", versioning_configuration: { status: "Enabled" } },
        circle: { bucket: "${aws_s3_bucket_versioning.circle.bucket}" },
      },
    });
    assert.deepEqual(seen(template, lake, "VersioningConfiguration.Status"), ["Enabled"]);
    assert.deepEqual(seen(template, lake, "AccessControl"), ["PublicRead"]);
    assert.deepEqual(seen(template, "aws_s3_bucket_policy.lake", "Bucket"), [`<reference to ${lake}>`]);
  });
});

describe("Terraform's count and for_each", () => {
  const counts: readonly (readonly [string, object, number])[] = [
    ["count = 0 is never there", { count: 0 }, 0],
    ["count = 2 is always there", { count: 2 }, 1],
    ["a count of a boolean may be", { count: "${var.create ? 1 : 0}" }, 2],
    ["a count the other way round may be", { count: "${var.create ? 0 : 1}" }, 2],
    ["a count of a boolean alone may be", { count: "${var.create}" }, 2],
    ["a count of a number may be", { count: "${var.number}" }, 2],
    ["a count in a local may be", { count: "${local.number}" }, 2],
    ["a count of a length may be", { count: "${length(var.list) > 0 ? 1 : 0}" }, 2],
    ["a count that is not known is taken to be some", { count: "${length(var.list)}" }, 1],
    ["an empty for_each is never there", { for_each: {} }, 0],
    ["a for_each of one thing or none may be", { for_each: '${var.create ? toset(["x"]) : []}' }, 2],
    ["another for_each is taken to be some", { for_each: "${var.map}" }, 1],
  ];
  for (const [name, body, ways] of counts) {
    it(name, () => {
      const template = moduleOf({
        variable: { create: { default: true }, number: {}, list: {}, map: {} },
        locals: { number: "${var.create ? 1 : 0}" },
        resource: { aws_sqs_queue: { queue: body, other: {} } },
      });
      const isThere = perScenario(template, "aws_sqs_queue.other", ({ template: view }) =>
        Boolean(view.resource("aws_sqs_queue.queue")),
      );
      assert.deepEqual([...distinct(isThere)].sort(), ways === 2 ? [false, true] : [ways === 1]);
    });
  }

  it("decides resources of one condition together", () => {
    const create = { count: "${var.create ? 1 : 0}" };
    const template = moduleOf({
      variable: { create: {} },
      resource: { aws_sqs_queue: { a: create, b: create, other: {} } },
    });
    const together = perScenario(template, "aws_sqs_queue.other", ({ template: view }) => [
      Boolean(view.resource("aws_sqs_queue.a")),
      Boolean(view.resource("aws_sqs_queue.b")),
    ]);
    assert.deepEqual(distinct(together), [
      [true, true],
      [false, false],
    ]);
  });
});

describe("Terraform's dynamic blocks", () => {
  const rules = (forEach: unknown, more: object = {}): Template =>
    moduleOf({
      variable: { rules: {}, on: { default: true }, preset: { default: [] } },
      locals: { days: { ia: 30, glacier: 90 } },
      resource: {
        aws_s3_bucket: {
          lake: {
            lifecycle_rule: {
              enabled: true,
              ...more,
              dynamic: {
                transition: [
                  { for_each: forEach, content: [{ days: "${transition.value}", storage_class: "${transition.key}" }] },
                ],
              },
            },
          },
        },
      },
    });
  const transitions = "LifecycleConfiguration.Rules.0.Transitions";
  const cases: readonly (readonly [string, unknown, readonly unknown[]])[] = [
    [
      "a literal collection gives its blocks",
      { GLACIER: 30, DEEP_ARCHIVE: 60 },
      [
        [
          { TransitionInDays: 30, StorageClass: "GLACIER" },
          { TransitionInDays: 60, StorageClass: "DEEP_ARCHIVE" },
        ],
      ],
    ],
    [
      "a set has its elements as keys",
      '${toset(["GLACIER"])}',
      [[{ TransitionInDays: "GLACIER", StorageClass: "GLACIER" }]],
    ],
    [
      "so does one in a local",
      "${local.days}",
      [
        [
          { TransitionInDays: 30, StorageClass: "ia" },
          { TransitionInDays: 90, StorageClass: "glacier" },
        ],
      ],
    ],
    ["a condition gives one or none", "${var.on ? [5] : []}", [[{ TransitionInDays: 5, StorageClass: 0 }], []]],
    [
      "a collection that is not known gives one or none",
      "${var.rules}",
      [[{ TransitionInDays: unknown, StorageClass: unknown }], []],
    ],
    [
      "an empty default is one of the possibilities",
      "${var.preset}",
      [[], [{ TransitionInDays: unknown, StorageClass: unknown }]],
    ],
  ];
  for (const [name, forEach, expected] of cases) {
    it(name, () => assert.deepEqual(seen(rules(forEach), lake, transitions), expected));
  }

  it("join blocks that are written out", () => {
    const written = { transition: { days: 1, storage_class: "GLACIER_IR" } };
    assert.deepEqual(seen(rules([9], written), lake, transitions), [
      [
        { TransitionInDays: 1, StorageClass: "GLACIER_IR" },
        { TransitionInDays: 9, StorageClass: 0 },
      ],
    ]);
  });

  it("may be the only block of its kind", () => {
    const template = withBucket({
      aws_sfn_state_machine: {
        load: {
          definition: "{}",
          dynamic: { tracing_configuration: { for_each: "${var.x}", iterator: "it", content: { enabled: true } } },
        },
      },
    });
    assert.deepEqual(seen(template, "aws_sfn_state_machine.load", "TracingConfiguration"), [
      { Enabled: true },
      undefined,
    ]);
  });
});

describe("Terraform's policy documents", () => {
  const document = {
    statement: [
      {
        sid: "Deny",
        effect: "Deny",
        actions: ["s3:*"],
        resources: ["${aws_s3_bucket.lake.arn}", "${aws_s3_bucket.lake.arn}/*"],
        principals: { type: "*", identifiers: ["*"] },
        condition: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
      },
      {
        actions: ["s3:GetObject"],
        not_resources: ["x"],
        principals: [
          { type: "AWS", identifiers: ["1"] },
          { type: "Service", identifiers: ["a.amazonaws.com", "b.amazonaws.com"] },
        ],
        condition: [
          { test: "StringEquals", variable: "a", values: ["1"] },
          { test: "StringEquals", variable: "b", values: ["2"] },
        ],
      },
    ],
  };
  const statements = [
    {
      Sid: "Deny",
      Effect: "Deny",
      Action: ["s3:*"],
      Resource: ["<Arn of aws_s3_bucket.lake>", "<Arn of aws_s3_bucket.lake>/*"],
      Principal: "*",
      Condition: { Bool: { "aws:SecureTransport": ["false"] } },
    },
    {
      Action: ["s3:GetObject"],
      NotResource: ["x"],
      Principal: { AWS: ["1"], Service: ["a.amazonaws.com", "b.amazonaws.com"] },
      Condition: { StringEquals: { a: ["1"], b: ["2"] } },
      Effect: "Allow",
    },
  ];

  const policyOf = (policy: unknown, data: object = { p: document }): readonly unknown[] =>
    seen(
      moduleOf({
        data: { aws_iam_policy_document: data },
        resource: { aws_s3_bucket: { lake: {} }, aws_s3_bucket_policy: { p: { bucket: lakeId, policy } } },
      }),
      "aws_s3_bucket_policy.p",
      "PolicyDocument",
    );

  it("come from data sources", () => {
    const [policy] = policyOf("${data.aws_iam_policy_document.p.json}") as [Record<string, unknown>];
    assert.deepEqual(policy.Statement, statements);
    assert.equal(policy.Version, "2012-10-17");
  });

  it("come from several data sources", () => {
    const own = { statement: { actions: ["s3:List*"], resources: ["*"] } };
    const allow = { Action: ["s3:List*"], Resource: ["*"], Effect: "Allow" };
    const sources: readonly (readonly [string[], unknown[]])[] = [
      [["${data.aws_iam_policy_document.p.json}"], [...statements, allow]],
      [['{"Statement": {"Effect": "Deny"}}'], [{ Effect: "Deny" }, allow]],
      [["${var.other}"], [unknown, allow]],
    ];
    for (const [documents, expected] of sources) {
      const q = { ...own, source_policy_documents: documents };
      const [policy] = policyOf("${data.aws_iam_policy_document.q.json}", { p: document, q }) as [
        Record<string, unknown>,
      ];
      assert.deepEqual(policy.Statement, expected);
    }
  });

  it("come from loops that are not known", () => {
    const statement = { for_each: "${var.x}", content: { actions: ["s3:*"], resources: ["${statement.value}"] } };
    const found = policyOf("${data.aws_iam_policy_document.p.json}", { p: { dynamic: { statement } } });
    assert.deepEqual(
      found.map((policy) => (policy as Record<string, unknown>).Statement),
      [[{ Action: ["s3:*"], Resource: [unknown], Effect: "Allow" }], []],
    );
  });

  const texts: Readonly<Record<string, string>> = {
    "a JSON text": '{"Statement": [{"Effect": "Deny", "Resource": "${aws_s3_bucket.lake.arn}/*"}]}',
    jsonencode: '${jsonencode({ Statement = [{ Effect = "Deny", Resource = "${aws_s3_bucket.lake.arn}/*" }] })}',
    "a JSON text with an expression for a value":
      '{"Statement": ${jsonencode([{ Effect = "Deny", Resource = "${aws_s3_bucket.lake.arn}/*" }])}}',
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`come from ${name}`, () => {
      assert.deepEqual(policyOf(text), [
        { Statement: [{ Effect: "Deny", Resource: "<Arn of aws_s3_bucket.lake>/*" }] },
      ]);
    });
  }

  it("are not known from a file", () => assert.deepEqual(policyOf('${file("policy.json")}'), [unknown]));
});

describe("Terraform's tables, read", () => {
  const cases: readonly (readonly [string, string, object, object])[] = [
    [
      "a stream with a key",
      "aws_kinesis_stream",
      { encryption_type: "KMS", kms_key_id: "alias/aws/kinesis", max_record_size_in_kib: 2048 },
      { StreamEncryption: { EncryptionType: "KMS", KeyId: "alias/aws/kinesis" }, MaxRecordSizeInKiB: 2048 },
    ],
    ["a stream without encryption", "aws_kinesis_stream", { encryption_type: "NONE" }, {}],
    [
      "tags",
      "aws_kinesis_stream",
      { tags: { cost_center: "data" } },
      { Tags: [{ Key: "cost_center", Value: "data" }] },
    ],
    [
      "a Firehose stream with a source, what the provider sends along, and what it does not",
      "aws_kinesis_firehose_delivery_stream",
      {
        kinesis_source_configuration: { kinesis_stream_arn: "s", role_arn: "r" },
        server_side_encryption: { enabled: false },
        extended_s3_configuration: {
          bucket_arn: "b",
          kms_key_arn: "k",
          data_format_conversion_configuration: { enabled: true },
          processing_configuration: { processors: [{ type: "Lambda", parameters: [{ parameter_name: "LambdaArn" }] }] },
        },
      },
      {
        KinesisStreamSourceConfiguration: { KinesisStreamARN: "s", RoleARN: "r" },
        DeliveryStreamType: "KinesisStreamAsSource",
        ExtendedS3DestinationConfiguration: {
          BucketARN: "b",
          EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: "k" } },
          DataFormatConversionConfiguration: { Enabled: true },
          ProcessingConfiguration: { Processors: [{ Type: "Lambda", Parameters: [{ ParameterName: "LambdaArn" }] }] },
          BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 300 },
        },
      },
    ],
    [
      "a Firehose stream with a buffer",
      "aws_kinesis_firehose_delivery_stream",
      {
        server_side_encryption: { enabled: true, key_type: "AWS_OWNED_CMK" },
        extended_s3_configuration: { buffering_size: 64, data_format_conversion_configuration: {} },
      },
      {
        DeliveryStreamEncryptionConfigurationInput: { Enabled: true, KeyType: "AWS_OWNED_CMK" },
        ExtendedS3DestinationConfiguration: {
          BufferingHints: { SizeInMBs: 64, IntervalInSeconds: 300 },
          DataFormatConversionConfiguration: {},
        },
      },
    ],
    [
      "a Firehose stream of older versions of the provider",
      "aws_kinesis_firehose_delivery_stream",
      { extended_s3_configuration: { buffer_size: 128, data_format_conversion_configuration: {} } },
      {
        ExtendedS3DestinationConfiguration: {
          BufferingHints: { SizeInMBs: 128, IntervalInSeconds: 300 },
          DataFormatConversionConfiguration: {},
        },
      },
    ],
    [
      "a table with an index",
      "aws_dynamodb_table",
      {
        hash_key: "id",
        range_key: "at",
        read_capacity: 5,
        attribute: [{ name: "id", type: "S" }],
        ttl: { attribute_name: "until", enabled: true },
        global_secondary_index: { name: "by-at", hash_key: "at", projection_type: "ALL", write_capacity: 1 },
      },
      {
        KeySchema: [
          { KeyType: "HASH", AttributeName: "id" },
          { KeyType: "RANGE", AttributeName: "at" },
        ],
        ProvisionedThroughput: { ReadCapacityUnits: 5 },
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        TimeToLiveSpecification: { AttributeName: "until", Enabled: true },
        GlobalSecondaryIndexes: [
          {
            IndexName: "by-at",
            KeySchema: [{ KeyType: "HASH", AttributeName: "at" }],
            Projection: { ProjectionType: "ALL" },
            ProvisionedThroughput: { WriteCapacityUnits: 1 },
          },
        ],
      },
    ],
    ["a table without capacity", "aws_dynamodb_table", { read_capacity: null, stream_view_type: "" }, {}],
    [
      "a cluster",
      "aws_emr_cluster",
      {
        applications: ["Spark"],
        ec2_attributes: { subnet_id: "s", instance_profile: "p" },
        core_instance_group: { instance_type: "m5.xlarge", bid_price: "0.3", ebs_config: { size: 40, type: "gp3" } },
        configurations_json: '[{"Classification": "spark", "Properties": {}}]',
      },
      {
        Applications: [{ Name: "Spark" }],
        JobFlowRole: "p",
        Instances: {
          KeepJobFlowAliveWhenNoSteps: true,
          Ec2SubnetId: "s",
          CoreInstanceGroup: {
            InstanceType: "m5.xlarge",
            BidPrice: "0.3",
            EbsConfiguration: {
              EbsBlockDeviceConfigs: [{ VolumeSpecification: { SizeInGB: 40, VolumeType: "gp3" } }],
            },
          },
        },
        Configurations: [{ Classification: "spark", Properties: {} }],
      },
    ],
    [
      "a state machine",
      "aws_sfn_state_machine",
      {
        type: "EXPRESS",
        definition: '{"States": {"Wait": {"Type": "Wait", "Seconds": ${60 * 60}}}}',
        logging_configuration: { level: "ALL", log_destination: "${aws_cloudwatch_log_group.x.arn}:*" },
      },
      {
        StateMachineType: "EXPRESS",
        Definition: { States: { Wait: { Type: "Wait", Seconds: 3600 } } },
        LoggingConfiguration: {
          Level: "ALL",
          Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: `${unknown}:*` } }],
        },
      },
    ],
    [
      "an application with a Firehose input",
      "aws_kinesisanalyticsv2_application",
      {
        runtime_environment: "FLINK-1_20",
        application_configuration: {
          environment_properties: { property_group: { property_group_id: "x", property_map: { a_b: "c" } } },
          sql_application_configuration: { input: { kinesis_firehose_input: { resource_arn: "f" } } },
        },
      },
      {
        RuntimeEnvironment: "FLINK-1_20",
        ApplicationConfiguration: {
          EnvironmentProperties: { PropertyGroups: [{ PropertyGroupId: "x", PropertyMap: { a_b: "c" } }] },
          SqlApplicationConfiguration: { Inputs: [{ KinesisFirehoseInput: { ResourceARN: "f" } }] },
        },
      },
    ],
    [
      "a job definition",
      "aws_batch_job_definition",
      { container_properties: '{"image": "x", "jobRoleArn": "r", "logConfiguration": {"options": {"a": "b"}}}' },
      {
        ContainerProperties: {
          Image: "x",
          JobRoleArn: "r",
          LogConfiguration: { Options: { a: "b" } },
        },
      },
    ],
    [
      "a compute environment",
      "aws_batch_compute_environment",
      { compute_resources: { max_vcpus: 16, instance_type: ["m5"], type: "SPOT" } },
      { ComputeResources: { MaxvCpus: 16, InstanceTypes: ["m5"], Type: "SPOT" } },
    ],
    [
      "a crawler",
      "aws_glue_crawler",
      { schedule: "cron(0 1 * * ? *)", s3_target: [{ path: "s3://lake" }], dynamodb_target: { path: "t" } },
      {
        Schedule: { ScheduleExpression: "cron(0 1 * * ? *)" },
        Targets: { S3Targets: [{ Path: "s3://lake" }], DynamoDBTargets: [{ Path: "t" }] },
      },
    ],
    [
      "a catalogue table",
      "aws_glue_catalog_table",
      {
        name: "clicks",
        parameters: { has_encrypted_data: "false" },
        storage_descriptor: { columns: [{ name: "id", type: "int" }], ser_de_info: { parameters: { a_b: "1" } } },
        partition_keys: { name: "day", type: "date" },
      },
      {
        TableInput: {
          Name: "clicks",
          Parameters: { has_encrypted_data: "false" },
          StorageDescriptor: {
            Columns: [{ Name: "id", Type: "int" }],
            SerdeInfo: { Parameters: { a_b: "1" } },
          },
          PartitionKeys: [{ Name: "day", Type: "date" }],
        },
      },
    ],
    [
      "a job",
      "aws_glue_job",
      { role_arn: "r", default_arguments: { "--enable_x": "true" }, command: { script_location: "s3://x" } },
      { Role: "r", DefaultArguments: { "--enable_x": "true" }, Command: { ScriptLocation: "s3://x", Name: "glueetl" } },
    ],
    [
      "a pipe",
      "aws_pipes_pipe",
      { source_parameters: { dynamodb_stream_parameters: { dead_letter_config: { arn: "q" } } } },
      { SourceParameters: { DynamoDBStreamParameters: { DeadLetterConfig: { Arn: "q" } } } },
    ],
    [
      "a resource of the Cloud Control provider",
      "awscc_kinesisfirehose_delivery_stream",
      { extended_s3_destination_configuration: { role_arn: "r", buffering_hints: { size_in_m_bs: 5 } } },
      { ExtendedS3DestinationConfiguration: { RoleARN: "r", BufferingHints: { SizeInMBs: 5 } } },
    ],
    [
      "a state machine of the Cloud Control provider",
      "awscc_stepfunctions_state_machine",
      { definition_string: '{"States": {}}', tracing_configuration: { enabled: true } },
      { Definition: { States: {} }, TracingConfiguration: { Enabled: true } },
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

  it("notifications of a bucket", () => {
    const template = withBucket({
      aws_s3_bucket_notification: {
        lake: {
          bucket: lakeId,
          eventbridge: true,
          queue: [
            { queue_arn: "q", events: ["s3:ObjectCreated:*"], filter_suffix: ".csv" },
            { queue_arn: "q", events: ["s3:ObjectCreated:Put", "s3:ObjectRemoved:*"], filter_prefix: "a/" },
          ],
        },
      },
    });
    assert.deepEqual(seen(template, lake, "NotificationConfiguration"), [
      {
        EventBridgeConfiguration: { EventBridgeEnabled: true },
        QueueConfigurations: [
          {
            Queue: "q",
            Event: "s3:ObjectCreated:*",
            Filter: { S3Key: { Rules: [{ Name: "suffix", Value: ".csv" }] } },
          },
          {
            Queue: "q",
            Event: ["s3:ObjectCreated:Put", "s3:ObjectRemoved:*"],
            Filter: { S3Key: { Rules: [{ Name: "prefix", Value: "a/" }] } },
          },
        ],
      },
    ]);
  });
});

describe("Terraform resources", () => {
  it("are handed on by modules, through locals too", () => {
    const template = moduleOf({
      locals: { bucket: "${aws_s3_bucket.second.id}" },
      module: { x: { source: "./x", bucket: "${aws_s3_bucket.first.id}", other: { a: ["${local.bucket}"] } } },
      resource: { aws_s3_bucket: { first: {}, second: {}, third: {} } },
    });
    const handedOn = [...template.resources.values()].filter(({ passedOn }) => passedOn).map(({ id }) => id);
    assert.deepEqual(handedOn, ["aws_s3_bucket.first", "aws_s3_bucket.second"]);
  });

  it("keep the comment of their // key", () => {
    const text = "pipeline-hints: workload RecordsPerSecond=1000 RecordSizeKiB=8";
    const template = moduleOf({ resource: { aws_kinesis_stream: { clicks: { "//": text } } } });
    const { metadata } = template.resources.get("aws_kinesis_stream.clicks")!;
    assert.equal(metadata?.kind === "literal" && metadata.value, text);
  });

  it("stand where their type and name are written", () => {
    const template = moduleOf("resource:\n  aws_kinesis_stream:\n    clicks:\n      shard_count: 2\n");
    const { typeSite, site } = template.resources.get("aws_kinesis_stream.clicks")!;
    assert.equal(sourceAt(template, typeSite), "aws_kinesis_stream");
    assert.equal(sourceAt(template, keyLocation(site)), "clicks");
    assert.equal(sourceAt(template, locationOf(site)), "shard_count: 2");
  });
});

describe("Terraform values", () => {
  /** What stands at the value, at its key, and where it is written if that is elsewhere. */
  function places(file: string | object, id: string, path: string): readonly (string | undefined)[] {
    const template = moduleOf(file);
    const [found] = perScenario(template, id, (resource) => {
      const property = resource.get(path);
      const { origin } = property;
      return [property.location, property.key.location, origin && locationOf(origin)].map(
        (location) => location && sourceAt(template, location),
      );
    });
    return found!;
  }

  const stream = (more: string): string => `resource: {aws_kinesis_stream: {clicks: {${more}}}}\n`;
  const cases: readonly (readonly [string, string, string, string, ...(string | undefined)[]])[] = [
    ["a number", stream("retention_period: 12"), "RetentionPeriodHours", "12", "retention_period"],
    [
      "a part of an expression",
      stream("retention_period: '${var.long ? 9000 : 12}'"),
      "RetentionPeriodHours",
      "9000",
      "retention_period",
    ],
    [
      "a part of a text with escapes",
      stream('retention_period: "\\u0024{var.long ? 9000 : 12}"'),
      "RetentionPeriodHours",
      "9000",
      "retention_period",
    ],
    [
      "a variable's default",
      `${stream("retention_period: '${var.hours}'")}variable: {hours: {default: 12}}`,
      "RetentionPeriodHours",
      "'${var.hours}'",
      "retention_period",
      "12",
    ],
    [
      "a local",
      `${stream("retention_period: '${local.hours}'")}locals: {hours: 12}`,
      "RetentionPeriodHours",
      "'${local.hours}'",
      "retention_period",
      "12",
    ],
    [
      "a block",
      stream("stream_mode_details: [{stream_mode: ON_DEMAND}]"),
      "StreamModeDetails",
      "{stream_mode: ON_DEMAND}",
      "stream_mode_details",
    ],
    ["a renamed value", stream("encryption_type: KMS"), "StreamEncryption.EncryptionType", "KMS", "encryption_type"],
    ["what is made of several", stream("kms_key_id: x"), "StreamEncryption", "x", "kms_key_id"],
    ["what is missing", stream("shard_count: 1"), "RetentionPeriodHours", "aws_kinesis_stream", "aws_kinesis_stream"],
  ];
  for (const [name, text, path, value, key, origin] of cases) {
    it(`${name} stands where it is written`, () => {
      assert.deepEqual(places(text, "aws_kinesis_stream.clicks", path), [value, key, origin]);
    });
  }

  it("in a document stand in its text", () => {
    const definition = '{"States": {"Wait": {"Seconds": 99999999}}}';
    const machine = { aws_sfn_state_machine: { load: { definition } } };
    assert.deepEqual(
      places({ resource: machine }, "aws_sfn_state_machine.load", "Definition.States.Wait.Seconds").slice(0, 2),
      ["99999999", '\\"Seconds\\"'],
    );
  });

  it("in jsonencode stand in the expression", () => {
    const definition = "${jsonencode({ States = { Wait = { Seconds = 99999999 } } })}";
    const machine = { aws_sfn_state_machine: { load: { definition } } };
    assert.deepEqual(
      places({ resource: machine }, "aws_sfn_state_machine.load", "Definition.States.Wait.Seconds").slice(0, 2),
      ["99999999", "Seconds"],
    );
  });

  it("that the provider sends stand at the block for which it does", () => {
    const text =
      "resource: {aws_kinesis_firehose_delivery_stream: {hose: {extended_s3_configuration: " +
      "{data_format_conversion_configuration: {enabled: true}}}}}";
    const path = "ExtendedS3DestinationConfiguration.BufferingHints.SizeInMBs";
    assert.deepEqual(places(text, "aws_kinesis_firehose_delivery_stream.hose", path).slice(0, 2), [
      "data_format_conversion_configuration",
      "data_format_conversion_configuration",
    ]);
  });
});
