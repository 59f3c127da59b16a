import assert from "node:assert/strict";
import { type RunOptions, ruleRuns } from "../../server/src/analysis/run-rules.ts";
import { effectiveSettings, type Settings } from "../../server/src/analysis/settings.ts";
import type { Finding, Severity } from "../../server/src/model/finding.ts";
import type { Template } from "../../server/src/model/template.ts";
import { defineRule, type Rule } from "../../server/src/rules/define-rule.ts";
import { finish } from "../../server/src/syntax/finish.ts";
import { checkText } from "../support/check-text.ts";
import { fewRules, only } from "../support/few-rules.ts";
import { templateOf } from "../support/see.ts";

function template(value: string, sections = ""): string {
  return `${sections}
Resources:
  It: {Type: AWS::Kinesis::Stream, Properties: {RetentionPeriodHours: ${value}}}
`;
}

/** A rule of severity error that finds what is over ten. */
function overTen(severity: Severity = "error"): Rule {
  return defineRule({
    id: "over-ten",
    title: "Over ten",
    severity,
    facts: [],
    doc: "",
    types: ["AWS::Kinesis::Stream"],
    check(stream, { report }) {
      const value = stream.get("RetentionPeriodHours");
      if ((value.number ?? 0) > 10) report({ at: value, message: `It is ${value.number}.` });
    },
  });
}

function runRules(of: Template, options: RunOptions): readonly Finding[] {
  return finish(ruleRuns().run(of, options));
}

function run(text: string, rule: Rule = overTen(), errors: unknown[] = []): readonly string[] {
  const findings = runRules(templateOf(text), {
    rules: [rule],
    severityOf: () => rule.severity,
    onRuleError: (_rule, error) => errors.push(error),
  });
  return findings.map(({ severity, location, message, related }) =>
    [severity, text.slice(location.start, location.end), message, ...related.map((other) => other.message)].join(" | "),
  );
}

describe("a finding that rests on a parameter", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["without a default is silent", "{Type: Number}", []],
    [
      "holds as it is when all allowed values are wrong",
      "{Type: Number, AllowedValues: [20, 30]}",
      ["error | !Ref P | It is 20."],
    ],
    [
      "is information when one of the allowed values is wrong",
      "{Type: Number, AllowedValues: [5, 20]}",
      ["information | !Ref P | It is 20. | one of the allowed values of P"],
    ],
    [
      "is information when only the default is wrong",
      "{Type: Number, Default: 20}",
      ["information | !Ref P | It is 20. | default of P"],
    ],
    ["is silent when the default is right", "{Type: Number, Default: 5}", []],
  ];
  for (const [name, parameter, expected] of cases) {
    it(name, () => assert.deepEqual(run(template("!Ref P", `Parameters: {P: ${parameter}}`)), expected));
  }

  it("keeps its severity where a condition demands the value", () => {
    const sections = `
Parameters: {P: {Type: Number, Default: 5}}
Conditions: {IsTwenty: !Equals [!Ref P, 20]}`;
    assert.deepEqual(run(template("!If [IsTwenty, !Ref P, 1]", sections)), ["error | !Ref P | It is 20."]);
  });

  it("keeps its severity in a branch, and on a resource, that one of the allowed values chooses", () => {
    const sections = `
Parameters: {Env: {Type: String, AllowedValues: [dev, prod]}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}`;
    assert.deepEqual(run(template("!If [IsProd, 20, 1]", sections)), ["error | 20 | It is 20."]);
    const conditional = template("20", sections).replace("It: {", "It: {Condition: IsProd, ");
    assert.deepEqual(run(conditional), ["error | 20 | It is 20."]);
  });

  it("has a fix where a text says the value, and none where a parameter has it among others", () => {
    const titles = (parameter: string, value = "!Ref P", conditions = ""): readonly string[] =>
      checkText(template(value, `Parameters: {P: ${parameter}}\n${conditions}`), "yaml", only(fewRules)).flatMap(
        ({ fixes }) => fixes.map(({ title, safe }) => `${safe ? "safe" : "unsafe"}: ${title}`),
      );
    assert.deepEqual(titles("{Type: Number, Default: 9000}"), [
      "unsafe: Set to 8760 hours (365 days), where the value is defined",
    ]);
    assert.deepEqual(titles("{Type: Number, AllowedValues: [9000, 48]}"), []);
    const condition = "Conditions: {Long: !Equals [!Ref P, 9000]}";
    assert.deepEqual(titles("{Type: Number}", "!If [Long, !Ref P, 48]", condition), []);
  });

  it("is never stronger than the rule", () => {
    const text = template("!Ref P", "Parameters: {P: {Type: Number, Default: 20}}");
    assert.deepEqual(run(text, overTen("hint")), ["hint | !Ref P | It is 20. | default of P"]);
  });
});

