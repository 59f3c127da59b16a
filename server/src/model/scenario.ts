import type { Condition } from "./condition.ts";
import { InputLog, inputs, type Noted } from "./inputs.ts";
import type { Piece } from "./site.ts";
import type { Template } from "./template.ts";
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

/** Runs once for each scenario that differs in what the run asked for, in a fixed order. */
export function explore<T>(template: Template, run: (scenario: Scenario) => T): readonly Outcome<T>[] {
  return exploreSettled(template, run) ?? exploreAll(template, run);
}

const settledScenarios = new WeakMap<Template, Scenario>();

/** Thrown out of a run that asks for something open in a scenario that decides nothing. */
const needsDecision = new Error("a decision is needed");

/**
 * Most runs ask for nothing open. They all share one scenario, and with it what others have settled; undefined where
 * the run needs a decision after all.
 */
function exploreSettled<T>(template: Template, run: (scenario: Scenario) => T): readonly Outcome<T>[] | undefined {
  const scenario = settledScenarios.get(template) ?? createScenario(template, undefined);
  settledScenarios.set(template, scenario);
  try {
    return [{ ...scenario.inputs.during(() => run(scenario)), parameters: scenario.parameters }];
  } catch (error) {
    if (error === needsDecision) return undefined;
    throw error;
  }
}

function exploreAll<T>(template: Template, run: (scenario: Scenario) => T): readonly Outcome<T>[] {
  const outcomes: Outcome<T>[] = [];
  let decisions: Decision[] = [];
  for (let count = 0; count < scenarioLimit; count++) {
    const scenario = createScenario(template, decisions);
    outcomes.push({ ...scenario.inputs.during(() => run(scenario)), parameters: scenario.parameters });
    while (decisions.length > 0 && decisions.at(-1)!.taken + 1 >= decisions.at(-1)!.options) decisions.pop();
    if (decisions.length === 0) return outcomes;
    const last = decisions.at(-1)!;
    decisions = [...decisions.slice(0, -1), { ...last, taken: last.taken + 1 }];
  }
  return outcomes;
}

interface Decision {
  readonly options: number;
  readonly taken: number;
}

/**
 * A scenario that follows the decisions given, and takes the first option, adding it to them, for each further one.
 * Without decisions it refuses to take any.
 */
function createScenario(template: Template, decisions: Decision[] | undefined): Scenario {
  const parameters = new Map<string, ParameterState>();
  const undecided = new Map<string, boolean>();
  const named = new Map<string, Noted<boolean>>();
  const log = new InputLog();
  let next = 0;
  let nesting = 0;

  const choose = (options: number): number => {
    if (!decisions) throw needsDecision;
    const index = next++;
    const decided = decisions[index];
    if (decided) return decided.taken;
    decisions.push({ options, taken: 0 });
    return 0;
  };

  const settle = (value: Value): SettledValue => {
    if (nesting >= nestingLimit) return unknown(value.site, "refers to itself, or is nested too deeply");
    nesting++;
    try {
      return settleOne(value);
    } finally {
      nesting--;
    }
  };

  const settleOne = (value: Value): SettledValue => {
    switch (value.kind) {
      case "alternatives": {
        const branch = value.branches.find(({ condition }) => condition === undefined || holds(condition));
        return branch ? settle(branch.value) : { kind: "absent", site: value.site };
      }
      case "parameter": {
        const state = parameterValue(value.name);
        if (state.kind === "open") return unknown(value.site, `the value of ${value.name} is not known`);
        const used = usedAt(settle(state.value), value.site);
        return state.from === "default" ? used : { ...used, chosen: true };
      }
      case "computed":
        return usedAt(settle(value.compute(settle)), value.site);
      case "text":
        return settleText(value.site, value.parts.map(settle));
      default:
        return value;
    }
  };

  const parameterValue = (name: string): ParameterState => {
    log.touch(inputs.parameter(name));
    const known = parameters.get(name);
    if (known?.kind === "value") return known;
    const parameter = template.parameters.get(name);
    const state = chooseParameter(parameter, known?.not ?? []);
    parameters.set(name, state);
    return state;
  };

  const chooseParameter = (
    parameter: { default?: Value | undefined; allowed?: readonly Value[] | undefined } | undefined,
    not: readonly Comparable[],
  ): ParameterState => {
    const allowed = listed(parameter?.allowed).filter(
      (value) => !not.some((other) => isSame(comparable(value), other)),
    );
    if (allowed.length > 0) return { kind: "value", value: allowed[choose(allowed.length)]!, from: "allowed" };
    const fallback = parameter?.default;
    if (!fallback || not.some((other) => isSame(comparable(fallback), other))) return { kind: "open", not };
    return choose(2) === 0 ? { kind: "value", value: fallback, from: "default" } : { kind: "open", not };
  };

  const holds = (condition: Condition): boolean => {
    if (nesting >= nestingLimit) return false;
    nesting++;
    try {
      return decide(condition);
    } finally {
      nesting--;
    }
  };

  const decide = (condition: Condition): boolean => {
    switch (condition.kind) {
      case "not":
        return !holds(condition.operand);
      case "all":
        return condition.operands.every(holds);
      case "any":
        return condition.operands.some(holds);
      case "named": {
        const known = named.get(condition.name);
        const decided = known ?? log.during(() => decideNamed(condition.name));
        if (known) log.touchAll(known.read);
        else named.set(condition.name, decided);
        return decided.result;
      }
      case "undecided":
        return toss(condition.key);
      case "equals":
        return equal(condition.left, condition.right);
    }
  };

  const decideNamed = (name: string): boolean => {
    log.touch(inputs.condition(name));
    const definition = template.conditions.get(name);
    return definition ? holds(definition) : toss(`condition ${name}`);
  };

  const toss = (key: string): boolean => {
    const known = undecided.get(key);
    if (known !== undefined) return known;
    const result = choose(2) === 0;
    undecided.set(key, result);
    return result;
  };

  /** Comparing a parameter with a literal tells its value for the rest of the scenario, one way or the other. */
  const equal = (left: Value, right: Value): boolean => {
    const [name, other] =
      left.kind === "parameter" ? [left.name, right] : right.kind === "parameter" ? [right.name, left] : [];
    if (name !== undefined && other !== undefined && other.kind !== "parameter") {
      const wanted = comparable(settle(other));
      if (wanted !== undefined) return parameterIs(name, wanted, other);
    }
    if (name === undefined) {
      const [a, b] = [comparable(settle(left)), comparable(settle(right))];
      if (a !== undefined && b !== undefined) return isSame(a, b);
    }
    return toss(`${keyOf(left)} = ${keyOf(right)}`);
  };

  const parameterIs = (name: string, wanted: Comparable, wantedValue: Value): boolean => {
    log.touch(inputs.parameter(name));
    let state = parameters.get(name);
    if (!state && listed(template.parameters.get(name)?.allowed).length > 0) {
      // What a condition looks at is no assumption of the rule: it is judged where the condition leads.
      const chosen = parameterValue(name);
      state = chosen.kind === "value" ? { ...chosen, from: "condition" } : chosen;
      parameters.set(name, state);
    }
    if (state?.kind === "value") return isSame(comparable(settle(state.value)), wanted);
    const not = state?.not ?? [];
    if (not.some((other) => isSame(other, wanted))) return false;
    const is = choose(2) === 0;
    parameters.set(
      name,
      is ? { kind: "value", value: wantedValue, from: "condition" } : { kind: "open", not: [...not, wanted] },
    );
    return is;
  };

  return { settle, holds, parameters, inputs: log };
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
