import type { Site } from "../../model/site.ts";
import { childOf, textOf } from "../../syntax/tree.ts";

/** The path that the CDK leaves in a resource's metadata, such as `Stack/Clicks/Resource`. */
export function constructPathOf(metadata: Site): string | undefined {
  return textOf(childOf(metadata.node, "aws:cdk:path"));
}

/** Steps of construct paths below which the CDK puts what it needs for itself. */
const ownSteps = [
  /^Custom::/,
  /CustomResourceProvider$/,
  /^framework-on/,
  /^framework-isComplete$/,
  /^BucketNotificationsHandler[0-9a-f]{32}$/,
  /^LogRetention[0-9a-f]{32}$/,
  /^AWS[0-9a-f]{32}$/,
  /^waiter-state-machine$/,
  /^CDKMetadata$/,
];

/** Logical ids of the same constructs, for templates without paths: singletons carry a UUID, and a hash at the end. */
const ownIds = [
  /^(?:Custom|AWSCDK)[A-Z]\w*CustomResourceProvider(?:Role|Handler)/,
  /^CustomCDKBucketDeployment[0-9A-F]{32}/,
  /^BucketNotificationsHandler[0-9a-f]{32}/,
  /^LogRetention[0-9a-f]{32}/,
  /^AWS[0-9a-f]{32}/,
  /(?:framework(?:onEvent|isComplete|onTimeout)|waiterstatemachine)/,
];

/** The CDK made the resource for its own use, so its author cannot change it. */
export function isMadeByCdk(resource: { id: string; type: string; constructPath: string | undefined }): boolean {
  if (resource.type === "AWS::CDK::Metadata") return true;
  const steps = resource.constructPath?.split("/");
  if (steps) return steps.some((step) => ownSteps.some((pattern) => pattern.test(step)));
  return ownIds.some((pattern) => pattern.test(resource.id));
}
