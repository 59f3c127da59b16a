import type { Site } from "../../../model/site.ts";
import type { Resource } from "../../../model/template.ts";
import type { MapValue } from "../../../model/value.ts";
import type { Context } from "../context.ts";
import { normalize } from "../normalize.ts";
import { aliasOf } from "./alias.ts";
import { markConnected } from "./connectors.ts";
import { type Event, type EventKind, eventsOf, functionTarget, resourcesOf, stateMachineTarget } from "./event.ts";
import { functionEvents, stateMachineEvents } from "./events.ts";
import { withGlobals } from "./globals.ts";
import { invokeConfigOf, invokeConfigStatements } from "./invoke-config.ts";
import { type Cause, madeSite } from "./made.ts";
import { addNotifications } from "./notifications.ts";
import { type Grants, ownRole } from "./role.ts";
import { destinationStatements } from "./statements.ts";
import { isWritten, type Maker, textAt, translate, valueAt } from "./translate.ts";
import { type SamType, samTypes } from "./types.ts";

/** What a declared resource becomes. */
interface Expansion {
  readonly main: Resource;
  readonly generated: readonly Resource[];
  readonly events: readonly Event[];
}

/** The part of an expansion that goes beyond other words. */
interface Additions extends Omit<Expansion, "main"> {
  /** Properties of the main resource, by path. */
  readonly properties: Readonly<Record<string, Maker | undefined>>;
}

/** Replaces `AWS::Serverless::*` resources by what they become, with what SAM adds for their events. */
export function expandServerless(resources: Map<string, Resource>, globals: Site | undefined, context: Context): void {
  const expansions = [...resources.values()].map((resource) => expand(resource, globals, context));
  const declared = new Set(resources.keys());
  resources.clear();
  for (const { main, generated } of expansions) {
    resources.set(main.id, main);
    // SAM refuses a template that has an id which it generates.
    for (const resource of generated) if (!declared.has(resource.id)) resources.set(resource.id, resource);
  }
  addNotifications(
    resources,
    expansions.flatMap(({ events }) => events),
  );
  markConnected(resources);
}

function expand(resource: Resource, globals: Site | undefined, context: Context): Expansion {
  const type = Object.hasOwn(samTypes, resource.type) ? samTypes[resource.type]! : undefined;
  if (!type) return { main: resource, generated: [], events: [] };
  const properties = withGlobals(resource, type.globals, globals, context);
  const owner: Resource = { ...resource, type: type.type };
  if (properties.kind !== "map") return { main: owner, generated: [], events: [] };
  const cause = { owner, block: resource.site };
  const { properties: added, generated, events } = additions[resource.type]?.(cause, properties) ?? nothing;
  return { main: mainOf(cause, type, properties, added), generated, events };
}

function mainOf(cause: Cause, type: SamType, properties: MapValue, added: Additions["properties"]): Resource {
  const made = madeSite(cause);
  const all = { ...type.made?.(properties, made), ...added };
  const translated = translate(properties, type, all, properties.site, made);
  return { ...cause.owner, properties: normalize(type.type, translated) };
}

const nothing: Additions = { properties: {}, generated: [], events: [] };

const additions: Readonly<Record<string, (cause: Cause, properties: MapValue) => Additions>> = {
  "AWS::Serverless::Function": (cause, properties) => {
    const events = eventsOf(cause.owner, properties, functionTarget(cause.owner.id));
    const role = ownRole(cause, properties, "lambda.amazonaws.com", () => functionGrants(cause, properties, events));
    return {
      properties: { Role: role.value },
      generated: [
        ...(role.resource ? [role.resource] : []),
        ...aliasOf(cause, properties),
        ...invokeConfigOf(cause, properties),
        ...eventResources(events, functionEvents),
      ],
      events,
    };
  },

  "AWS::Serverless::StateMachine": (cause, properties) => {
    const events = eventsOf(cause.owner, properties, stateMachineTarget(cause.owner.id));
    const traced = (): Grants => ({
      managed: textAt(properties, "Tracing.Enabled") === "true" ? [tracing] : [],
      statements: [],
    });
    const role = ownRole(cause, properties, "states.amazonaws.com", traced);
    return {
      properties: { RoleArn: role.value },
      generated: [...(role.resource ? [role.resource] : []), ...eventResources(events, stateMachineEvents)],
      events,
    };
  },
};

const tracing = "AWSXRayDaemonWriteAccess";

function functionGrants(cause: Cause, properties: MapValue, events: readonly Event[]): Grants {
  const made = madeSite(cause);
  const kinds = events.map((event) => ({ event, kind: kindOf(event, functionEvents) }));
  const queue = valueAt(properties, "DeadLetterQueue");
  return {
    managed: [
      "AWSLambdaBasicExecutionRole",
      ...(isWritten(properties, "Tracing") ? [tracing] : []),
      ...(isWritten(properties, "VpcConfig") ? ["AWSLambdaVPCAccessExecutionRole"] : []),
      ...kinds.flatMap(({ event, kind }) => kind?.managed?.(event) ?? []),
    ],
    statements: [
      ...(queue ? destinationStatements(made, queue, valueAt(queue, "TargetArn")) : []),
      ...invokeConfigStatements(cause, properties),
      ...kinds.flatMap(({ event, kind }) => kind?.statements?.(event) ?? []),
    ],
  };
}

function eventResources(events: readonly Event[], kinds: Readonly<Record<string, EventKind>>): readonly Resource[] {
  return events.flatMap((event) => {
    const kind = kindOf(event, kinds);
    return kind ? resourcesOf(event, kind) : [];
  });
}

function kindOf({ type }: Event, kinds: Readonly<Record<string, EventKind>>): EventKind | undefined {
  return Object.hasOwn(kinds, type) ? kinds[type] : undefined;
}
