import type { Condition } from "./condition.ts";
import { InputLog, inputs, type Noted } from "./inputs.ts";
import type { Piece } from "./site.ts";
import type { Parameter, Template } from "./template.ts";
import { type LiteralValue, piecesOf, type Scalar, type SettledValue, unknown, usedAt, type Value } from "./value.ts";

/**
 * One way in which the template may be deployed: some parameters have values, some conditions hold. A rule runs in one
 * scenario and meets settled values only; whenever it asks for something open, the scenario decides it, and `explore`
 * runs the rule again for each other decision. Only what a rule really asks for is ever decided.
 */
export interface Scenario {
  settle(value: Value): SettledValue;
  holds(condition: Condition): boolean;
  /** What was taken for each parameter whose value the run depended on. */
  readonly parameters: ReadonlyMap<string, ParameterState>;
  /** What is read in this scenario. */
  readonly inputs: InputLog;
}

export type ParameterState =
  | { readonly kind: "value"; readonly value: Value; readonly from: "default" | "allowed" | "condition" }
  /** Known only not to be some values; null stands for an absent one. */
  | { readonly kind: "open"; readonly not: readonly Comparable[] };

/** What conditions compare: Terraform's `null` equals itself alone. */
type Comparable = Scalar | null;

/** What a run came to in one scenario. */
export interface Outcome<T> {
  readonly result: T;
  readonly parameters: Scenario["parameters"];
  /** The inputs that the run has read. */
  readonly read: ReadonlySet<string> | undefined;
}

/** Beyond so many scenarios the rest stays unknown: what is found by then is true, and nothing explodes. */
const scenarioLimit = 64;

/** Parameters with longer lists of allowed values are decided by the comparisons made with them. */
const allowedLimit = 16;

const nestingLimit = 64;

/**
 * Runs once for each scenario that differs in what the run asked for, in a fixed order. `own` is the input that the run
 * is about, which is not told among those that it has read.
 */
export function explore<T>(template: Template, run: (scenario: Scenario) => T, own?: string): readonly Outcome<T>[] {
  return exploreSettled(template, run, own) ?? [...exploreAll(template, run, own)];
}

/** What a look at the template finds in the first scenario in which it finds anything. */
export function firstFound<T>(template: Template, look: (scenario: Scenario) => T | undefined): T | undefined {
  for (const { result } of exploreSettled(template, look) ?? exploreAll(template, look)) {
    if (result !== undefined) return result;
  }
  return undefined;
}

const settledScenarios = new WeakMap<Template, Scenario>();

/** Lets go of what the shared scenario has settled; who asks next settles it anew. */
export function forgetSettled(template: Template): void {
  settledScenarios.delete(template);
}

/** Thrown out of a run that asks for something open in a scenario that decides nothing. */
const needsDecision = new Error("a decision is needed");

/**
 * Most runs ask for nothing open. They all share one scenario, and with it what others have settled; undefined where
 * the run needs a decision after all.
 */
function exploreSettled<T>(
  template: Template,
  run: (scenario: Scenario) => T,
  own?: string,
): readonly Outcome<T>[] | undefined {
  const scenario = settledScenarios.get(template) ?? new DecidedScenario(template, undefined);
  settledScenarios.set(template, scenario);
  try {
    const { result, read } = scenario.inputs.duringRunOn(own, () => run(scenario));
    return [{ result, read, parameters: scenario.parameters }];
  } catch (error) {
    if (error === needsDecision) return undefined;
    throw error;
  }
}

function* exploreAll<T>(template: Template, run: (scenario: Scenario) => T, own?: string): Generator<Outcome<T>> {
  let decisions: Decision[] = [];
  for (let count = 0; count < scenarioLimit; count++) {
    const scenario = new DecidedScenario(template, decisions);
    const { result, read } = scenario.inputs.duringRunOn(own, () => run(scenario));
    yield { result, read, parameters: scenario.parameters };
    while (decisions.length > 0 && decisions.at(-1)!.taken + 1 >= decisions.at(-1)!.options) decisions.pop();
    if (decisions.length === 0) return;
    const last = decisions.at(-1)!;
    decisions = [...decisions.slice(0, -1), { ...last, taken: last.taken + 1 }];
  }
}