describe("running rules", () => {
  it("judges every branch of a condition at the branch", () => {
    assert.deepEqual(run(template("!If [C, 20, !If [D, 5, 30]]")), [
      "error | 20 | It is 20.",
      "error | 30 | It is 30.",
    ]);
  });

  it("says what holds for all items of a loop once", () => {
    const text = `
Resources:
  Fn::ForEach::S: [N, [A, B, C], {"S\${N}": {Type: AWS::Kinesis::Stream, Properties: {RetentionPeriodHours: 20}}}]
`;
    assert.deepEqual(run(text), ["error | 20 | It is 20."]);
  });

  it("goes on after a rule that throws, and tells", () => {
    const errors: unknown[] = [];
    const broken = defineRule({
      ...overTen(),
      check: () => {
        throw new Error("broken");
      },
    });
    assert.deepEqual(run(template("20"), broken, errors), []);
    assert.equal(errors.length, 1);
  });

  it("never calls a rule that is off", () => {
    const rule = defineRule({ ...overTen(), check: () => assert.fail("called") });
    runRules(templateOf(template("20")), {
      rules: [rule],
      severityOf: () => "off",
      onRuleError: (_rule, error) => {
        throw error;
      },
    });
  });

  it("may find some things worse or better than others, as far as the settings allow", () => {
    const found = (reported: Severity, set: Severity, value = "20"): readonly string[] =>
      runRules(templateOf(template(value, "Parameters: {P: {Type: Number, Default: 20}}")), {
        rules: [
          defineRule({
            ...overTen("warning"),
            check(stream, { report }) {
              const hours = stream.get("RetentionPeriodHours");
              if (hours.number === 20) report({ at: hours, message: "It is.", severity: reported });
            },
          }),
        ],
        severityOf: () => set,
        onRuleError: (_rule, error) => {
          throw error;
        },
      }).map(({ severity }) => severity);
    assert.deepEqual([found("error", "warning"), found("hint", "warning")], [["error"], ["hint"]]);
    assert.deepEqual(
      [found("error", "information"), found("information", "error")],
      [["information"], ["information"]],
    );
    assert.deepEqual(found("error", "warning", "!Ref P"), ["information"]);
  });

  it("gives no advice on what the CDK makes for itself, but tells what is wrong with it", () => {
    const text = `
Resources:
  It:
    Type: AWS::Kinesis::Stream
    Metadata: {'aws:cdk:path': Stack/Custom::Provider/Handler}
    Properties: {RetentionPeriodHours: 20}
`;
    assert.deepEqual(run(text, overTen("warning")), []);
    assert.deepEqual(run(text, overTen("error")), ["error | 20 | It is 20."]);
  });

  it("stays within its bound with sixty conditions", () => {
    const names = Array.from({ length: 60 }, (_, n) => `C${n}`);
    const nested = names.reduceRight((rest, name) => `!If [${name}, 20, ${rest}]`, "5");
    const conditions = names.map((name) => `${name}: !Equals [!Ref ${name}, "1"]`).join(", ");
    const parameters = names.map((name) => `${name}: {Type: String}`).join(", ");
    const text = template(nested, `Parameters: {${parameters}}\nConditions: {${conditions}}`);
    const findings = run(text);
    assert.ok(findings.length > 30 && findings.every((finding) => finding === "error | 20 | It is 20."));
  });

  it("finds the same whatever is run before", () => {
    const text = template("!If [C, 20, 5]");
    assert.deepEqual(run(text), run(text));
  });
});

