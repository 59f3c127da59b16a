/** Texts that use what templates seldom use, long enough to be read in pieces; most are on purpose odd to look at. */
export const curious: Readonly<Record<string, { readonly language: "yaml" | "json"; readonly text: string }>> = {
  "anchors and merges within resources": { language: "yaml", text: withAnchors("") },
  "an alias of another resource's anchor": { language: "yaml", text: withAnchors("      Tags: *tags\n") },
  "comments everywhere": { language: "yaml", text: withComments() },
  "long and deep resources": { language: "yaml", text: deepYaml() },
  "long and deep resources, in JSON": { language: "json", text: deepJson() },
  "JSON with comments and commas too many": { language: "json", text: looseJson("", "") },
  "JSON with comments before all": { language: "json", text: looseJson("// The first line\n", "/* the last */") },
  "texts within texts": { language: "yaml", text: withEmbeddedTexts() },
};

function withAnchors(crossing: string): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
x-shared: &shared
  Type: Number
Parameters:
  Hours:
    Default: 7
    <<: {Type: Number, MinValue: 1}
Resources:
${repeated(
  5,
  (n) => `  Stream${n}:
    Type: AWS::Kinesis::Stream
    Properties: &base${n}
      StreamModeDetails: &mode {StreamMode: ON_DEMAND}
      ShardCount: 4
      RetentionPeriodHours: !Ref Hours
      Tags: &tags
      - Key: team
        Value: &team "data # ${n}"
      - {Key: owner, Value: *team}
  Copy${n}:
    Type: AWS::Kinesis::Stream
    Properties:
      <<: &more
        RetentionPeriodHours: 9000
      Name: &name !Sub "\${AWS::StackName}-copy-${n}"
      Description: *name
${n === 3 ? crossing : ""}`,
)}Outputs:
  Last:
    Value: !GetAtt Stream4.Arn
`;
}

function withComments(): string {
  return `# The first line
---
# Behind the mark

AWSTemplateFormatVersion: "2010-09-09" # behind a value

# pipeline-hints: disable s3-lifecycle-transition-order
Resources: # behind a key
  # above a resource
${repeated(
  6,
  (n) => `  # pipeline-hints: workload RecordsPerSecond=${n * 1000} RecordSizeKiB=8 SharedConsumers=3
  Clicks${n}: # behind its name
    # inside of it
    Type: AWS::Kinesis::Stream
      # indented too far
    Properties:
  # indented too little
      # pipeline-hints: disable-next-line kinesis-retention-out-of-range
      RetentionPeriodHours: 9000   # seven # and more
      ShardCount: 1 #
      Name: clicks#${n}
      Tags: [ # in brackets
        {Key: "#", Value: '#'}, # between
        # alone
        {Key: k, Value: v} ]

    #   - Key: left out

`,
)}# At the margin
Outputs: {} # the end
# really`;
}

function deepYaml(): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Resources:
${repeated(
  2,
  (n) => `  Lake${n}:
    Type: AWS::S3::Bucket
    Metadata:
${repeated(
  6,
  (m) => `      group${m}:
        first:
          a: {b: [1, 2, {c: d}]}
          "quoted key": 'it''s'
          long: one two three four five six seven
            eight nine
        second:
        - x: 1
          y: |
            text: that is none
              deeper

            last
        -   z
        third: >-
          folded
          text
`,
)}    Properties:
      LifecycleConfiguration:
        Rules:
${repeated(
  8,
  (m) => `          - Id: rule${m}
            Status: Enabled
            Transitions:
              - StorageClass: GLACIER
                TransitionInDays: ${30 * (m + 1)}
            ExpirationInDays: 60
`,
)}      VersioningConfiguration:
          Status: Enabled
`,
)}`;
}

function deepJson(): string {
  const group = (m: number): object => ({
    first: { a: { b: [1, 2, { c: "d" }] }, 'quoted \\" key': "} ] , {", empty: {}, none: [] },
    second: [{ x: 1, y: "text: that is none\n" }, "z"],
    third: { deeper: { deeper: { deeper: { deeper: { deepest: m, "": null } } } } },
  });
  const rule = (m: number): object => ({
    Id: `rule${m}`,
    Status: "Enabled",
    Transitions: [{ StorageClass: "GLACIER", TransitionInDays: 30 * (m + 1) }],
  });
  const lake = {
    Type: "AWS::S3::Bucket",
    Metadata: Object.fromEntries([0, 1, 2, 3, 4, 5].map((m) => [`group${m}`, group(m)])),
    Properties: { LifecycleConfiguration: { Rules: [0, 1, 2, 3, 4, 5].map(rule) } },
  };
  return JSON.stringify({ AWSTemplateFormatVersion: "2010-09-09", Resources: { Lake0: lake, Lake1: lake } }, null, 2);
}

function looseJson(first: string, beforeBrace: string): string {
  return `${first}{
  /* above */ "AWSTemplateFormatVersion": "2010-09-09", // behind
  "Resources": { // behind the brace
${repeated(
  7,
  (n) => `    // pipeline-hints: workload RecordsPerSecond=${n * 1000} RecordSizeKiB=8 SharedConsumers=3
    "Clicks${n}" /* before the colon */ : /* and behind it */ {
      "Type": "AWS::Kinesis::Stream", "Type": "AWS::Kinesis::Stream",
\t\t"Properties": {
        // pipeline-hints: disable-next-line kinesis-retention-out-of-range
        "RetentionPeriodHours": 9000 /* , "ShardCount": 2 */ ,
        "ShardCount": 1.0e0,
        "Name": "clicks \\u0041 // no comment",
        "Tags": [{"Key": "a", "Value": "b",}, /* none */],
      },
    },
`,
)}    "Last": {"Type": "AWS::S3::Bucket"} ${beforeBrace}
  }, "Outputs": {}
}
`;
}

function withEmbeddedTexts(): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Resources:
${repeated(
  3,
  (n) => `  Machine${n}:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Sub |
        {
          "StartAt": "Wait",
          "States": {
            "Wait": { "Type": "Wait", "Seconds": 99999999${n}, "Next": "Call" },
            "Call": { "Type": "Task", "Resource": "\${Function${n}.Arn}", "End": true }
          }
        }
      RoleArn: !GetAtt Role${n}.Arn

  Role${n}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: '{"Statement": [{"Effect": "Allow", "Principal": "*"}]}'
      Policies:
        - PolicyName: inline
          PolicyDocument: >
            {"Statement": [{"Effect": "Allow", "Action": ["kinesis:DescribeStream"],

            "Resource": "*"}]}

  Function${n}:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Handler: index.handler
      Code:
        ZipFile: |
          # no comment
          def handler(event, context):
            return {"key": "value"}
`,
)}`;
}

function repeated(count: number, make: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => make(n)).join("");
}