interface Decision {
  readonly options: number;
  readonly taken: number;
}

/**
 * A scenario that follows the decisions given, and takes the first option, adding it to them, for each further one.
 * Without decisions it refuses to take any. A class, since thousands are made when a parameter changes.
 */
class DecidedScenario implements Scenario {
  readonly inputs = new InputLog();
  readonly parameters = new Map<string, ParameterState>();
  private readonly template: Template;
  private readonly decisions: Decision[] | undefined;
  private undecided: Map<string, boolean> | undefined;
  private named: Map<string, Noted<boolean>> | undefined;
  private next = 0;
  private nesting = 0;

  constructor(template: Template, decisions: Decision[] | undefined) {
    this.template = template;
    this.decisions = decisions;
  }

  settle(value: Value): SettledValue {
    if (this.nesting >= nestingLimit) return unknown(value.site, "refers to itself, or is nested too deeply");
    this.nesting++;
    try {
      return this.settleOne(value);
    } finally {
      this.nesting--;
    }
  }

  holds(condition: Condition): boolean {
    if (this.nesting >= nestingLimit) return false;
    this.nesting++;
    try {
      return this.decide(condition);
    } finally {
      this.nesting--;
    }
  }

  private choose(options: number): number {
    if (!this.decisions) throw needsDecision;
    const index = this.next++;
    const decided = this.decisions[index];
    if (decided) return decided.taken;
    this.decisions.push({ options, taken: 0 });
    return 0;
  }

  private settleOne(value: Value): SettledValue {
    switch (value.kind) {
      case "alternatives": {
        const branch = value.branches.find(({ condition }) => condition === undefined || this.holds(condition));
        return branch ? this.settle(branch.value) : { kind: "absent", site: value.site };
      }
      case "parameter": {
        const state = this.parameterValue(value.name);
        if (state.kind === "open")
          return { ...unknown(value.site, `the value of ${value.name} is not known`), parameter: value.name };
        const used = usedAt(this.settle(state.value), value.site);
        return state.from === "default" ? used : { ...used, chosen: true };
      }
      case "computed":
        return usedAt(this.settle(value.compute((part) => this.settle(part))), value.site);
      case "text":
        return settleText(
          value.site,
          value.parts.map((part) => this.settle(part)),
        );
      default:
        return value;
    }
  }

  private parameterValue(name: string): ParameterState {
    this.inputs.touch(inputs.parameter(name));
    const known = this.parameters.get(name);
    if (known?.kind === "value") return known;
    const state = this.chooseParameter(this.template.parameters.get(name), known?.not ?? []);
    this.parameters.set(name, state);
    return state;
  }

  private chooseParameter(parameter: Parameter | undefined, not: readonly Comparable[]): ParameterState {
    const allowed = listed(parameter?.allowed).filter(
      (value) => !not.some((other) => isSame(comparable(value), other)),
    );
    if (allowed.length > 0) return { kind: "value", value: allowed[this.choose(allowed.length)]!, from: "allowed" };
    const fallback = parameter?.default;
    if (!fallback || not.some((other) => isSame(comparable(fallback), other))) return { kind: "open", not };
    return this.choose(2) === 0 ? { kind: "value", value: fallback, from: "default" } : { kind: "open", not };
  }

  private decide(condition: Condition): boolean {
    switch (condition.kind) {
      case "not":
        return !this.holds(condition.operand);
      case "all":
        return condition.operands.every((operand) => this.holds(operand));
      case "any":
        return condition.operands.some((operand) => this.holds(operand));
      case "named": {
        const known = this.named?.get(condition.name);
        const decided = known ?? this.inputs.during(() => this.decideNamed(condition.name));
        this.named ??= new Map();
        if (known) this.inputs.touchAll(known.read);
        else this.named.set(condition.name, decided);
        return decided.result;
      }
      case "undecided":
        return this.toss(condition.key);
      case "equals":
        return this.equal(condition.left, condition.right);
    }
  }

  private decideNamed(name: string): boolean {
    this.inputs.touch(inputs.condition(name));
    const definition = this.template.conditions.get(name);
    return definition ? this.holds(definition) : this.toss(`condition ${name}`);
  }

