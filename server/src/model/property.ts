import { inputs, type Noted } from "./inputs.ts";
import { pathKeys, pathStep } from "./path.ts";
import type { Scenario } from "./scenario.ts";
import { keyLocation, type Location, locationOf, type Site } from "./site.ts";
import type { Parameter, Resource, Template } from "./template.ts";
import { asBoolean, asNumber, type Scalar, type SettledValue, type Value } from "./value.ts";

/**
 * A property of a resource as it stands in one scenario: what rules work with. A property is present, absent or
 * unknown; what is unknown has neither a value nor children, so that a rule which asks for these stays silent.
 */
export class Property {
  readonly resource: ResourceView;
  readonly #value: SettledValue | undefined;
  readonly #parent: Property | undefined;
  readonly #step: string;
  #path: string | undefined;
  #children: Map<string, Property> | undefined;
  /** What was read to settle the value. */
  #inputs: ReadonlySet<string> | undefined;

  /** Without a parent, all properties of the resource, or what stands beside them. */
  constructor(resource: ResourceView, value: SettledValue | undefined, parent?: Property, step = "") {
    this.resource = resource;
    this.#value = value;
    this.#parent = parent;
    this.#step = step;
  }

  /** CloudFormation's path with indices, such as `LifecycleConfiguration.Rules.0.Status`; empty for all properties. */
  get path(): string {
    this.#path ??= this.#parent?.path ? `${this.#parent.path}.${pathStep(this.#step)}` : pathStep(this.#step);
    return this.#path;
  }

  /** Undefined where nothing is written. */
  get value(): SettledValue | undefined {
    return this.#value;
  }

  get present(): boolean {
    return this.#value !== undefined && this.#value.kind !== "absent" && this.#value.kind !== "unknown";
  }

  get absent(): boolean {
    return this.#value === undefined || this.#value.kind === "absent";
  }

  get unknown(): boolean {
    return this.#value?.kind === "unknown";
  }

  get scalar(): Scalar | undefined {
    return this.#value?.kind === "literal" ? this.#value.value : undefined;
  }

  get string(): string | undefined {
    return this.scalar === undefined ? undefined : String(this.scalar);
  }

  /** A number, or a text that is one. */
  get number(): number | undefined {
    return this.scalar === undefined ? undefined : asNumber(this.scalar);
  }

  /** A boolean, or the text `true` or `false`. */
  get boolean(): boolean | undefined {
    return this.scalar === undefined ? undefined : asBoolean(this.scalar);
  }

  /**
   * The property at a path below this one, such as `StreamModeDetails.StreamMode`. Numbers are indices, and a key with
   * dots is a `pathStep`.
   */
  get(path: string): Property {
    let property: Property = this;
    for (const step of pathKeys(path)) property = property.#child(step);
    return property;
  }

  #child(step: string): Property {
    const known = this.#children?.get(step);
    const log = this.resource.scenario.inputs;
    if (known) {
      log.touchAll(known.#inputs);
      return known;
    }
    const outer = log.begin();
    let child: Property | undefined;
    try {
      child = this.#makeChild(step);
    } finally {
      const read = log.end(outer);
      if (child) child.#inputs = read;
    }
    this.#children ??= new Map();
    this.#children.set(step, child);
    return child;
  }

  #makeChild(step: string): Property {
    return new Property(this.resource, this.#settledChild(step), this, step);
  }

