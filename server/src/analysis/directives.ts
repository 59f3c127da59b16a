import { type Directive, parseDirective } from "../model/directive.ts";
import type { Finding, Fix } from "../model/finding.ts";
import { type Location, locate, locationOf, type Site, type SourceFile } from "../model/site.ts";
import type { Resource, Template } from "../model/template.ts";
import { positionAt } from "../syntax/lines.ts";
import { type Comment, childOf, type NodePath, nodeAt, type SyntaxTree, textOf } from "../syntax/tree.ts";
import type { TextEdit } from "../syntax/write/operations.ts";
import { write } from "../syntax/write/write.ts";

/** The ids under which directives themselves are reported. */
const directiveRules = { unknown: "directive-unknown", unused: "directive-unused" } as const;

/** A wish to hear nothing of a rule, as far as `covers` reaches. */
interface Suppression {
  readonly rule: string;
  readonly location: Location;
  readonly covers: (finding: Finding) => boolean;
  /** Takes the rule out of the directive, or the directive away when it names no other. */
  readonly removal: () => readonly TextEdit[];
}

/**
 * Leaves out the findings that the files' directives disable. Directives that say nothing anybody understands, or that
 * disable what is not found, are reported in their place.
 */
export function applyDirectives(
  findings: readonly Finding[],
  template: Template,
  knownRules: ReadonlySet<string>,
): readonly Finding[] {
  const { suppressions, problems } = readDirectives(template, knownRules);
  if (suppressions.length === 0) return problems.length === 0 ? findings : [...findings, ...problems];
  const used = new Set<Suppression>();
  const byRule = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    const sameRule = byRule.get(suppression.rule);
    if (sameRule) sameRule.push(suppression);
    else byRule.set(suppression.rule, [suppression]);
  }
  const kept = findings.filter((finding) => {
    const matching = (byRule.get(finding.rule) ?? []).filter(({ covers }) => covers(finding));
    for (const suppression of matching) used.add(suppression);
    return matching.length === 0;
  });
  const unused = suppressions
    .filter((suppression) => !used.has(suppression))
    .map(({ rule, location, removal }) =>
      problem(template, directiveRules.unused, location, `Nothing to disable: ${rule} finds nothing here.`, removal),
    );
  return [...kept, ...unused, ...problems];
}

function problem(
  template: Template,
  rule: string,
  location: Location,
  message: string,
  removal: () => readonly TextEdit[],
): Finding {
  const fixes: Fix[] = [
    { title: "Remove the directive", safe: true, edits: [], text: new Map([[location.uri, removal()]]) },
  ];
  return { rule, severity: "warning", message, location, related: [], fixes, resource: undefined, template };
}

function readDirectives(
  template: Template,
  knownRules: ReadonlySet<string>,
): { suppressions: readonly Suppression[]; problems: readonly Finding[] } {
  const suppressions: Suppression[] = [];
  const problems: Finding[] = [];
  const add = (
    directive: Directive,
    file: SourceFile,
    location: Location,
    covers: Suppression["covers"] | undefined,
    removal: Removal,
  ): void => {
    if (directive.kind === "workload") return;
    const complain = (message: string): void => {
      problems.push(problem(template, directiveRules.unknown, location, message, () => removal(undefined)));
    };
    if (!covers) complain(`There is no directive ${directive.kind || "without a name"} here.`);
    else if (directive.words.length === 0) complain("The directive names no rule.");
    if (!covers) return;
    for (const rule of directive.words) {
      const own = narrowed(location, file, rule);
      const removeRule = (): readonly TextEdit[] => removal(directive.words.length > 1 ? rule : undefined);
      if (knownRules.has(rule)) suppressions.push({ rule, location: own, covers, removal: removeRule });
      else problems.push(problem(template, directiveRules.unknown, own, `There is no rule ${rule}.`, removeRule));
    }
  };

  for (const file of template.files) {
    for (const comment of file.tree.comments) {
      const directive = parseDirective(comment.text);
      if (!directive) continue;
      const covers = scopes[directive.kind]?.(comment, file, template);
      add(directive, file, locate(file, comment), covers, (rule) => [
        rule === undefined ? commentRemoval(file, comment) : wordRemoval(file, comment, rule),
      ]);
    }
    const root: Site = { file, path: [], node: file.tree.root! };
    for (const entry of dataDirectives(root, undefined, template)) add(...entry);
  }
  for (const resource of template.resources.values()) {
    if (resource.generated || !resource.metadata) continue;
    for (const entry of dataDirectives(resource.site, resource, template)) add(...entry);
  }
  return { suppressions, problems };
}

/** Takes one rule out of a directive, or, where none is given, the whole directive away. */
type Removal = (rule: string | undefined) => readonly TextEdit[];

type Scope = (comment: Comment, file: SourceFile, template: Template) => Suppression["covers"];

/** How far each kind of comment reaches. */
const scopes: Readonly<Record<string, Scope>> = {
  "disable-file": (_comment, file) => (finding) => finding.location.uri === file.uri,
  "disable-line": (comment, file) => onLine(file, positionAt(file.tree, comment.start).line),
  "disable-next-line": (comment, file) => onLine(file, lineBelow(comment, file)),
  "disable-resource": (comment, file, template) => {
    const resource = resourceAround(comment, file, template);
    return resource ? ofResource(resource) : () => false;
  },
};

