import { defineRule } from "../define-rule.ts";
import { set, unsafeFix } from "../fix.ts";

const transit = "EncryptionInfo.EncryptionInTransit";

export default defineRule({
  id: "msk-transit-plaintext",
  title: "Kafka traffic may be unencrypted",
  severity: "warning",
  facts: ["msk-transit-encryption"],
  doc: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
  types: ["AWS::MSK::Cluster"],
  check(cluster, { report }) {
    const [client, inside] = [cluster.get(`${transit}.ClientBroker`), cluster.get(`${transit}.InCluster`)];
    if (client.string === "PLAINTEXT" || client.string === "TLS_PLAINTEXT") {
      report({
        at: client,
        message:
          `${client.name} is ${client.string}: data between clients and brokers can travel in clear text. ` +
          "Use TLS, which is what the service takes where nothing is written.",
        fixes: [unsafeFix(`Set ${client.name} to TLS (clients without it are refused)`, set(client, "TLS"))],
      });
    }
    if (inside.boolean === false) {
      report({
        at: inside,
        message:
          `${inside.name} is false: data between brokers can travel in clear text. Set ${inside.name} to true, which can ` +
          "be done at creation only.",
        fixes: [unsafeFix(`Set ${inside.name} to true (replaces the cluster)`, set(inside, true))],
      });
    }
  },
});