  #settledChild(step: string): SettledValue | undefined {
    const value = this.#value;
    if (value === undefined || value.kind === "absent") return undefined;
    const { scenario } = this.resource;
    if (value.kind === "map") {
      const child = value.get(step);
      if (child) return scenario.settle(child);
      return value.open ? { kind: "unknown", site: value.site, reason: "written by a transform" } : undefined;
    }
    if (value.kind === "list") {
      const item = value.items[Number(step)];
      return item && scenario.settle(item);
    }
    return { kind: "unknown", site: value.site, reason: "its parent is not known" };
  }

  /** The items of a list, without those that are absent in this scenario. A lone value is a list of one, as AWS reads it. */
  get items(): readonly Property[] {
    const value = this.#value;
    if (value?.kind !== "list") return this.present ? [this] : [];
    return value.items.map((_, index) => this.#child(String(index))).filter((item) => !item.absent);
  }

  /** All keys of a map with their properties, in the order of the file. */
  get entries(): readonly (readonly [string, Property])[] {
    const value = this.#value;
    if (value?.kind !== "map") return [];
    return value.keys.map((key) => [key, this.#child(key)] as const).filter(([, child]) => !child.absent);
  }

  /** The place where the value is used. */
  get site(): Site | undefined {
    return this.#value?.site;
  }

  /** The place where the value is written, when that is not where it is used. */
  get origin(): Site | undefined {
    return this.#value?.origin;
  }

  /** The value of one branch of a function, or of a dynamic block: under another condition the property has another one. */
  get isBranch(): boolean {
    const { key, path = [] } = this.site ?? {};
    const [step, around] = [path.at(-1), path.at(-2)];
    // The first of a list that bears its name is Terraform's only block of a kind; functions begin with the condition.
    return key !== undefined && ((step !== String(key.value) && step !== 0) || around === "dynamic");
  }

  /** The location of the value; of the resource's type where nothing is written. */
  get location(): Location {
    return this.#value ? locationOf(this.#value.site) : this.resource.type.location;
  }

  /** The property's name, for a finding that points at it. */
  get key(): { readonly location: Location } {
    return { location: this.#value ? keyLocation(this.#value.site) : this.resource.type.location };
  }

  /** The property's name in the words of the user's file. */
  get name(): string {
    return this.resource.name(this.path);
  }
}

/** The properties at a path in which `*` stands for every item of a list or every entry of a map. */
export function propertiesAt(property: Property, path: string): readonly Property[] {
  let properties: readonly Property[] = [property];
  for (const step of path.split(".")) {
    properties = properties.flatMap((parent) => {
      if (step !== "*") return [parent.get(step)];
      return parent.value?.kind === "map" ? parent.entries.map(([, child]) => child) : parent.items;
    });
  }
  return properties.filter((child) => child.present);
}

/** A resource in one scenario. */
export class ResourceView {
  readonly resource: Resource;
  /** The template it is part of, in the same scenario. */
  readonly template: TemplateView;
  readonly scenario: Scenario;
  readonly properties: Property;

  constructor(resource: Resource, template: TemplateView) {
    this.resource = resource;
    this.template = template;
    this.scenario = template.scenario;
    this.properties = new Property(this, this.scenario.settle(resource.properties));
  }

  /** Logical id, or Terraform address. */
  get id(): string {
    return this.resource.id;
  }

  /** The logical id or name, for a finding that points at it. */
  get label(): { readonly location: Location } {
    return { location: keyLocation(this.resource.site) };
  }

  /** The type, for a finding about something that is missing. */
  get type(): { readonly location: Location; readonly name: string; readonly declared: string } {
    return { location: this.resource.typeSite, name: this.resource.type, declared: this.resource.declaredType };
  }

  get(path: string): Property {
    return this.properties.get(path);
  }

  /** A value beside the properties, such as the metadata, to be read in the same way. */
  property(value: Value): Property {
    return new Property(this, this.scenario.settle(value));
  }

  /** The name of a property in the words of the user's file. */
  name(path: string): string {
    return this.template.source.vocabulary.property(this.resource, path);
  }

  /** How the user's file refers to the resource: `!GetAtt Clicks.Arn`, `aws_kinesis_stream.clicks.arn`. */
  reference(attribute?: string): string {
    return this.template.source.vocabulary.reference(this.resource, attribute);
  }
}

const views = new WeakMap<Scenario, TemplateView>();

/** The template in a scenario; all that look at it there share what they find. */
export function viewIn(scenario: Scenario, template: Template): TemplateView {
  const view = views.get(scenario) ?? new TemplateView(template, scenario);
  views.set(scenario, view);
  return view;
}

/** All resources of a template that exist in one scenario. */
export class TemplateView {
  readonly source: Template;
  readonly scenario: Scenario;
  readonly #views = new Map<string, Noted<ResourceView>>();

  constructor(source: Template, scenario: Scenario) {
    this.source = source;
    this.scenario = scenario;
  }

  /** Resources may exist that cannot be seen, so that nothing can be said to be missing. */
  get open(): boolean {
    this.scenario.inputs.touch(inputs.open);
    return this.source.open;
  }

  /** Undefined where there is no such parameter. */
  parameter(name: string): Parameter | undefined {
    this.scenario.inputs.touch(inputs.parameter(name));
    return this.source.parameters.get(name);
  }

  /** Whether the id is taken, be it in this scenario or not. */
  has(id: string): boolean {
    this.scenario.inputs.touch(inputs.resource(id));
    return this.source.resources.has(id);
  }

  /** Undefined where there is no such resource, or none in this scenario. */
  resource(id: string): ResourceView | undefined {
    const log = this.scenario.inputs;
    const known = this.#views.get(id);
    if (known) {
      log.touchAll(known.read);
      return known.result;
    }
    const { result, read } = log.during(() => this.#look(id));
    if (result) this.#views.set(id, { result, read });
    return result;
  }

  #look(id: string): ResourceView | undefined {
    this.scenario.inputs.touch(inputs.resource(id));
    const resource = this.source.resources.get(id);
    if (!resource || (resource.condition && !this.scenario.holds(resource.condition))) return undefined;
    return new ResourceView(resource, this);
  }

  /** The resources of these CloudFormation types, in the order of the file. */
  ofType(...types: readonly string[]): readonly ResourceView[] {
    const byType = resourcesByType(this.source);
    for (const type of types) this.scenario.inputs.touch(inputs.type(type));
    return types.flatMap((type) => byType.get(type) ?? []).flatMap((resource) => this.resource(resource.id) ?? []);
  }
}

const typeIndexes = new WeakMap<Template, ReadonlyMap<string, readonly Resource[]>>();

/** The resources of each CloudFormation type, in the order of the file. */
export function resourcesByType(template: Template): ReadonlyMap<string, readonly Resource[]> {
  const known = typeIndexes.get(template);
  if (known) return known;
  const index = new Map<string, Resource[]>();
  for (const resource of template.resources.values()) {
    const sameType = index.get(resource.type);
    if (sameType) sameType.push(resource);
    else index.set(resource.type, [resource]);
  }
  typeIndexes.set(template, index);
  return index;
}
