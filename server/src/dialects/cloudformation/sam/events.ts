import type { Value } from "../../../model/value.ts";
import { literal, madeMap } from "../../reader.ts";
import { exchanged } from "./convert.ts";
import { deadLetterArn, deadLetterQueue, deadLetterResources } from "./dead-letter.ts";
import { account, type Event, type EventKind, permission, startingRole } from "./event.ts";
import { reference } from "./made.ts";
import { pollers } from "./pollers.ts";
import { allow, filledIn } from "./statements.ts";
import { subscription } from "./subscription.ts";
import { isWritten, type Maker, type Name, type Words } from "./translate.ts";

const switchedOn = exchanged({ true: "ENABLED", false: "DISABLED" });

const ruleTarget: readonly Name[] = ["Input", "InputPath", "InputTransformer", "RetryPolicy", "DeadLetterConfig"].map(
  (word) => ({ from: word, to: `Targets.0.${word}` }),
);

const ruleWords: Words = {
  names: [
    { from: "Enabled", to: "State", read: switchedOn },
    { from: "Schedule", to: "ScheduleExpression" },
    { from: "Pattern", to: "EventPattern" },
    { from: "RuleName", to: "Name" },
    { from: "Role", to: "Targets.0.RoleArn" },
    { from: "Target.Id", to: "Targets.0.Id" },
    ...ruleTarget,
  ],
};

/** The role in which a rule starts a state machine, unless the author gives one. */
function needsRole({ target, properties }: Event): boolean {
  return target.service === "StepFunctions" && !isWritten(properties, "Role");
}

const rule: EventKind = {
  type: "AWS::Events::Rule",
  words: ruleWords,
  made: (event) => ({
    "Targets.0.Arn": () => event.target.arn(event.made),
    "Targets.0.Id": isWritten(event.properties, "Target")
      ? undefined
      : () => literal(event.made, `${event.id}${event.target.service}Target`),
    "Targets.0.RoleArn": needsRole(event) ? () => reference(event.made, `${event.id}Role`, "Arn") : undefined,
    "Targets.0.DeadLetterConfig.Arn": deadLetterArn(event),
  }),
  also: (event) => [
    ...deadLetterResources(event, "rule"),
    ...(needsRole(event) ? [startingRole(event, "events.amazonaws.com")] : []),
    ...(event.target.service === "Lambda"
      ? [permission(event, "events.amazonaws.com", { SourceArn: () => reference(event.made, event.id, "Arn") })]
      : []),
  ],
};

const schedule: EventKind = {
  type: "AWS::Scheduler::Schedule",
  words: {
    names: ["Input", "RetryPolicy", "DeadLetterConfig", "RoleArn"].map((word) => ({
      from: word,
      to: `Target.${word}`,
    })),
    own: ["OmitName", "PermissionsBoundary"],
  },
  made: (event) => {
    const { made, properties, id } = event;
    const unless = (word: string, maker: Maker): Maker | undefined => (isWritten(properties, word) ? undefined : maker);
    return {
      "Target.Arn": () => event.target.arn(made),
      "Target.RoleArn": unless("RoleArn", () => reference(made, `${id}Role`, "Arn")),
      "Target.DeadLetterConfig.Arn": deadLetterArn(event),
      FlexibleTimeWindow: unless("FlexibleTimeWindow", () => madeMap(made, { Mode: literal(made, "OFF") })),
      Name: isWritten(properties, "OmitName") ? undefined : unless("Name", () => literal(made, id)),
    };
  },
  also: (event) => {
    const queueId = deadLetterQueue(event);
    const send = queueId ? [allow(event.made, ["sqs:SendMessage"], [reference(event.made, queueId, "Arn")])] : [];
    return [
      ...deadLetterResources(event, "schedule"),
      ...(isWritten(event.properties, "RoleArn") ? [] : [startingRole(event, "scheduler.amazonaws.com", ...send)]),
    ];
  },
};

/** The events that start a state machine. */
export const stateMachineEvents: Readonly<Record<string, EventKind>> = {
  CloudWatchEvent: rule,
  EventBridgeRule: rule,
  Schedule: rule,
  ScheduleV2: schedule,
};

/**
 * The events that call a function. Those that are missing here, such as `Api` and `Cognito`, are no part of a pipeline.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
 */
export const functionEvents: Readonly<Record<string, EventKind>> = {
  ...stateMachineEvents,
  ...pollers,
  SNS: subscription,

  // The bucket is told of the function in its own properties.
  S3: {
    also: (event) => [permission(event, "s3.amazonaws.com", { SourceAccount: () => account(event.made) })],
  },

  CloudWatchLogs: {
    type: "AWS::Logs::SubscriptionFilter",
    made: (event) => ({ DestinationArn: () => event.target.arn(event.made) }),
    also: (event) => {
      const arn = "arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:<LogGroupName>:*";
      const source = (): Value => filledIn(event.made, arn, (name) => event.properties.get(name));
      return [permission(event, "logs.amazonaws.com", { SourceArn: source })];
    },
  },

  IoTRule: {
    type: "AWS::IoT::TopicRule",
    words: {
      names: ["Sql", "AwsIotSqlVersion"].map((word) => ({ from: word, to: `TopicRulePayload.${word}` })),
    },
    made: (event) => ({
      "TopicRulePayload.RuleDisabled": () => literal(event.made, false),
      "TopicRulePayload.Actions.0.Lambda.FunctionArn": () => event.target.arn(event.made),
    }),
    also: (event) => {
      const arn = "arn:<AWS::Partition>:iot:<AWS::Region>:<AWS::AccountId>:rule/<Rule>";
      const own = (name: string): Value | undefined => (name === "Rule" ? reference(event.made, event.id) : undefined);
      return [
        permission(event, "iot.amazonaws.com", {
          SourceAccount: () => account(event.made),
          SourceArn: () => filledIn(event.made, arn, own),
        }),
      ];
    },
  },
};
