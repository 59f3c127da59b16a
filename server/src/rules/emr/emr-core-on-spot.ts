import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewFix, remove, set, unsafeFix } from "../fix.ts";

/** EMR keeps a single copy of each HDFS block on clusters with fewer core nodes than this. */
const replicatedFrom = 4;

export default defineRule({
  id: "emr-core-on-spot",
  title: "EMR core nodes run on Spot",
  severity: "warning",
  facts: ["emr-spot-core-master", "emr-core-node", "hadoop-hdfs"],
  doc: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-instances-guidelines.html",
  types: ["AWS::EMR::Cluster"],
  check(cluster, { report }) {
    const instances = cluster.get("Instances");
    const group = instances.get("CoreInstanceGroup");
    const fleet = instances.get("CoreInstanceFleet");
    const ofGroup = spotOfGroup(group);
    const spot = ofGroup ?? spotOfFleet(fleet);
    if (!spot) return;

    const copies = keepsOneCopy(group) && "EMR keeps one copy of each block on fewer than 4 core nodes. ";
    report({
      at: spot,
      message:
        `Core nodes of ${cluster.id} store HDFS blocks but run on Spot. ${copies || ""}A reclaimed node can mean lost ` +
        "data and a failed cluster. Keep core nodes On-Demand and put Spot on task nodes.",
      ...(isExpendable(instances) ? { severity: "information" as const } : {}),
      fixes: [ofGroup ? groupOnDemand(group) : fleetOnDemand(fleet)],
    });
  },
});

/** What puts an instance group on Spot: its market, or a price to bid. */
function spotOfGroup(group: Property): Property | undefined {
  const [market, bid] = [group.get("Market"), group.get("BidPrice")];
  if (market.string === "SPOT") return market;
  return bid.present && bid.string !== "" ? bid : undefined;
}

/** The Spot capacity of a fleet that has no other. */
function spotOfFleet(fleet: Property): Property | undefined {
  const [spot, onDemand] = [fleet.get("TargetSpotCapacity"), fleet.get("TargetOnDemandCapacity")];
  return (spot.number ?? 0) > 0 && (onDemand.absent || onDemand.number === 0) ? spot : undefined;
}
