import type { Role } from "../messages.ts";

/** Drawings of 16 by 16, in lines that take the colour of what they stand in. Each role has a shape of its own. */
export const roleIcons: Readonly<Record<Role, string>> = {
  // An arrow that leaves a circle.
  source: "M6.5 4.5a3.5 3.5 0 1 0 0 7M6.5 8h8M11.5 5l3 3-3 3",
  // Waves.
  stream: "M1.5 4.5q3.25-3 6.5 0t6.5 0M1.5 8.5q3.25-3 6.5 0t6.5 0M1.5 12.5q3.25-3 6.5 0t6.5 0",
  // A paper plane.
  delivery: "M1.75 2.5 14.5 8 1.75 13.5 4 8ZM4 8h5",
  // A cogwheel.
  process:
    "M8 4.25a3.75 3.75 0 1 0 0 7.5 3.75 3.75 0 0 0 0-7.5M8 1.5v2.75M8 11.75v2.75M1.5 8h2.75M11.75 8h2.75M3.4 3.4l1.95 1.95M10.65 10.65l1.95 1.95M12.6 3.4l-1.95 1.95M5.35 10.65 3.4 12.6M8 7.25v1.5",
  // A cylinder.
  store:
    "M2.5 4c0-1.2 2.4-2 5.5-2s5.5.8 5.5 2-2.4 2-5.5 2-5.5-.8-5.5-2v8c0 1.2 2.4 2 5.5 2s5.5-.8 5.5-2V4M2.5 8c0 1.2 2.4 2 5.5 2s5.5-.8 5.5-2",
  // An open book.
  catalogue:
    "M8 4C6.6 2.8 4.4 2.5 1.5 2.5v10c2.9 0 5.1.3 6.5 1.5 1.4-1.2 3.6-1.5 6.5-1.5v-10C11.6 2.5 9.4 2.8 8 4Zm0 0v10",
  // A magnifying glass.
  query: "M7 2.25a4.75 4.75 0 1 0 0 9.5 4.75 4.75 0 0 0 0-9.5M10.4 10.4 14.25 14.25",
  // A rhombus.
  other: "M8 1.75 14.25 8 8 14.25 1.75 8Z",
};

/** Drawings of 12 by 12 for the severities that have a badge; each has another outline. */
export const severityIcons = {
  error: "M6 .75a5.25 5.25 0 1 0 0 10.5A5.25 5.25 0 0 0 6 .75ZM4 4l4 4M8 4 4 8",
  warning: "M6 1 .75 10.75h10.5ZM6 4.5v3M6 8.75v.5",
  information: "M.75.75h10.5v10.5H.75ZM6 5.25v3.5M6 3v.5",
} as const;

export type BadgeSeverity = keyof typeof severityIcons;

/** Drawings of 16 by 16 for buttons. */
export const actionIcons = {
  zoomOut: "M3 8h10",
  zoomIn: "M3 8h10M8 3v10",
  fit: "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3",
} as const;
