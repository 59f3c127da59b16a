/** The parts of an ARN; `resource` is all behind the account. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

export function parseArn(text: string): Arn | undefined {
  const [arn, partition, service, region, account, ...rest] = text.split(":");
  if (arn !== "arn" || rest.length === 0) return undefined;
  return { partition: partition!, service: service!, region: region!, account: account!, resource: rest.join(":") };
}

/** The last segment of an ARN, or of a name: what stands behind the last colon or slash. */
export function lastSegment(text: string): string {
  return text.slice(Math.max(text.lastIndexOf(":"), text.lastIndexOf("/")) + 1);
}

/** IAM's patterns: `*` stands for any text, `?` for one character. */
export function matchesPattern(pattern: string, text: string, ignoreCase = false): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, ignoreCase ? "is" : "s").test(text);
}

/**
 * `arn:aws:s3:::lake/*` and `s3://lake/raw/` name the bucket `lake`, `arn:aws:lambda:...:function:load:live` the function
 * `load`.
 */
export function nameIn(text: string): string {
  const bucket = /^s3[an]?:\/\/([^/]+)/i.exec(text)?.[1];
  if (bucket !== undefined) return bucket;
  const arn = parseArn(text);
  if (!arn) return lastSegment(text);
  if (arn.service === "s3") return arn.resource.split("/")[0]!;
  const [kind, name] = arn.resource.split(/[:/]/);
  return arn.service === "lambda" || arn.service === "dynamodb" ? (name ?? kind!) : lastSegment(arn.resource);
}