  private toss(key: string): boolean {
    this.undecided ??= new Map();
    const known = this.undecided.get(key);
    if (known !== undefined) return known;
    const result = this.choose(2) === 0;
    this.undecided.set(key, result);
    return result;
  }

  /** Comparing a parameter with a literal tells its value for the rest of the scenario, one way or the other. */
  private equal(left: Value, right: Value): boolean {
    const [name, other] =
      left.kind === "parameter" ? [left.name, right] : right.kind === "parameter" ? [right.name, left] : [];
    if (name !== undefined && other !== undefined && other.kind !== "parameter") {
      const wanted = comparable(this.settle(other));
      if (wanted !== undefined) return this.parameterIs(name, wanted, other);
    }
    if (name === undefined) {
      const [a, b] = [comparable(this.settle(left)), comparable(this.settle(right))];
      if (a !== undefined && b !== undefined) return isSame(a, b);
    }
    return this.toss(`${keyOf(left)} = ${keyOf(right)}`);
  }

  private parameterIs(name: string, wanted: Comparable, wantedValue: Value): boolean {
    this.inputs.touch(inputs.parameter(name));
    let state = this.parameters.get(name);
    if (!state && listed(this.template.parameters.get(name)?.allowed).length > 0) {
      // What a condition looks at is no assumption of the rule: it is judged where the condition leads.
      const chosen = this.parameterValue(name);
      state = chosen.kind === "value" ? { ...chosen, from: "condition" } : chosen;
      this.parameters.set(name, state);
    }
    if (state?.kind === "value") return isSame(comparable(this.settle(state.value)), wanted);
    const not = state?.not ?? [];
    if (not.some((other) => isSame(other, wanted))) return false;
    const is = this.choose(2) === 0;
    this.parameters.set(
      name,
      is ? { kind: "value", value: wantedValue, from: "condition" } : { kind: "open", not: [...not, wanted] },
    );
    return is;
  }
}

function listed(allowed: readonly Value[] | undefined): readonly Value[] {
  return allowed && allowed.length <= allowedLimit ? allowed : [];
}

function comparable(value: Value): Comparable | undefined {
  if (value.kind === "absent") return null;
  return value.kind === "literal" ? value.value : undefined;
}

/** CloudFormation compares texts, so `1` equals `"1"` and `true` equals `"true"`. */
function isSame(a: Comparable | undefined, b: Comparable): boolean {
  if (a === undefined) return false;
  return a === null || b === null ? a === b : String(a) === String(b);
}

/** Equal keys for equal expressions is all that is asked; the source text serves. */
function keyOf(value: Value): string {
  if (value.kind === "parameter") return `parameter ${value.name}`;
  if (value.kind === "literal") return `literal ${value.value}`;
  const { node, file } = value.site;
  return file.tree.text.slice(node.start, node.end);
}

/** Joins neighbouring literals; a text without anything unknown is a literal. */
function settleText(site: Value["site"], parts: readonly SettledValue[]): SettledValue {
  const flat = parts.flatMap((part) => (part.kind === "text" ? part.parts : [part])) as SettledValue[];
  const merged: SettledValue[] = [];
  for (let i = 0; i < flat.length; ) {
    const literals: LiteralValue[] = [];
    for (let next = flat[i]; next?.kind === "literal"; next = flat[++i]) literals.push(next);
    if (literals.length > 0) merged.push(joined(literals));
    else merged.push(flat[i++]!);
  }
  if (merged.length === 0) return { kind: "literal", site, value: "" };
  const [only] = merged;
  if (merged.length === 1 && only!.kind === "literal") {
    return { ...only!, value: String(only!.value), pieces: piecesOf(only!), site };
  }
  if (merged.length === 1 && only!.kind === "reference") return usedAt(only!, site);
  return { kind: "text", site, parts: merged };
}

function joined(literals: readonly LiteralValue[]): LiteralValue {
  const [first] = literals as [LiteralValue];
  if (literals.length === 1) return first;
  let value = "";
  const pieces: Piece[] = [];
  for (const literal of literals) {
    for (const piece of piecesOf(literal)) {
      pieces.push({ ...piece, start: piece.start + value.length, end: piece.end + value.length });
    }
    value += String(literal.value);
  }
  return { kind: "literal", site: first.site, value, pieces };
}
