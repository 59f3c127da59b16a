import type { Resource } from "../../../model/template.ts";
import type { MapValue, Value } from "../../../model/value.ts";
import { literal, madeMap } from "../../reader.ts";
import { type Cause, generate, madeSite, reference } from "./made.ts";
import { destinationStatements } from "./statements.ts";
import { isWritten, type Maker, mapAt, textAt, translate } from "./translate.ts";

/** What SAM makes for a destination that has a type only: the end of its id, its type, and the attribute with its ARN. */
const madeDestinations: Readonly<Record<string, { suffix: string; type: string; arn?: string }>> = {
  SQS: { suffix: "Queue", type: "AWS::SQS::Queue", arn: "Arn" },
  SNS: { suffix: "Topic", type: "AWS::SNS::Topic" },
};

interface Destination {
  readonly event: "OnSuccess" | "OnFailure";
  readonly map: MapValue;
  /** The resource that SAM makes for it. */
  readonly made: { readonly resource: Resource; readonly arn: Value } | undefined;
}

function destinationsOf(cause: Cause, config: MapValue): readonly Destination[] {
  return (["OnSuccess", "OnFailure"] as const).flatMap((event): Destination[] => {
    const map = mapAt(config, `DestinationConfig.${event}`);
    if (!map) return [];
    const kind = madeDestinations[textAt(map, "Type") ?? ""];
    if (!kind || isWritten(map, "Destination")) return [{ event, map, made: undefined }];
    const id = `${cause.owner.id}EventInvokeConfig${event}${kind.suffix}`;
    const resource = generate(cause, id, kind.type, (site) => madeMap(site, {}));
    return [{ event, map, made: { resource, arn: reference(madeSite(cause), id, kind.arn) } }];
  });
}

/**
 * `EventInvokeConfig` becomes a resource of its own, with the queues and topics that it asks for.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventinvokeconfiguration.html
 */
export function invokeConfigOf(cause: Cause, properties: MapValue): readonly Resource[] {
  const config = mapAt(properties, "EventInvokeConfig");
  if (!config) return [];
  const destinations = destinationsOf(cause, config);
  const { id } = cause.owner;
  const resource = generate(cause, `${id}EventInvokeConfig`, "AWS::Lambda::EventInvokeConfig", (site) => {
    const additions: Record<string, Maker> = {
      FunctionName: () => reference(site, id),
      Qualifier: () => properties.get("AutoPublishAlias") ?? literal(site, "$LATEST"),
    };
    for (const { event, made } of destinations) {
      if (made) additions[`DestinationConfig.${event}.Destination`] = () => made.arn;
    }
    const names = destinations.map(({ event }) => {
      const path = `DestinationConfig.${event}.Destination`;
      return { from: path, to: path };
    });
    return translate(config, { names }, additions, site, site);
  });
  return [resource, ...destinations.flatMap(({ made }) => (made ? [made.resource] : []))];
}

/** What the function's role is given for it. */
export function invokeConfigStatements(cause: Cause, properties: MapValue): readonly Value[] {
  const config = mapAt(properties, "EventInvokeConfig");
  if (!config) return [];
  return destinationsOf(cause, config).flatMap(({ map, made }) =>
    destinationStatements(madeSite(cause), map, made?.arn),
  );
}
