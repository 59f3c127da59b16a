import { jsonText } from "../conversions.ts";
import { converted, type TypeMapping } from "./table.ts";

const policyDocument = converted("PolicyDocument", jsonText);

export const messaging: Readonly<Record<string, TypeMapping>> = {
  aws_mq_broker: { type: "AWS::AmazonMQ::Broker", refs: ["id"], attributes: {} },
  aws_sqs_queue: {
    type: "AWS::SQS::Queue",
    refs: ["url", "id"],
    attributes: {
      name: "QueueName",
      delay_seconds: "DelaySeconds",
      max_message_size: "MaximumMessageSize",
      message_retention_seconds: "MessageRetentionPeriod",
      receive_wait_time_seconds: "ReceiveMessageWaitTimeSeconds",
      visibility_timeout_seconds: "VisibilityTimeout",
      redrive_policy: converted("RedrivePolicy", jsonText),
      redrive_allow_policy: converted("RedriveAllowPolicy", jsonText),
    },
    apart: [{ type: "AWS::SQS::QueuePolicy", attributes: { policy: policyDocument }, owner: "Queues[]" }],
  },
  aws_sqs_queue_policy: {
    type: "AWS::SQS::QueuePolicy",
    attributes: { queue_url: "Queues[]", policy: policyDocument },
  },
  aws_sqs_queue_redrive_policy: {
    type: "AWS::SQS::Queue",
    attach: { by: "queue_url", at: "" },
    attributes: { redrive_policy: converted("RedrivePolicy", jsonText) },
  },
  aws_sns_topic: {
    type: "AWS::SNS::Topic",
    refs: ["arn"],
    arns: ["id"],
    attributes: { name: "TopicName", archive_policy: converted("ArchivePolicy", jsonText) },
    apart: [{ type: "AWS::SNS::TopicPolicy", attributes: { policy: policyDocument }, owner: "Topics[]" }],
  },
  aws_sns_topic_policy: { type: "AWS::SNS::TopicPolicy", attributes: { arn: "Topics[]", policy: policyDocument } },
  aws_sns_topic_subscription: {
    type: "AWS::SNS::Subscription",
    arns: ["id"],
    attributes: {
      delivery_policy: converted("DeliveryPolicy", jsonText),
      filter_policy: converted("FilterPolicy", jsonText),
      redrive_policy: converted("RedrivePolicy", jsonText),
    },
  },
};