function onLine(file: SourceFile, line: number): Suppression["covers"] {
  return ({ location }) => location.uri === file.uri && positionAt(file.tree, location.start).line === line;
}

/** What is found about the resource, or within its block, as the events of a function are. */
function ofResource({ file, site: { node } }: Resource): Suppression["covers"] {
  return ({ resource, location: { uri, start, end } }) =>
    resource?.site.node === node || (uri === file.uri && start >= node.start && end <= node.end);
}

const linesOfComments = new WeakMap<SyntaxTree, ReadonlySet<number>>();

/** The lines that hold nothing but a comment. */
function commentLines(tree: SyntaxTree): ReadonlySet<number> {
  const known = linesOfComments.get(tree);
  if (known) return known;
  const own = tree.comments.filter(({ ownLine }) => ownLine);
  const lines = new Set(own.map(({ start }) => positionAt(tree, start).line));
  linesOfComments.set(tree, lines);
  return lines;
}

/** The next line that is not a comment itself, so that several directives may stand above one line. */
function lineBelow(comment: Comment, file: SourceFile): number {
  const taken = commentLines(file.tree);
  let { line } = positionAt(file.tree, comment.start);
  do line++;
  while (taken.has(line));
  return line;
}

/** The resource whose block the comment is in, or stands directly above. */
function resourceAround(comment: Comment, file: SourceFile, template: Template): Resource | undefined {
  const own = [...template.resources.values()].filter((resource) => resource.file === file && !resource.generated);
  const inside = own.find(({ site }) => comment.start >= (site.key ?? site.node).start && comment.end <= site.node.end);
  if (inside) return inside;
  const line = lineBelow(comment, file);
  return own.find(({ site }) => positionAt(file.tree, (site.key ?? site.node).start).line === line);
}

type Entry = readonly [Directive, SourceFile, Location, Suppression["covers"] | undefined, Removal];

/** Directives in data, for languages without comments: CloudFormation's `Metadata` and Terraform's `//` key. */
function dataDirectives(site: Site, resource: Resource | undefined, template: Template): readonly Entry[] {
  const covers = resource ? ofResource(resource) : (finding: Finding) => finding.location.uri === site.file.uri;
  return template.dialect === "terraform"
    ? terraformDirectives(site, covers, resource ? "disable-resource" : "disable-file")
    : metadataDirectives(site, covers);
}

function metadataDirectives(site: Site, covers: Suppression["covers"]): readonly Entry[] {
  const path = ["Metadata", "DataPipelineHints", "Disable"];
  const disable = nodeAt(site.node, path);
  if (disable?.kind !== "map") return [];
  return disable.entries.map(({ key, value }): Entry => {
    const rule = String(key.value);
    const directive = { kind: "disable-resource", words: [rule], reason: textOf(value) };
    return [
      directive,
      site.file,
      locate(site.file, key),
      covers,
      () => removalAt(site.file, [...site.path, ...path, rule]),
    ];
  });
}

function terraformDirectives(site: Site, covers: Suppression["covers"], expected: string): readonly Entry[] {
  const node = childOf(site.node, "//");
  const items = node?.kind === "list" ? node.items : node ? [node] : [];
  return items.flatMap((item, index): Entry[] => {
    const directive = parseDirective(textOf(item) ?? "");
    if (!directive) return [];
    const path = [...site.path, "//", ...(node?.kind === "list" ? [index] : [])];
    const own = directive.kind === expected ? covers : undefined;
    const location = locationOf({ file: site.file, path, node: item });
    return [[directive, site.file, location, own, () => removalAt(site.file, path)]];
  });
}

function removalAt(file: SourceFile, path: NodePath): readonly TextEdit[] {
  return write(file.tree, [{ op: "remove", path }]);
}

/** The comment with the white space before it, and with its line where it is alone on it. */
function commentRemoval(file: SourceFile, comment: Comment): TextEdit {
  const { text } = file.tree;
  let { start, end } = comment;
  while (start > 0 && (text[start - 1] === " " || text[start - 1] === "\t")) start--;
  if (comment.ownLine) {
    const next = text.indexOf("\n", end);
    end = next < 0 ? text.length : next + 1;
  }
  return { start, end, newText: "" };
}

/** A rule's name with the comma that divides it from the next, or from the one before. */
function wordRemoval(file: SourceFile, comment: Comment, rule: string): TextEdit {
  const { text } = file.tree;
  const at = text.indexOf(rule, comment.start);
  const [behind] = /^[\s,]*/.exec(text.slice(at + rule.length, comment.end))!;
  if (behind.includes(",")) return { start: at, end: at + rule.length + behind.length, newText: "" };
  const [before] = /[\s,]*$/.exec(text.slice(comment.start, at))!;
  return { start: at - before.length, end: at + rule.length, newText: "" };
}

/** Where the rule's name stands in the directive, so that each name is judged by itself. */
function narrowed(location: Location, file: SourceFile, rule: string): Location {
  const at = file.tree.text.indexOf(rule, location.start);
  return at >= 0 && at < location.end ? { uri: location.uri, start: at, end: at + rule.length } : location;
}
