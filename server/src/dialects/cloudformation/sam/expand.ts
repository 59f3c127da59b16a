import type { Site } from "../../../model/site.ts";
import type { Resource } from "../../../model/template.ts";
import type { MapValue } from "../../../model/value.ts";
import type { Node } from "../../../syntax/tree.ts";
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

/** Expands the resources of a template, again and again; what comes of a resource that has not changed is kept. */
export interface ServerlessReader {
  /** Replaces `AWS::Serverless::*` resources by what they become, with what SAM adds for their events. */
  expand(
    declared: ReadonlyMap<string, Resource>,
    globals: Site | undefined,
  ): {
    readonly resources: Map<string, Resource>;
    /** SAM generates other resources than it did the last time. */
    readonly namesChanged: boolean;
  };
  forget(): void;
}

export function serverlessReader(context: Context): ServerlessReader {
  let known = new WeakMap<Resource, Expansion>();
  let knownGlobals: Node | undefined;
  let knownNames = "";

  const expansionOf = (resource: Resource, globals: Site | undefined): Expansion => {
    const expansion = known.get(resource) ?? expand(resource, globals, context);
    known.set(resource, expansion);
    return expansion;
  };

  return {
    expand(declared, globals) {
      if (globals?.node !== knownGlobals) known = new WeakMap();
      knownGlobals = globals?.node;
      const expansions = [...declared.values()].map((resource) => expansionOf(resource, globals));
      const resources = new Map<string, Resource>();
      for (const { main, generated } of expansions) {
        resources.set(main.id, main);
        // SAM refuses a template that has an id which it generates.
        for (const resource of generated) if (!declared.has(resource.id)) resources.set(resource.id, resource);
      }
      const names = [...resources.values()].map(({ id, type }) => `${id} ${type}`).join("\n");
      const namesChanged = names !== knownNames;
      knownNames = names;
      addNotifications(
        resources,
        expansions.flatMap(({ events }) => events),
      );
      markConnected(resources);
      return { resources, namesChanged };
    },

    forget() {
      known = new WeakMap();
    },
  };
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
