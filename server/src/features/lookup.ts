import MiniSearch from "minisearch";
import { allServices, allTables } from "../knowledge/knowledge.ts";
import { allRules, serviceOf } from "../rules/catalogue.ts";
import { briefOf } from "../rules/page.ts";
import { pages } from "../rules/pages.generated.ts";
import { factPage, type PageAddress, rulePage, servicePage, tablePage } from "./pages/address.ts";

/** Something that can be looked up. */
export interface Entry {
  readonly page: PageAddress;
  readonly kind: "service" | "table" | "fact" | "rule";
  /** A line that names it; of a fact the statement itself. */
  readonly title: string;
  /** What it says, in short. */
  readonly text: string;
  /** The title of the service that it is about; absent for services and tables. */
  readonly service?: string;
  /** Where AWS says so; absent for a table, whose rows have a source each. */
  readonly source?: string;
}

/** A word in a title is worth more than one in a text, and a service more than what is said of it. */
const weights = { title: 4, id: 3, text: 1 } as const;
const kindWeights: Readonly<Record<Entry["kind"], number>> = { service: 2, table: 1.4, rule: 1.1, fact: 1 };

/** The entries that fit the words, best first; all entries, services first, where there are no words. */
export function lookUp(words: string, limit = 50): readonly Entry[] {
  const { entries, search } = index();
  if (words.trim() === "") return entries.slice(0, limit);
  return search(words).slice(0, limit);
}

interface Index {
  readonly entries: readonly Entry[];
  readonly search: (words: string) => readonly Entry[];
}

let built: Index | undefined;

/** Built at the first look. */
function index(): Index {
  built ??= build();
  return built;
}

function build(): Index {
  const entries = allEntries();
  const miniSearch = new MiniSearch<{ id: number; title: string; name: string; text: string }>({
    fields: ["title", "name", "text"],
    searchOptions: {
      boost: { title: weights.title, name: weights.id, text: weights.text },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      boostDocument: (id) => kindWeights[entries[id as number]!.kind],
    },
  });
  miniSearch.addAll(
    entries.map(({ title, text, page, kind, service = "" }, id) => ({
      id,
      title: kind === "fact" ? service : `${title} ${service}`,
      text,
      name: page.replace(/[/-]/g, " "),
    })),
  );
  return {
    entries,
    search(words) {
      // All words first; where nothing has them all, any of them.
      const strict = miniSearch.search(words, { combineWith: "AND" });
      const hits = strict.length > 0 ? strict : miniSearch.search(words);
      return hits.map(({ id }) => entries[id as number]!);
    },
  };
}

function allEntries(): readonly Entry[] {
  const services = allServices();
  return [
    ...services.map(
      ({ id, title, purpose, docs }): Entry => ({
        page: servicePage(id),
        kind: "service",
        title,
        text: purpose,
        source: docs,
      }),
    ),
    ...allTables().map(
      ({ id, title, about, rows }): Entry => ({
        page: tablePage(id),
        kind: "table",
        title,
        text: `${about} ${rows.map(({ name }) => name).join(", ")}`,
      }),
    ),
    ...services.flatMap(({ title, facts }) =>
      facts.map(
        ({ id, text, believed, source }): Entry => ({
          page: factPage(id),
          kind: "fact",
          title: text,
          service: title,
          text: believed ? `${text} Not: ${believed}` : text,
          source,
        }),
      ),
    ),
    ...allRules.map(
      ({ id, title, doc }): Entry => ({
        page: rulePage(id),
        kind: "rule",
        title,
        service: services.find((service) => service.id === serviceOf(id))?.title ?? serviceOf(id)!,
        text: briefOf(pages[id] ?? ""),
        source: doc,
      }),
    ),
  ];
}
