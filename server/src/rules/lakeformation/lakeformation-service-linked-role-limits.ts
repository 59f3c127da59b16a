import type { Property, ResourceView, TemplateView } from "../../model/property.ts";
import { patternOf, targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";

export default defineRule({
  id: "lakeformation-service-linked-role-limits",
  title: "Service-linked role cannot serve this location",
  severity: "error",
  facts: ["lf-registration-role", "s3-policy-cross-account"],
  doc: "https://docs.aws.amazon.com/lake-formation/latest/dg/registration-role.html",
  types: ["AWS::LakeFormation::Resource"],
  check(location, { template, report }) {
    const linked = location.get("UseServiceLinkedRole");
    if (linked.boolean !== true) return;
    const bucket = targetOf(location.get("ResourceArn"), "AWS::S3::Bucket");
    const algorithm = bucket && managedKeyAlgorithm(bucket);
    if (algorithm) {
      report({
        at: linked,
        message:
          `The service-linked role cannot use the key aws/s3, which ${bucket.id} is encrypted with. ` +
          "Register it with a role of your own, or encrypt it with a customer managed key.",
        related: [{ message: "the bucket's encryption", at: algorithm }],
      });
    }
    const cluster = guardedCluster(template);
    if (cluster) {
      report({
        at: linked,
        severity: "warning",
        message:
          "EMR on EC2 cannot read locations registered with the service-linked role. " +
          `${cluster.id} is to read what Lake Formation guards: register the location with a role of your own.`,
        related: [{ message: "the cluster", at: cluster.label }],
      });
    }
  },
});

/** The property by which a bucket is encrypted with the key that AWS manages. */
function managedKeyAlgorithm(bucket: ResourceView): Property | undefined {
  const defaults = bucket
    .get("BucketEncryption.ServerSideEncryptionConfiguration")
    .items.map((rule) => rule.get("ServerSideEncryptionByDefault"));
  return defaults
    .find((own) => /^aws:kms(:dsse)?$/.test(own.get("SSEAlgorithm").string ?? "") && hasManagedKey(own))
    ?.get("SSEAlgorithm");
}

function hasManagedKey(own: Property): boolean {
  const key = own.get("KMSMasterKeyID");
  return key.absent || (patternOf(key.value) ?? "").endsWith("alias/aws/s3");
}

/** A cluster of EMR on EC2 that takes part in Lake Formation by its security configuration. */
function guardedCluster(template: TemplateView): ResourceView | undefined {
  const part = "SecurityConfiguration.AuthorizationConfiguration.LakeFormationConfiguration";
  return template
    .ofType("AWS::EMR::Cluster")
    .find(
      (cluster) => targetOf(cluster.get("SecurityConfiguration"), "AWS::EMR::SecurityConfiguration")?.get(part).present,
    );
}
