/** Values that may stand where any other stood, as YAML has them. */
export const values = [
  ..."7 24 48 9000 0 -1 true false null ~ 0x1F 1e3 text {} [] *a".split(" "),
  ..."ON_DEMAND PROVISIONED GLACIER Enabled AWS::Kinesis::Stream AWS::S3::Bucket s3:ObjectCreated:*".split(" "),
  ..."!Ref Retention|!GetAtt Clicks.Arn|!Ref AWS::NoValue|!Sub '${Clicks}-x'|&a text|two words||\"quoted\"".split("|"),
  ..."${aws_kinesis_stream.clicks.arn} ${var.on_demand} ${local.retention_days}".split(" "),
  ...['{ "Ref": "Retention" }', '{ "Fn::If": ["AddedCondition", 7, 48] }'],
];

/** What means something to a parser, or looks as if it did. */
export const signs = [
  ...["\n", "\n\n", "\r\n", "\r", "\t", " ", "  ", "    ", "\u2028", "\ufeff", "é", "😀"],
  ...'a 7 word null ~ " \' \'\' "" : , { } [ ] {} [] - | > ? ! % @ ` \\ \\" ${'.split(" "),
  ..."# // /* */ &a *a <<: --- ... !Ref !!str key: Added:".split(" "),
  ...["two words", ": ", "- ", "|\n", ">-\n", " # note\n", "// note\n", "<<: *a", "&a ", "!Sub ", "---\n", "\n---\n"],
  ...["\nkey: value\n", '"key": 1,'],
];

/** Lines of YAML, most of them half typed. */
export const yamlLines = `Added: value
Adde
Added:
Added: [
Added: {
Added: |
Added: "
Added: '
Added: &a
Added: &a {x: 1}
Added: *a
Added: !Ref Retention
Added: !GetAtt Clicks.Arn
'Added': value
? Added
: value
- item
-
<<: *a
<<: {Added: value}
Condition: AddedCondition
DependsOn: Clicks
Properties:
Type: AWS::Kinesis::Stream
RetentionPeriodHours: 9000
retention_period: 7
---
...
%YAML 1.2
# a comment
# pipeline-hints: workload RecordsPerSecond=1000 RecordSizeKiB=8 SharedConsumers=3
# pipeline-hints: disable-next-line kinesis-retention-out-of-range
# pipeline-hints: disable s3-lifecycle-transition-order`.split("\n");

/** Lines of JSON, most of them half typed. */
export const jsonLines = `"Added": "value",
"Adde
"Added"
"Added":
"Added": [
"Added": {
"Added": {},
"Added": { "Ref": "Retention" },
{
},
],
,
"Condition": "AddedCondition",
"DependsOn": ["Clicks"],
"Properties": {},
"Type": "AWS::Kinesis::Stream",
"RetentionPeriodHours": 9000,
"retention_period": 7,
"//": "pipeline-hints: workload RecordsPerSecond=1000 RecordSizeKiB=8",
// a comment
/* a comment */
/* a comment
// pipeline-hints: disable-next-line kinesis-retention-out-of-range`.split("\n");
