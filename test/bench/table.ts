import type { Activation } from "./activation.ts";
import type { Growth } from "./growth.ts";
import type { Row } from "./rows.ts";
import type { Targets } from "./targets.ts";

interface Column<T> {
  readonly title: string;
  readonly width: number;
  readonly cell: (item: T) => string;
}

const nameWidth = 22;

export const rowColumns: readonly Column<Row>[] = [
  { title: "template", width: -nameWidth, cell: ({ template }) => shortName(template) },
  { title: "kB", width: 5, cell: ({ bytes }) => (bytes / 1000).toFixed(0) },
  { title: "way", width: -20, cell: ({ way }) => way },
  { title: "first", width: 13, cell: (row) => withTarget(row, "first", row.first) },
  { title: "edits", width: 5, cell: ({ edits }) => String(edits) },
  { title: "50 %", width: 7, cell: ({ edit }) => number(edit?.median) },
  { title: "95 %", width: 13, cell: (row) => withTarget(row, "p95", row.edit?.p95) },
  { title: "worst", width: 7, cell: ({ edit }) => number(edit?.worst) },
  { title: "hover", width: 6, cell: ({ hover }) => number(hover) },
  { title: "peak MB", width: 13, cell: (row) => withTarget(row, "peakMemory", row.peakMemory) },
  { title: "peer/own", width: 8, cell: ({ peerRatio }) => number(peerRatio?.edit) },
];

export const growthColumns: readonly Column<Growth>[] = [
  { title: "12 kB to 1 MB", width: -nameWidth, cell: ({ language }) => language },
  { title: "way", width: -20, cell: ({ way }) => way },
  { title: "size", width: 7, cell: ({ size }) => number(size) },
  { title: "first", width: 7, cell: ({ first }) => number(first) },
  { title: "50 %", width: 7, cell: ({ median }) => number(median) },
  { title: "95 %", width: 7, cell: ({ p95 }) => number(p95) },
];

export const activationColumns: readonly Column<Activation>[] = [
  { title: "activation", width: -nameWidth, cell: () => "VS Code" },
  { title: "windows", width: 7, cell: ({ windows }) => String(windows) },
  { title: "50 %", width: 13, cell: ({ spread, target }) => against(spread.median, target) },
  { title: "worst", width: 7, cell: ({ spread }) => number(spread.worst) },
];

export function headLine<T>(columns: readonly Column<T>[]): string {
  return joined(columns, ({ title }) => title);
}

export function lineOf<T>(columns: readonly Column<T>[], item: T): string {
  return joined(columns, ({ cell }) => cell(item));
}

/** Names of files may begin with the repository that they are from, which says less than what follows. */
function shortName(name: string): string {
  return name.split("--").at(-1)!.slice(0, nameWidth);
}

/** Columns of negative width are aligned to the left. */
function joined<T>(columns: readonly Column<T>[], text: (column: Column<T>) => string): string {
  return columns
    .map((column) => (column.width < 0 ? text(column).padEnd(-column.width) : text(column).padStart(column.width)))
    .join(" ")
    .trimEnd();
}

function withTarget({ targets, missed }: Row, name: keyof Targets, value: number | undefined): string {
  const target = targets[name];
  if (target === undefined || value === undefined) return number(value);
  return `${number(value)} ${missed.includes(name) ? ">!" : "<="} ${target}`;
}

function against(value: number, target: number): string {
  return `${number(value)} ${value > target ? ">!" : "<="} ${target}`;
}

function number(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? "-" : value.toFixed(1);
}
