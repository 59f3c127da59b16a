import type { Site } from "../../../model/site.ts";
import type { Resource } from "../../../model/template.ts";
import type { Context } from "../context.ts";

/** Replaces `AWS::Serverless::*` resources by what they become, with what SAM adds for their events. */
export function expandServerless(
  _resources: Map<string, Resource>,
  _globals: Site | undefined,
  _context: Context,
): void {}
