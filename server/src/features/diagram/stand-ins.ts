import { targetOf } from "../../model/reference.ts";
import type { Template } from "../../model/template.ts";
import { lookAt } from "../hover/view.ts";

/** Types that are another name for a resource, with the property that names it. */
const standIns: Readonly<Record<string, string>> = {
  "AWS::ApiGateway::Method": "RestApiId",
  "AWS::ApiGatewayV2::Integration": "ApiId",
  "AWS::DataSync::LocationS3": "S3BucketArn",
  "AWS::DocDB::DBInstance": "DBClusterIdentifier",
  "AWS::Lambda::Alias": "FunctionName",
  "AWS::Lambda::Version": "FunctionName",
  "AWS::RDS::DBInstance": "DBClusterIdentifier",
  "AWS::StepFunctions::StateMachineVersion": "StateMachineArn",
};

/** The resource that is meant where this one is named, such as the function of an alias. */
export function standFor(id: string, template: Template): string {
  const type = template.resources.get(id)?.type ?? "";
  if (!Object.hasOwn(standIns, type)) return id;
  const meant = lookAt(template, (view) => {
    const named = view.resource(id)?.get(standIns[type]!);
    return named && targetOf(named)?.id;
  });
  return meant === undefined || meant === id ? id : standFor(meant, template);
}
