/** What the server says of a pipeline, and what the panel and its view say to each other; data alone. */

export type Severity = "error" | "warning" | "information" | "hint";

export type Role = "source" | "stream" | "delivery" | "process" | "store" | "catalogue" | "query" | "other";

export type Relation =
  | "reads"
  | "writes"
  | "delivers"
  | "triggers"
  | "follows"
  | "uses"
  | "catalogues"
  | "assumes"
  | "encrypts";

/** Line and character count from 0. */
export type Position = { readonly line: number; readonly character: number };

export type Place = {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
};

export type Shown = {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  /** What it is, in words: `Kinesis stream`. */
  readonly kind: string;
  /** Its name in the code. */
  readonly location: Place;
  /** All places that describe it. */
  readonly extents: readonly Place[];
  readonly findings: Readonly<Record<Severity, number>>;
};

export type DiagramNode = Shown & { readonly role: Role; readonly note?: string };

export type DiagramEdge = {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** A verb from the one to the other: `is read by`. */
  readonly label: string;
  /** What can pass, and in what portions. */
  readonly note?: string;
  /** It carries something other than the data, such as a schema or logs. */
  readonly aside: boolean;
  /** The resources that make the connection. */
  readonly through: readonly Shown[];
};

export type Diagram = { readonly nodes: readonly DiagramNode[]; readonly edges: readonly DiagramEdge[] };

/** The view's own words, in the language of the editor. What comes from the server is English, as its hints are. */
export type ViewTexts = {
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly connections: string;
  /** How to get about with the keyboard. */
  readonly keys: string;
  readonly openExample: string;
  readonly roles: Readonly<Record<Role, string>>;
};

/** From the panel to its view. */
export type ToView =
  | {
      readonly kind: "show";
      readonly name: string;
      readonly uri: string;
      readonly diagram: Diagram;
      /** What should be known of the picture, such as that it is not up to date. */
      readonly notice?: string | undefined;
    }
  /** There is nothing to draw; the text says why, the hint what to do. */
  | { readonly kind: "tell"; readonly uri: string; readonly text: string; readonly hint: string }
  /** The cursor stands in the code of a resource, or of none. */
  | { readonly kind: "select"; readonly id: string | undefined }
  /** The drawing is asked for as a file. */
  | { readonly kind: "giveSvg" };

/** From the view to its panel. */
export type FromView =
  | { readonly kind: "ready" }
  | { readonly kind: "go"; readonly id: string }
  /** Back to the code, wherever the cursor was. */
  | { readonly kind: "back" }
  | { readonly kind: "svg"; readonly svg: string }
  | { readonly kind: "openExample" };
