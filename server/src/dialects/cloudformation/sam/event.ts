import type { Site } from "../../../model/site.ts";
import type { Resource } from "../../../model/template.ts";
import { type MapValue, unknown, type Value } from "../../../model/value.ts";
import { literal, madeMap } from "../../reader.ts";
import { type Cause, generate, list, madeSite, reference } from "./made.ts";
import { allow, inlinePolicy, policyDocument, trustIn } from "./statements.ts";
import { type Maker, mapAt, textAt, translate, valueAt, type Words } from "./translate.ts";

/** One of the `Events` of a function or state machine. */
export interface Event {
  readonly cause: Cause;
  readonly type: string;
  /** The logical id of what the event becomes. */
  readonly id: string;
  readonly properties: MapValue;
  /** The place of what SAM adds. */
  readonly made: Site;
  /** What the event starts. */
  readonly target: Target;
}

export interface Target {
  /** `GetAtt` of a function, `Ref` of a state machine. */
  readonly arn: (site: Site) => Value;
  /** A function lets the event's service in by its own policy; to start a state machine, the service needs a role. */
  readonly service: "Lambda" | "StepFunctions";
  readonly action: string;
}

export const functionTarget = (id: string): Target => ({
  arn: (site) => reference(site, id, "Arn"),
  service: "Lambda",
  action: "lambda:InvokeFunction",
});

export const stateMachineTarget = (id: string): Target => ({
  arn: (site) => reference(site, id),
  service: "StepFunctions",
  action: "states:StartExecution",
});

/** What an event of a type becomes. */
export interface EventKind {
  /** The type of the resource that the event itself becomes, if it does. */
  readonly type?: string;
  readonly words?: Words;
  /** What SAM adds to that resource, by path. */
  readonly made?: (event: Event) => Readonly<Record<string, Maker | undefined>>;
  /** The resources that come with it. */
  readonly also?: (event: Event) => readonly Resource[];
  /** What the function's role is given for the event. */
  readonly managed?: (event: Event) => readonly string[];
  readonly statements?: (event: Event) => readonly Value[];
}

/** The events that are plainly written. */
export function eventsOf(owner: Resource, properties: MapValue, target: Target): readonly Event[] {
  const events = properties.get("Events");
  if (events?.kind !== "map") return [];
  return events.keys.flatMap((name): Event[] => {
    const event = events.get(name)!;
    const type = textAt(event, "Type");
    if (event.kind !== "map" || type === undefined) return [];
    const cause = { owner, block: event.site };
    const made = madeSite(cause);
    const eventProperties = mapAt(event, "Properties") ?? madeMap(made, {}, valueAt(event, "Properties") !== undefined);
    return [{ cause, type, id: `${owner.id}${name}`, properties: eventProperties, made, target }];
  });
}

/** All resources that an event becomes, the main one, which its author has in mind, first. */
export function resourcesOf(event: Event, kind: EventKind): readonly Resource[] {
  const { cause, id, properties } = event;
  const { type, words = {}, made, also } = kind;
  const main = type
    ? [
        {
          ...generate(cause, id, type, (site) => translate(properties, words, made?.(event) ?? {}, site, site)),
          generated: false,
        },
      ]
    : [];
  return [...main, ...(also?.(event) ?? [])];
}

/** Lets a service call the function. */
export function permission(event: Event, service: string, source: Readonly<Record<string, Maker>>): Resource {
  return generate(event.cause, `${event.id}Permission`, "AWS::Lambda::Permission", (site) => {
    const additions = {
      Action: () => literal(site, event.target.action),
      FunctionName: () => reference(site, event.cause.owner.id),
      Principal: () => literal(site, service),
      ...source,
    };
    return translate(madeMap(site, {}), {}, additions, site, site);
  });
}

/** The role `<Id>Role` in which a service starts the target. */
export function startingRole({ cause, id, target }: Event, service: string, ...more: readonly Value[]): Resource {
  return generate(cause, `${id}Role`, "AWS::IAM::Role", (site) => {
    const statements = [allow(site, [target.action], [target.arn(site)]), ...more];
    return madeMap(site, {
      AssumeRolePolicyDocument: trustIn(site, service),
      Policies: list(site, [inlinePolicy(site, `${id}StartExecutionPolicy`, statements)]),
    });
  });
}

/** A queue that SAM makes for what could not be delivered, or to stand between a topic and the function. */
export function queue({ cause }: Event, id: string): Resource {
  return generate(cause, id, "AWS::SQS::Queue", (site) => madeMap(site, {}));
}

/** Lets a service send to a queue, from one source. */
export function queuePolicy(
  event: Event,
  id: string,
  queueUrl: Value,
  queueArn: Value,
  service: string,
  source: Value,
): Resource {
  return generate(event.cause, id, "AWS::SQS::QueuePolicy", (site) => {
    const statement = madeMap(site, {
      Effect: literal(site, "Allow"),
      Principal: madeMap(site, { Service: literal(site, service) }),
      Action: list(site, [literal(site, "sqs:SendMessage")]),
      Resource: queueArn,
      Condition: madeMap(site, { ArnEquals: madeMap(site, { "aws:SourceArn": source }) }),
    });
    return madeMap(site, { PolicyDocument: policyDocument(site, [statement]), Queues: list(site, [queueUrl]) });
  });
}

export function account(site: Site): Value {
  return unknown(site, "AWS::AccountId");
}
