import { type NewResource, referenceTo } from "../../model/edit.ts";
import type { ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { add, addResource, type NewFix, set, unsafeFix } from "../fix.ts";
import { newId } from "../new-id.ts";
import { wholeOf } from "../whole.ts";

const logs = "LoggingInfo.BrokerLogs";
const destinations = ["CloudWatchLogs", "S3", "Firehose"];

export default defineRule({
  id: "msk-broker-logs-missing",
  title: "Kafka broker logs are not delivered anywhere",
  severity: "information",
  facts: ["msk-broker-logs"],
  doc: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html",
  types: ["AWS::MSK::Cluster"],
  check(cluster, { report }) {
    const isOff = destinations.every((name) => {
      const enabled = cluster.get(`${logs}.${name}.Enabled`);
      return enabled.absent || enabled.boolean === false;
    });
    if (!isOff) return;
    const info = cluster.get("LoggingInfo");
    report({
      at: info.present ? wholeOf(info) : cluster.type,
      message:
        "Broker logs are off, so connection and authentication problems leave no trace. Enable CloudWatch Logs, S3 or " +
        `Firehose in ${cluster.name(logs)}.`,
      fixes: [logToCloudWatch(cluster)],
    });
  },
});

function logToCloudWatch(cluster: ResourceView): NewFix {
  const path = `${logs}.CloudWatchLogs`;
  const [enabled, group] = [cluster.get(`${path}.Enabled`), cluster.get(`${path}.LogGroup`)];
  const title = "Log to CloudWatch (logs are billed)";
  if (enabled.present && group.present) return unsafeFix(title, set(enabled, true));
  const newGroup: NewResource = {
    id: newId(cluster, "Logs"),
    type: "AWS::Logs::LogGroup",
    properties: { RetentionInDays: 30 },
  };
  const reference = referenceTo(newGroup);
  const settings = enabled.present
    ? [set(enabled, true), add(cluster, group.path, reference)]
    : [add(cluster, path, { Enabled: true, LogGroup: reference })];
  return unsafeFix(title, addResource(cluster, newGroup), ...settings);
}
