import type { TypeMapping } from "./table.ts";

/** Resources of other services that pipelines refer to; rules ask for no more than what they are. */
export const neighbours: Readonly<Record<string, TypeMapping>> = {
  aws_codebuild_project: { type: "AWS::CodeBuild::Project", refs: ["name"], arns: ["id"], attributes: {} },
  aws_codepipeline: { type: "AWS::CodePipeline::Pipeline", refs: ["name", "id"], attributes: {} },
  aws_ecs_cluster: {
    type: "AWS::ECS::Cluster",
    refs: ["name"],
    arns: ["id"],
    attributes: { name: "ClusterName" },
  },
  aws_neptune_cluster: {
    type: "AWS::Neptune::DBCluster",
    refs: ["cluster_identifier", "id"],
    attributes: { cluster_identifier: "DBClusterIdentifier" },
  },
};
