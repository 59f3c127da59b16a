import { pairs } from "../conversions.ts";
import { converted, many, type TypeMapping } from "./table.ts";

export const dataPipeline: Readonly<Record<string, TypeMapping>> = {
  aws_datapipeline_pipeline: {
    type: "AWS::DataPipeline::Pipeline",
    attributes: { tags: converted("PipelineTags", pairs()) },
  },
  aws_datapipeline_pipeline_definition: {
    type: "AWS::DataPipeline::Pipeline",
    attach: { by: "pipeline_id", at: "" },
    attributes: {
      parameter_object: many("ParameterObjects", { attribute: many("Attributes") }),
      parameter_value: many("ParameterValues"),
      pipeline_object: many("PipelineObjects", { field: many("Fields") }),
    },
  },
};
