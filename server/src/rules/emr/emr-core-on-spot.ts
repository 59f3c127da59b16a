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

    const copies = keepsOneCopy(group)
      ? `With fewer than ${replicatedFrom} core nodes HDFS keeps one copy of a block. `
      : "";
    report({
      at: spot,
      severity: isExpendable(instances) ? "information" : "warning",
      message:
        `Core nodes of ${cluster.id} store HDFS blocks but run on Spot. ${copies}A reclaimed node can mean lost data and ` +
        "a failed cluster. Keep core nodes On-Demand and put Spot on task nodes.",
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

/** A cluster that ends with its steps, and whose author puts up with losing it: its primary node is on Spot too. */
function isExpendable(instances: Property): boolean {
  const keepAlive = instances.get("KeepJobFlowAliveWhenNoSteps");
  const primary =
    spotOfGroup(instances.get("MasterInstanceGroup")) ?? spotOfFleet(instances.get("MasterInstanceFleet"));
  return (keepAlive.absent || keepAlive.boolean === false) && primary !== undefined;
}

/** Unless the configuration of HDFS, which may set another number of copies, is written. */
function keepsOneCopy(group: Property): boolean {
  const configured = [group.resource.get("Configurations"), group.get("Configurations")];
  const isUntouched = (configurations: Property): boolean =>
    !configurations.unknown &&
    configurations.items.every((item) => (item.get("Classification").string ?? "hdfs-site") !== "hdfs-site");
  return (group.get("InstanceCount").number ?? replicatedFrom) < replicatedFrom && configured.every(isUntouched);
}

function groupOnDemand(group: Property): NewFix {
  const [market, bid] = [group.get("Market"), group.get("BidPrice")];
  return unsafeFix(
    "Use On-Demand for core nodes (replaces the cluster, costs more)",
    ...(market.present ? [set(market, "ON_DEMAND")] : []),
    ...(bid.present ? [remove(bid)] : []),
  );
}

function fleetOnDemand(fleet: Property): NewFix {
  const [spot, onDemand] = [fleet.get("TargetSpotCapacity"), fleet.get("TargetOnDemandCapacity")];
  const capacity = spot.number!;
  return unsafeFix(
    "Use On-Demand for core nodes (costs more)",
    onDemand.present ? set(onDemand, capacity) : add(fleet.resource, onDemand.path, capacity),
    remove(spot),
  );
}
