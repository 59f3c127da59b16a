import type { Site } from "../../../model/site.ts";
import { type MapValue, unknown, type Value } from "../../../model/value.ts";
import { literal, madeMap } from "../../reader.ts";
import { list } from "./made.ts";
import { textAt, valueAt } from "./translate.ts";

export function allow(site: Site, actions: readonly string[], resources: readonly Value[]): Value {
  return madeMap(site, {
    Effect: literal(site, "Allow"),
    Action: list(
      site,
      actions.map((action) => literal(site, action)),
    ),
    Resource: list(site, resources),
  });
}

/** An inline policy of a role. */
export function inlinePolicy(site: Site, name: string, statements: readonly Value[]): Value {
  return madeMap(site, { PolicyName: literal(site, name), PolicyDocument: policyDocument(site, statements) });
}

export function policyDocument(site: Site, statements: readonly Value[]): MapValue {
  return madeMap(site, { Version: literal(site, "2012-10-17"), Statement: list(site, statements) });
}

/** Lets a service assume a role. */
export function trustIn(site: Site, service: string): MapValue {
  const statement = madeMap(site, {
    Effect: literal(site, "Allow"),
    Principal: madeMap(site, { Service: list(site, [literal(site, service)]) }),
    Action: list(site, [literal(site, "sts:AssumeRole")]),
  });
  return policyDocument(site, [statement]);
}

/** A pattern with values in the place of `<Name>`; what has none, such as `<AWS::Region>`, is not known. */
export function filledIn(site: Site, pattern: string, valueFor: (name: string) => Value | undefined = noValue): Value {
  const pieces = pattern.split(/<([^>]*)>/);
  const parts = pieces.map((piece, index) =>
    index % 2 === 0 ? literal(site, piece) : (valueFor(piece) ?? unknown(site, piece)),
  );
  return { kind: "text", site, parts: parts.filter((part) => part.kind !== "literal" || part.value !== "") };
}

function noValue(): undefined {
  return undefined;
}

/** What SAM lets a role do with a destination whose type is named, on paths below the destination. */
const destinations: Readonly<Record<string, readonly (readonly [action: string, below?: string])[]>> = {
  SQS: [["sqs:SendMessage"]],
  SNS: [["sns:Publish"]],
  S3: [["s3:PutObject", "/*"], ["s3:ListBucket"]],
  Lambda: [["lambda:InvokeFunction"]],
  EventBridge: [["events:PutEvents"]],
};

/** The statements for a map with `Type` and, unless the caller knows better, `Destination`. */
export function destinationStatements(site: Site, map: Value, given?: Value): readonly Value[] {
  const destination = given ?? valueAt(map, "Destination");
  if (!destination) return [];
  return (destinations[textAt(map, "Type") ?? ""] ?? []).map(([action, below]) =>
    allow(site, [action], [below ? filledIn(site, `<Destination>${below}`, () => destination) : destination]),
  );
}
