import { many, one, type TypeMapping } from "./table.ts";

/** What services send of themselves, to a Firehose stream for example. */
export const logging: Readonly<Record<string, TypeMapping>> = {
  aws_cloudwatch_log_subscription_filter: {
    type: "AWS::Logs::SubscriptionFilter",
    attributes: { name: "FilterName" },
  },
  aws_cloudwatch_metric_stream: {
    type: "AWS::CloudWatch::MetricStream",
    refs: ["name", "id"],
    attributes: {
      include_filter: many("IncludeFilters"),
      exclude_filter: many("ExcludeFilters"),
      statistics_configuration: many("StatisticsConfigurations", { include_metric: many("IncludeMetrics") }),
    },
  },
  aws_flow_log: {
    type: "AWS::EC2::FlowLog",
    attributes: {
      iam_role_arn: "DeliverLogsPermissionArn",
      destination_options: one("DestinationOptions"),
    },
  },
  aws_wafv2_web_acl_logging_configuration: {
    type: "AWS::WAFv2::LoggingConfiguration",
    attributes: {},
  },
};
