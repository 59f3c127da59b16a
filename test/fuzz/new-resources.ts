interface NewResource {
  /** The resource, which refers to one that has this logical id. */
  readonly cloudformation: (id: string) => object;
  /** The block of the resource's type, which refers to the resource at this address. */
  readonly terraform: (address: string) => object;
}

/** Resources that an edit can add, in both worlds: with mistakes, and such as others are judged by. */
export const newResources = {
  AddedStream: {
    cloudformation: () => ({ Type: "AWS::Kinesis::Stream", Properties: { ShardCount: 2, RetentionPeriodHours: 7 } }),
    terraform: () => ({ aws_kinesis_stream: { added: { name: "added", shard_count: 2, retention_period: 9000 } } }),
  },
  AddedLake: {
    cloudformation: () => ({
      Type: "AWS::S3::Bucket",
      Properties: {
        NotificationConfiguration: {
          LambdaConfigurations: [{ Event: "s3:ObjectCreated:*", Function: { "Fn::GetAtt": ["AddedFunction", "Arn"] } }],
        },
      },
    }),
    terraform: (address) => ({
      aws_s3_bucket_notification: {
        added: {
          bucket: `\${${address}.id}`,
          lambda_function: [
            { lambda_function_arn: "${aws_lambda_function.added.arn}", events: ["s3:ObjectCreated:*"] },
          ],
        },
      },
    }),
  },
  AddedFunction: {
    cloudformation: (id) => ({
      Type: "AWS::Lambda::Function",
      Condition: "AddedCondition",
      Properties: { Runtime: "python3.13", Handler: "index.handler", Role: { "Fn::GetAtt": `${id}.Arn` } },
    }),
    terraform: (address) => ({
      aws_lambda_function: {
        added: { function_name: "added", role: `\${${address}.arn}`, count: "${var.on_demand ? 1 : 0}" },
      },
    }),
  },
  AddedPermission: {
    cloudformation: (id) => ({
      Type: "AWS::Lambda::Permission",
      Properties: {
        Action: "lambda:InvokeFunction",
        FunctionName: { Ref: "AddedFunction" },
        Principal: "s3.amazonaws.com",
        SourceArn: { "Fn::GetAtt": [id, "Arn"] },
      },
    }),
    terraform: (address) => ({
      aws_lambda_permission: {
        added: {
          action: "lambda:InvokeFunction",
          function_name: "${aws_lambda_function.added.function_name}",
          principal: "s3.amazonaws.com",
          source_arn: `\${${address}.arn}`,
        },
      },
    }),
  },
  AddedReader: {
    cloudformation: (id) => ({
      Type: "AWS::Lambda::EventSourceMapping",
      Properties: { EventSourceArn: { "Fn::GetAtt": [id, "Arn"] }, FunctionName: "reader", StartingPosition: "LATEST" },
    }),
    terraform: (address) => ({
      aws_lambda_event_source_mapping: { added: { event_source_arn: `\${${address}.arn}`, function_name: "reader" } },
    }),
  },
  AddedBucketPolicy: {
    cloudformation: (id) => ({
      Type: "AWS::S3::BucketPolicy",
      Properties: {
        Bucket: { Ref: id },
        PolicyDocument: {
          Statement: [
            {
              Effect: "Deny",
              Principal: "*",
              Action: "s3:*",
              Resource: [{ "Fn::GetAtt": [id, "Arn"] }, { "Fn::Sub": `\${${id}.Arn}/*` }],
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
          ],
        },
      },
    }),
    terraform: (address) => ({ aws_s3_bucket_policy: { added: { bucket: `\${${address}.id}`, policy: "{}" } } }),
  },
  AddedAttachment: {
    cloudformation: (id) => ({
      Type: "AWS::IAM::Policy",
      Properties: { PolicyName: "added", Roles: [{ Ref: id }], PolicyDocument: { Statement: [] } },
    }),
    terraform: (address) => ({
      aws_s3_bucket_versioning: {
        added: { bucket: `\${${address}.bucket}`, versioning_configuration: { status: "Enabled" } },
      },
    }),
  },
  AddedGuard: {
    cloudformation: () => ({ Type: "AWS::Organizations::Policy", Properties: { Name: "added", Content: {} } }),
    terraform: () => ({ aws_organizations_policy: { added: { name: "added", content: "{}" } } }),
  },
} as const satisfies Readonly<Record<string, NewResource>>;
