import { reportMark } from "./suite/report-mark.ts";

/** The report that a suite in a browser left among the lines of its console. Throws with the lines where it is missing. */
export function reportIn(lines: readonly string[]): string {
  const line = lines.find((words) => words.includes(reportMark));
  if (line === undefined) throw new Error(`The suite left no report.\n${lines.join("\n")}`);
  return line.slice(line.indexOf(reportMark) + reportMark.length);
}
