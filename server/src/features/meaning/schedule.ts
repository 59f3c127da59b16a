import { toString as inWords } from "cronstrue";
import { amount } from "../../model/wording.ts";

/**
 * A schedule expression of AWS in words, with its time zone where there is a time of day: `rate(5 minutes)`, `at(2027-01-01T00:00:00)`, or
 * `cron(...)` with the six fields minutes, hours, day of month, month, day of week (1 is Sunday) and year; undefined for
 * what is none.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function scheduleInWords(expression: string, zone?: string): string | undefined {
  const words = inAnyZone(expression);
  return words && zone !== undefined ? words.replace(/\d\d:\d\d(?::\d\d)?(?!.*\d\d:\d\d)/, `$& ${zone}`) : words;
}

function inAnyZone(expression: string): string | undefined {
  const [, kind, argument = ""] = /^\s*(rate|cron|at)\(([^)]*)\)\s*$/.exec(expression) ?? [];
  if (kind === "rate") return rate(argument.trim());
  if (kind === "cron") return cron(argument.trim());
  if (kind === "at")
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(argument) ? `once, ${argument.replace("T", " at ")}` : undefined;
  return undefined;
}

function rate(argument: string): string | undefined {
  const [, count, unit] = /^(\d+) (minute|hour|day|week)s?$/.exec(argument) ?? [];
  if (count === undefined || unit === undefined || Number(count) === 0) return undefined;
  return count === "1" ? `every ${unit}` : `every ${amount(Number(count), unit)}`;
}

function cron(argument: string): string | undefined {
  if (argument.split(/\s+/).length !== 6) return undefined;
  try {
    // What reads it wants seconds in front.
    const words = inWords(`0 ${argument}`, { dayOfWeekStartIndexZero: false, use24HourTimeFormat: true });
    const isDaily = /^At \d\d:\d\d$/.test(words);
    return `${isDaily ? "every day " : ""}${words.charAt(0).toLowerCase()}${words.slice(1)}`;
  } catch {
    return undefined;
  }
}