describe("settings", () => {
  const severity = (settings: Settings, rule: Rule, uri = "file:///a/b.yaml"): string =>
    effectiveSettings(uri, [{ settings, directory: "file:///a" }]).severityOf(rule);

  it("choose by preset", () => {
    const [error, hint] = [overTen("error"), overTen("hint")];
    const optIn = defineRule({ ...error, optIn: true });
    assert.deepEqual(
      [error, hint, optIn].map((rule) => severity({}, rule)),
      ["error", "hint", "off"],
    );
    assert.deepEqual(
      [error, hint, optIn].map((rule) => severity({ preset: "all" }, rule)),
      ["error", "hint", "error"],
    );
    assert.deepEqual(
      [error, hint, optIn].map((rule) => severity({ preset: "errors" }, rule)),
      ["error", "off", "off"],
    );
  });

  it("let a rule's own setting win over the preset, and a later override over that", () => {
    const settings: Settings = {
      preset: "errors",
      rules: { "over-ten": "hint" },
      overrides: [
        { files: ["*.yaml"], rules: { "over-ten": "warning" } },
        { files: ["b.*"], rules: { "over-ten": "off" } },
      ],
    };
    assert.equal(severity(settings, overTen()), "off");
    assert.equal(severity(settings, overTen(), "file:///a/c.yaml"), "warning");
    assert.equal(severity(settings, overTen(), "file:///a/c.json"), "hint");
  });

  it("take globs relative to their own folder", () => {
    const ignored = (uri: string): boolean =>
      effectiveSettings(uri, [{ settings: { ignore: ["vendor/**"] }, directory: "file:///a" }]).ignored;
    assert.equal(ignored("file:///a/vendor/x/y.yaml"), true);
    assert.equal(ignored("file:///a/own/y.yaml"), false);
    assert.equal(ignored("file:///other/vendor/y.yaml"), false);
  });
});

describe("directives", () => {
  const stream = (before: string, value: string, after = ""): string => `Resources:
  # above
  It:
    Type: AWS::Kinesis::Stream
    Properties:
${before}      RetentionPeriodHours: ${value}${after}
`;
  const rule = "kinesis-retention-out-of-range";
  const codes = (text: string): readonly string[] =>
    checkText(text, "yaml", only(fewRules)).map((finding) => finding.rule);

  const silent: readonly (readonly [string, string])[] = [
    ["on the next line", stream(`      # pipeline-hints: disable-next-line ${rule} -- why\n`, "7")],
    ["with other comments between", stream(`      # pipeline-hints: disable-next-line ${rule}\n      # so\n`, "7")],
    ["on the line", stream("", "7", ` # pipeline-hints: disable-line ${rule}`)],
    ["inside the resource", stream(`      # pipeline-hints: disable-resource ${rule}\n`, "7")],
    ["above the resource", stream("", "7").replace("# above", `# pipeline-hints: disable-resource ${rule}`)],
    ["in the file", `${stream("", "7")}# pipeline-hints: disable-file ${rule}\n`],
    [
      "in metadata",
      stream("", "7").replace(
        "    Properties",
        `    Metadata: {DataPipelineHints: {Disable: {${rule}: why}}}\n    Properties`,
      ),
    ],
    ["in the template's metadata", `Metadata: {DataPipelineHints: {Disable: {${rule}: why}}}\n${stream("", "7")}`],
  ];
  for (const [name, text] of silent) {
    it(`disable ${name}`, () => assert.deepEqual(codes(text), []));
  }

  it("disable for a resource what is found within its block", () => {
    const text = (directive: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  It:
    Type: AWS::Serverless::StateMachine
    Properties:
      ${directive}
      Type: EXPRESS
      Definition: {StartAt: A, States: {A: {Type: Wait, Seconds: 900, End: true}}}
`;
    assert.deepEqual(codes(text("")), ["sfn-wait-too-long"]);
    assert.deepEqual(codes(text("# pipeline-hints: disable-resource sfn-wait-too-long")), []);
  });

  it("are reported where they disable nothing, or say nothing that is known", () => {
    assert.deepEqual(codes(stream(`      # pipeline-hints: disable-next-line ${rule}\n`, "48")), ["directive-unused"]);
    assert.deepEqual(codes(stream("      # pipeline-hints: disable-next-line\n", "48")), ["directive-unknown"]);
    assert.deepEqual(codes(stream("      # pipeline-hints: disable-next-lime x\n", "48")), ["directive-unknown"]);
    assert.deepEqual(codes(stream("      # pipeline-hints: disable-next-line no-such-rule\n", "48")), [
      "directive-unknown",
    ]);
  });
});
