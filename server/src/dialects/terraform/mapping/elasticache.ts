import { keyed } from "../conversions.ts";
import { type Attributes, converted, many, old, one, type TypeMapping } from "./table.ts";

/** What replication groups and clusters have in common. */
const cache: Attributes = {
  node_type: "CacheNodeType",
  parameter_group_name: "CacheParameterGroupName",
  security_group_names: "CacheSecurityGroupNames",
  subnet_group_name: "CacheSubnetGroupName",
  maintenance_window: "PreferredMaintenanceWindow",
  // Its `destination` is a log group or a delivery stream, which CloudFormation has in different places.
  log_delivery_configuration: many("LogDeliveryConfigurations"),
};

export const elasticache: Readonly<Record<string, TypeMapping>> = {
  aws_elasticache_replication_group: {
    type: "AWS::ElastiCache::ReplicationGroup",
    refs: ["replication_group_id", "id"],
    attributes: {
      ...cache,
      description: "ReplicationGroupDescription",
      replication_group_description: old("ReplicationGroupDescription"),
      number_cache_clusters: old("NumCacheClusters"),
      preferred_cache_cluster_azs: "PreferredCacheClusterAZs",
      availability_zones: old("PreferredCacheClusterAZs"),
      node_group_configuration: many("NodeGroupConfiguration"),
    },
  },
  aws_elasticache_global_replication_group: {
    type: "AWS::ElastiCache::GlobalReplicationGroup",
    refs: ["global_replication_group_id", "id"],
    attributes: {
      num_node_groups: "GlobalNodeGroupCount",
      parameter_group_name: "CacheParameterGroupName",
      primary_replication_group_id: "Members[Role=PRIMARY].ReplicationGroupId",
    },
  },
  aws_elasticache_cluster: {
    type: "AWS::ElastiCache::CacheCluster",
    refs: ["cluster_id", "id"],
    attributes: {
      ...cache,
      cluster_id: "ClusterName",
      availability_zone: "PreferredAvailabilityZone",
      security_group_ids: "VpcSecurityGroupIds",
    },
  },
  aws_elasticache_serverless_cache: {
    type: "AWS::ElastiCache::ServerlessCache",
    refs: ["name", "id"],
    attributes: {
      name: "ServerlessCacheName",
      cache_usage_limits: one("CacheUsageLimits", {
        data_storage: one("DataStorage"),
        ecpu_per_second: one("ECPUPerSecond"),
      }),
    },
  },
  aws_elasticache_parameter_group: {
    type: "AWS::ElastiCache::ParameterGroup",
    refs: ["name", "id"],
    attributes: {
      family: "CacheParameterGroupFamily",
      parameter: converted("Properties", keyed("name", "value")),
    },
  },
  aws_elasticache_subnet_group: {
    type: "AWS::ElastiCache::SubnetGroup",
    refs: ["name", "id"],
    attributes: { name: "CacheSubnetGroupName" },
  },
  aws_elasticache_user: {
    type: "AWS::ElastiCache::User",
    refs: ["user_id", "id"],
    attributes: { authentication_mode: one("AuthenticationMode") },
  },
};
