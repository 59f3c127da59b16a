import { defineRule } from "../define-rule.ts";
import { add, set, unsafeFix } from "../fix.ts";

export default defineRule({
  id: "msk-open-access",
  title: "Kafka brokers are public or accept anyone",
  severity: "warning",
  facts: ["msk-access"],
  doc: "https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html",
  types: ["AWS::MSK::Cluster"],
  check(cluster, { report }) {
    const access = cluster.get("BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type");
    if (access.string === "SERVICE_PROVIDED_EIPS") {
      report({
        at: access,
        message:
          "Brokers get public addresses. This is refused at creation, and later needs public subnets, TLS, in-cluster " +
          "encryption and authentication; prefer PrivateLink (multi-VPC connectivity), VPN or peering.",
        fixes: [unsafeFix("Set DISABLED (clients outside of the VPC lose access)", set(access, "DISABLED"))],
      });
    }
    const anyone = cluster.get("ClientAuthentication.Unauthenticated.Enabled");
    if (anyone.boolean !== true) return;
    const iam = cluster.get("ClientAuthentication.Sasl.Iam.Enabled");
    report({
      at: anyone,
      message: "Clients without credentials are accepted. Use IAM, SASL/SCRAM or mutual TLS.",
      fixes: [
        unsafeFix(
          "Require IAM (clients without credentials are refused)",
          set(anyone, false),
          ...(iam.boolean === true ? [] : [iam.present ? set(iam, true) : add(cluster, iam.path, true)]),
        ),
      ],
    });
  },
});
