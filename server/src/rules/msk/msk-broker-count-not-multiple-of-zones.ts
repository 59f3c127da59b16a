import type { Property, ResourceView } from "../../model/property.ts";
import { amount } from "../../model/wording.ts";
import { defineRule, type RuleContext } from "../define-rule.ts";
import { set, unsafeFix } from "../fix.ts";

/** Each subnet of the list is in an Availability Zone of its own. */
const zones = { least: 2, most: 3, express: 3 };

export default defineRule({
  id: "msk-broker-count-not-multiple-of-zones",
  title: "Broker count is not a multiple of the subnets",
  severity: "error",
  facts: ["msk-broker-count"],
  doc: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-create-cluster.html",
  types: ["AWS::MSK::Cluster"],
  check(cluster, context) {
    const subnets = cluster.get("BrokerNodeGroupInfo.ClientSubnets");
    const count = lengthOf(subnets);
    if (count === undefined) return;
    if (!checkZones(cluster, subnets, count, context)) checkBrokers(cluster, subnets, count, context);
  },
});

/** Undefined where an item may stand for several, as Terraform's splats do, or is not written one by one. */
function lengthOf({ value, items, site }: Property): number | undefined {
  if (value?.kind !== "list" || items.length === 0) return undefined;
  const isWritten = items.every((item) => item.value?.kind !== "list" && item.site?.node !== site?.node);
  return isWritten ? items.length : undefined;
}

function checkZones(cluster: ResourceView, subnets: Property, count: number, { report }: RuleContext): boolean {
  const type = cluster.get("BrokerNodeGroupInfo.InstanceType");
  const isExpress = type.string?.startsWith("express.") ?? false;
  if (isExpress ? count === zones.express : count >= zones.least && count <= zones.most) return false;
  const wanted = isExpress ? `exactly ${zones.express}, for Express brokers` : `${zones.least} or ${zones.most}`;
  report({
    at: subnets.key,
    message:
      `${subnets.name} has ${amount(count, "subnet")}, but MSK takes ${wanted}. Each is in an ` +
      "Availability Zone of its own, and the brokers are spread evenly over them.",
    related: isExpress ? [{ message: "Express brokers", at: type }] : [],
  });
  return true;
}

function checkBrokers(cluster: ResourceView, subnets: Property, count: number, { report }: RuleContext): void {
  const brokers = cluster.get("NumberOfBrokerNodes");
  if (brokers.number === undefined || brokers.number % count === 0) return;
  const [less, more] = [Math.floor(brokers.number / count) * count, Math.ceil(brokers.number / count) * count];
  report({
    at: brokers,
    message:
      `${brokers.number} brokers cannot be spread evenly over ${count} subnets; MSK demands a multiple of ${count}. ` +
      `Use ${less > 0 ? `${less} or ` : ""}${more}.`,
    related: [{ message: `the ${count} subnets`, at: subnets.key }],
    fixes: [unsafeFix(`Use ${more} brokers (costs more)`, set(brokers, more))],
  });
}
