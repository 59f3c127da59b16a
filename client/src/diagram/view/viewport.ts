import { type Point, type Size, scaleIn } from "./layout.ts";

const step = 1.25;
const limits = { least: 0.1, most: 4 };
/** Smaller is not legible: at first, what does not fit is scrolled. */
const legible = 0.6;

/** A drawing in an element that scrolls, and how large it is shown. */
export type Viewport = {
  /** Takes a new drawing; what was at a place before can be kept there. */
  show(drawing: SVGSVGElement, kept?: { readonly before: Point; readonly after: () => Point | undefined }): void;
  /** The room for a drawing, in pixels. */
  room(): Size;
  zoomIn(): void;
  zoomOut(): void;
  /** Shows the whole drawing. */
  fit(): void;
  /** To be called when the window has another size. */
  resized(): void;
  /** Whether nobody has zoomed or scrolled, so that the drawing may be laid out anew. */
  isUntouched(): boolean;
};

export function viewportOf(frame: HTMLElement): Viewport {
  let drawing: SVGSVGElement | undefined;
  let scale = 1;
  /** What the scale follows as the window changes: all of the drawing, what is legible of it, or nothing. */
  let follows: "all" | "legible" | "nothing" = "legible";

  const room = (): Size => ({ width: Math.max(160, frame.clientWidth), height: Math.max(120, frame.clientHeight) });

  const apply = (): void => {
    if (!drawing) return;
    const { width, height } = drawing.viewBox.baseVal;
    drawing.setAttribute("width", String(Math.round(width * scale)));
    drawing.setAttribute("height", String(Math.round(height * scale)));
  };

  const follow = (): void => {
    if (!drawing || follows === "nothing") return;
    const { width, height } = drawing.viewBox.baseVal;
    const whole = scaleIn(room(), { width, height });
    scale = Math.max(follows === "all" ? limits.least : legible, whole);
  };

  /** Scales so that what is at a place in the window stays there. */
  const zoom = (factor: number, at: Point): void => {
    if (!drawing) return;
    const before = drawing.getBoundingClientRect();
    const [x, y] = [(at.x - before.left) / scale, (at.y - before.top) / scale];
    follows = "nothing";
    scale = Math.min(limits.most, Math.max(limits.least, scale * factor));
    apply();
    const after = drawing.getBoundingClientRect();
    frame.scrollBy(after.left + x * scale - at.x, after.top + y * scale - at.y);
  };

  const centre = (): Point => {
    const { left, top, width, height } = frame.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };

  frame.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? step : 1 / step, { x: event.clientX, y: event.clientY });
    },
    { passive: false },
  );
  dragsWith(frame);

  return {
    show(next, kept) {
      drawing = next;
      frame.replaceChildren(drawing);
      follow();
      apply();
      const after = kept?.after();
      if (kept && after) frame.scrollBy(after.x - kept.before.x, after.y - kept.before.y);
    },
    room,
    zoomIn: () => zoom(step, centre()),
    zoomOut: () => zoom(1 / step, centre()),
    fit() {
      follows = "all";
      follow();
      apply();
    },
    resized() {
      follow();
      apply();
    },
    isUntouched: () => follows !== "nothing",
  };
}

/** Moves what is shown as the empty ground is dragged. */
function dragsWith(frame: HTMLElement): void {
  frame.addEventListener("pointerdown", (event) => {
    const isGround = !(event.target as Element).closest(".node, .label");
    if (event.button !== 0 || event.pointerType === "touch" || !isGround) return;
    // The scrollbars lie outside of what is seen of the ground.
    if (event.offsetX > frame.clientWidth || event.offsetY > frame.clientHeight) return;
    let { clientX, clientY } = event;
    const move = (moved: PointerEvent): void => {
      frame.scrollBy(clientX - moved.clientX, clientY - moved.clientY);
      ({ clientX, clientY } = moved);
      frame.classList.add("dragged");
    };
    const end = (): void => {
      frame.classList.remove("dragged");
      window.removeEventListener("pointermove", move);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end, { once: true });
    window.addEventListener("pointercancel", end, { once: true });
  });
}
