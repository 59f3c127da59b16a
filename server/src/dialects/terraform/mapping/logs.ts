import { pairs, words } from "../conversions.ts";
import { converted, many, one, type TypeMapping } from "./table.ts";

export const logs: Readonly<Record<string, TypeMapping>> = {
  aws_cloudwatch_log_group: {
    type: "AWS::Logs::LogGroup",
    refs: ["name", "id"],
    // Zero stands for ever.
    attributes: { name: "LogGroupName", retention_in_days: converted("RetentionInDays", words({ 0: null })) },
  },
  aws_cloudwatch_metric_alarm: {
    type: "AWS::CloudWatch::Alarm",
    refs: ["alarm_name", "id"],
    attributes: {
      dimensions: converted("Dimensions", pairs("Name", "Value")),
      evaluate_low_sample_count_percentiles: "EvaluateLowSampleCountPercentile",
      metric_query: many("Metrics", {
        metric: one("MetricStat", {
          dimensions: converted("Metric.Dimensions", pairs("Name", "Value")),
          metric_name: "Metric.MetricName",
          namespace: "Metric.Namespace",
        }),
      }),
    },
  },
};
