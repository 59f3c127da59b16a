import { jsonText } from "../conversions.ts";
import { converted, old, one, type TypeMapping } from "./table.ts";

export const stepFunctions: Readonly<Record<string, TypeMapping>> = {
  aws_sfn_state_machine: {
    type: "AWS::StepFunctions::StateMachine",
    refs: ["arn"],
    arns: ["id"],
    attributes: {
      name: "StateMachineName",
      type: "StateMachineType",
      definition: converted("Definition", jsonText),
      encryption_configuration: one("EncryptionConfiguration"),
      logging_configuration: one("LoggingConfiguration", {
        log_destination: "Destinations[].CloudWatchLogsLogGroup.LogGroupArn",
      }),
      tracing_configuration: one("TracingConfiguration"),
    },
  },
  awscc_stepfunctions_state_machine: {
    type: "AWS::StepFunctions::StateMachine",
    arns: ["id"],
    attributes: {
      definition_string: converted("Definition", jsonText),
      definition: old(converted("Definition", jsonText)),
      definition_substitutions: "DefinitionSubstitutions",
    },
    general: true,
  },
};
