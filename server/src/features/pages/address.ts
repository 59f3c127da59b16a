/** Where a page of the knowledge base lies: `services/kinesis`, `rules/kinesis-retention-out-of-range`. */
export type PageAddress = `${PageKind}/${string}`;

export const pageKinds = ["services", "tables", "facts", "rules"] as const;
export type PageKind = (typeof pageKinds)[number];

export function servicePage(id: string): PageAddress {
  return `services/${id}`;
}

export function tablePage(id: string): PageAddress {
  return `tables/${id}`;
}

export function factPage(id: string): PageAddress {
  return `facts/${id}`;
}

export function rulePage(id: string): PageAddress {
  return `rules/${id}`;
}
