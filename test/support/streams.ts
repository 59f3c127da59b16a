/** Too short, which is the only mistake in the streams made here. */
const wrongHours = 7;

/** The rule that finds it. */
export const hoursRule = "kinesis-retention-out-of-range";

/** Resources in YAML: streams, of which those in the places given are wrong. */
export function yamlStreams(count: number, wrong: readonly number[] = [], prefix = "S"): string {
  const hours = hoursOf(wrong);
  const lines = (n: number): string =>
    `  ${prefix}${n}:\n    Type: AWS::Kinesis::Stream\n    Properties:\n      RetentionPeriodHours: ${hours(n)}\n`;
  return Array.from({ length: count }, (_, n) => lines(n)).join("");
}

/** The same as data. */
export function jsonStreams(count: number, wrong: readonly number[] = [], prefix = "S"): Record<string, object> {
  const hours = hoursOf(wrong);
  const resource = (n: number): object => ({
    Type: "AWS::Kinesis::Stream",
    Properties: { RetentionPeriodHours: hours(n) },
  });
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`${prefix}${n}`, resource(n)]));
}

function hoursOf(wrong: readonly number[]): (n: number) => number {
  const among = new Set(wrong);
  return (n) => (among.has(n) ? wrongHours : 48);
}
