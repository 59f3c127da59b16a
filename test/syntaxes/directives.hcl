# SYNTAX TEST "source.hcl.terraform" "directives"
# pipeline-hints: workload RecordsPerSecond=1000 RecordSizeKiB=8
# ^^^^^^^^^^^^^^^ entity.name.type.directive.data-pipeline-hints
#                 ^^^^^^^^ keyword.control.directive.data-pipeline-hints
#                          ^^^^^^^^^^^^^^^^ variable.parameter.data-pipeline-hints
resource "aws_kinesis_stream" "clicks" {
  shard_count = 4 // pipeline-hints: disable-line kinesis-shards-below-workload
#                    ^^^^^^^^^^^^^^^ entity.name.type.directive.data-pipeline-hints
#                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.function.data-pipeline-hints
}
