/** The fonts of the style sheet. */
export type Font = "title" | "kind" | "note" | "label";

const fonts: Readonly<Record<Font, string>> = {
  title: "600 13px",
  kind: "11px",
  note: "11px",
  label: "11px",
};

export type Measure = (text: string, font: Font) => number;

/** Measures how wide texts are in the page's fonts, in pixels. */
export function textMeasure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily || "sans-serif";
  return (text, font) => {
    if (!context) return text.length * 7;
    context.font = `${fonts[font]} ${family}`;
    return context.measureText(text).width;
  };
}

/** A text cut at its end to fit into so many pixels. */
export function cutAtEnd(text: string, room: number, widthOf: (text: string) => number): string {
  return cut(text, room, widthOf, (kept) => `${text.slice(0, kept).trimEnd()}…`);
}

/** A name cut in its middle: names that begin alike tend to differ at their ends. */
export function cutInMiddle(text: string, room: number, widthOf: (text: string) => number): string {
  return cut(text, room, widthOf, (kept) => {
    const start = Math.ceil(kept * 0.4);
    return `${text.slice(0, start)}…${text.slice(text.length - (kept - start))}`;
  });
}

/** The text itself, or the longest of its shorter forms that fits. */
function cut(text: string, room: number, widthOf: (text: string) => number, shorter: (kept: number) => string): string {
  if (widthOf(text) <= room) return text;
  let [fits, tooLong] = [1, text.length];
  while (tooLong - fits > 1) {
    const kept = Math.floor((fits + tooLong) / 2);
    if (widthOf(shorter(kept)) <= room) fits = kept;
    else tooLong = kept;
  }
  return shorter(fits);
}
