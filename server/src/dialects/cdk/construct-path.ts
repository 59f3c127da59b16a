import type { Site } from "../../model/site.ts";
import { childOf, textOf } from "../../syntax/tree.ts";

/** The path that the CDK leaves in a resource's metadata, such as `Stack/Clicks/Resource`. */
export function constructPathOf(metadata: Site): string | undefined {
  return textOf(childOf(metadata.node, "aws:cdk:path"));
}

/**
 * Parts of construct paths under which the CDK puts what it needs for itself: providers of custom resources, handlers
 * that empty buckets or set notifications, deployments of assets, singleton functions, the metadata of the library.
 */
const madeByCdk = [
  /\bCustom::[A-Za-z]/,
  /\/framework-(onEvent|isComplete|onTimeout)\b/,
  /\/BucketNotificationsHandler[0-9a-f]+\b/,
  /\/LogRetention[0-9a-f]+\b/,
  /\/AWS[0-9a-f]{32}\b/,
  /\/SingletonLambda\b/,
  /\/(?:waiter-state-machine|WaiterStateMachine)\b/,
  /\/CDKMetadata\b/,
  /\/Default(?:VpcSecurityGroup)?CustomResourceProvider\b/,
  /\bCustomResourceProvider\b/,
  /\/Provider\/framework-/,
];

/** The CDK made the resource for its own use, so its author cannot change it. */
export function isMadeByCdk(constructPath: string | undefined, type: string): boolean {
  if (type === "AWS::CDK::Metadata") return true;
  return constructPath !== undefined && madeByCdk.some((pattern) => pattern.test(constructPath));
}
