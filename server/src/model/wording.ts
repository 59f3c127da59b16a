/** How numbers, amounts, sizes, durations and lists read, in every message and every hover alike. */

const units = [
  { name: "day", seconds: 86_400 },
  { name: "hour", seconds: 3_600 },
  { name: "minute", seconds: 60 },
  { name: "second", seconds: 1 },
] as const;

/** Made when it is first needed, for that takes longer than all that a start has to do. */
let english: Intl.NumberFormat | undefined;

/** A number as English writes it, with at most two decimals: `4,000`, `7.81`. */
export function number(value: number): string {
  english ??= new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
  return english.format(value);
}

/** `1 day`, `2 days`. */
export function amount(count: number, noun: string, plural = `${noun}s`): string {
  return `${number(count)} ${count === 1 ? noun : plural}`;
}

/** A number of bytes in the largest binary unit below it: `10 MiB`, `1.5 GiB`. */
export function bytes(count: number): string {
  const names = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];
  const power = Math.min(names.length - 1, Math.max(0, Math.floor(Math.log2(count) / 10)));
  return `${number(count / 1024 ** power)} ${names[power]}`;
}

/** A number of bytes in MiB, which stands before `MiB/s`. */
export function mebibytes(count: number): string {
  return number(count / 1024 / 1024);
}

/** A number of seconds in the largest units that say it exactly: `2 days`, `1 hour 30 minutes`. */
export function duration(seconds: number): string {
  const parts: string[] = [];
  let rest = Math.abs(seconds);
  for (const { name, seconds: size } of units) {
    const count = name === "second" ? rest : Math.floor(rest / size);
    if (count > 0) parts.push(amount(count, name));
    rest -= count * size;
  }
  return parts.slice(0, 2).join(" ") || "no time";
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly (string | number)[], conjunction: "and" | "or" = "and"): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}
