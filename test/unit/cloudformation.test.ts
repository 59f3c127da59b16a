import assert from "node:assert/strict";
import type { Property } from "../../server/src/model/property.ts";
import { referenceIn, targetOf } from "../../server/src/model/reference.ts";
import { seen, templateOf } from "../support/see.ts";

/** A template around one property. */
function template(value: string, sections = ""): string {
  return `${sections}
Resources:
  Other: {Type: AWS::S3::Bucket, Properties: {BucketName: lake}}
  Nested: {Type: AWS::CloudFormation::Stack}
  It:
    Type: AWS::Kinesis::Stream
    Properties:
      P: ${value}
`;
}

function look(property: Property): unknown {
  if (property.absent) return "absent";
  if (property.unknown) return "unknown";
  const reference = referenceIn(property);
  if (reference) return `-> ${reference.resource}${reference.attribute ? `.${reference.attribute}` : ""}`;
  if (property.value?.kind === "text") return "text";
  if (property.value?.kind === "list") return property.items.map(look);
  return property.scalar;
}

const sections = `
Parameters:
  Free: {Type: String}
  Seven: {Type: Number, Default: 7}
  Listed: {Type: Number, AllowedValues: [1, 2]}
  Names: {Type: CommaDelimitedList, Default: "a, b"}
  Secret: {Type: AWS::SSM::Parameter::Value<String>, Default: /a}
Conditions:
  Prod: !Equals [!Ref Free, prod]
  Dev: !Equals [!Ref Free, dev]
  NotProd: !Not [!Condition Prod]
  Both: !And [!Condition Prod, !Condition Dev]
Mappings:
  Sizes: {prod: {n: 5}, dev: {n: 6}}
`;

const cases: readonly (readonly [string, readonly unknown[]])[] = [
  ["5", [5]],
  ["!Ref Free", ["unknown"]],
  ["!Ref Seven", ["7", "unknown"]],
  ["{Ref: Seven}", ["7", "unknown"]],
  ["!Ref Listed", ["1", "2"]],
  ["!Ref Names", [["a", "b"], "unknown"]],
  ["!Ref Secret", ["unknown"]],
  ["!Ref Nobody", ["unknown"]],
  ["!Ref AWS::NoValue", ["absent"]],
  ["!Ref AWS::Region", ["unknown"]],
  ["!Ref Other", ["-> Other"]],
  ["!GetAtt Other.Arn", ["-> Other.Arn"]],
  ["!GetAtt [Other, Arn]", ["-> Other.Arn"]],
  ["{'Fn::GetAtt': [Other, Arn]}", ["-> Other.Arn"]],
  ["!GetAtt Nested.Outputs.Name", ["unknown"]],
  ["!Sub 'plain'", ["plain"]],
  ["!Sub '${Other.Arn}'", ["-> Other.Arn"]],
  ["!Sub 'arn:aws:s3:::${Other}/*'", ["-> Other"]],
  ["!Sub 'n-${Seven}'", ["n-7", "text"]],
  ["!Sub '{{resolve:ssm:a}}'", ["text"]],
  ["!Sub ['${X}-${!Y}', {X: !Ref Listed}]", ["1-${Y}", "2-${Y}"]],
  ["!Join ['-', [a, !Ref AWS::NoValue, b]]", ["a-b"]],
  ["!Join ['', ['arn:aws:s3:::', !Ref Other]]", ["-> Other"]],
  ["!Join [',', !Ref Names]", ["a,b", "unknown"]],
  ["!Select [1, [a, b]]", ["b"]],
  ["!Select [0, !Split [',', 'x,y']]", ["x"]],
  ["!Select [7, [a, b]]", ["unknown"]],
  ["!FindInMap [Sizes, prod, n]", [5]],
  ["!FindInMap [Sizes, !Ref Free, n]", ["unknown"]],
  ["!FindInMap [Sizes, none, n, {DefaultValue: 8}]", [8]],
  ["!If [Prod, 1, 2]", [1, 2]],
  ["!If [Prod, 1, !Ref AWS::NoValue]", [1, "absent"]],
  ["!If [Prod, !If [Dev, 1, 2], !If [NotProd, 3, 4]]", [2, 3]],
  ["!If [Both, 1, 2]", [2, 2]],
  ["!If [Nobody, 1, 2]", [1, 2]],
  [
    "[1, !If [Prod, 2, !Ref AWS::NoValue], 3]",
    [
      [1, 2, 3],
      [1, 3],
    ],
  ],
  ["!ImportValue x", ["unknown"]],
  ["!GetAZs ''", ["unknown"]],
  ["!Base64 x", ["unknown"]],
  ["!Length [a, b]", [2]],
  ["'{{resolve:ssm:a}}'", ["unknown"]],
  ["", ["unknown"]],
];

describe("values of CloudFormation", () => {
  for (const [value, expected] of cases) {
    it(`${value || "nothing"} is ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(
        seen(template(value, sections), "It", (it) => look(it.get("P"))),
        expected,
      );
    });
  }

  it("are what they are where a transform may add more, and unknown where nothing is written", () => {
    const text = "Resources: {It: {Type: AWS::S3::Bucket, Properties: {'Fn::Transform': {Name: M}, P: 1}}}";
    assert.deepEqual(
      seen(text, "It", (it) => [look(it.get("P")), look(it.get("Q"))]),
      [[1, "unknown"]],
    );
  });

  it("know a resource by its literal name and ARN", () => {
    const target = (value: string, ...types: string[]): unknown =>
      seen(template(value), "It", (it) => targetOf(it.get("P"), ...types)?.id)[0];
    assert.equal(target("arn:aws:s3:::lake/clicks/*"), "Other");
    assert.equal(target("!Sub arn:${AWS::Partition}:s3:::lake"), "Other");
    assert.equal(target("lake", "AWS::S3::Bucket"), "Other");
    assert.equal(target("lake"), undefined);
    assert.equal(target("arn:aws:kinesis:eu-west-1:1:stream/lake"), undefined);
  });
});

describe("resources of CloudFormation", () => {
  it("exist only where their condition holds", () => {
    const text = `${sections}
Resources:
  It: {Type: AWS::S3::Bucket, Condition: Prod, Properties: {P: !If [Dev, 1, 2]}}
`;
    assert.deepEqual(
      seen(text, "It", (it) => look(it.get("P"))),
      [2, undefined],
    );
  });

  it("come out of a loop over a literal collection, one for each item", () => {
    const text = `
Resources:
  Fn::ForEach::Streams:
    - Name
    - [A, B]
    - Stream\${Name}: {Type: AWS::Kinesis::Stream, Properties: {Name: !Ref Name, Tag: !Sub "t-\${Name}"}}
`;
    assert.deepEqual([...templateOf(text).resources.keys()], ["StreamA", "StreamB"]);
    assert.deepEqual(
      seen(text, "StreamB", (it) => [look(it.get("Name")), look(it.get("Tag"))]),
      [["B", "t-B"]],
    );
  });

  it("come out of a loop over an unknown collection once, with the variable unknown", () => {
    const text = `
Parameters: {Names: {Type: CommaDelimitedList}}
Resources:
  Fn::ForEach::Streams:
    - Name
    - !Ref Names
    - Stream\${Name}: {Type: AWS::Kinesis::Stream, Properties: {Name: !Ref Name}}
`;
    const [id, ...others] = templateOf(text).resources.keys();
    assert.deepEqual(others, []);
    assert.deepEqual(
      seen(text, id!, (it) => look(it.get("Name"))),
      ["unknown"],
    );
  });

  it("may be hidden by a transform, which leaves the template open", () => {
    assert.equal(templateOf("Resources: {A: {Type: AWS::S3::Bucket}}").open, false);
    assert.equal(templateOf("Resources: {A: {Type: AWS::S3::Bucket}, 'Fn::Transform': {Name: M}}").open, true);
  });

  it("may be missing where the text is broken, as it is while somebody types", () => {
    assert.equal(templateOf("Resources: {A: {Type: AWS::S3::Bucket}, B: {").open, true);
  });

  it("have a state machine's definition in one place, however it is written", () => {
    const definition = JSON.stringify({ StartAt: "A", States: { A: { Type: "Wait", Seconds: 7 } } });
    const spellings = [
      `Definition: ${definition}`,
      `DefinitionString: '${definition}'`,
      `DefinitionString: !Sub '${definition.replace("A", "${AWS::Region}")}'`,
      `DefinitionString: !Join ["", ['${definition.slice(0, 20)}', '${definition.slice(20)}']]`,
      `DefinitionString: |\n        ${definition}`,
    ];
    for (const spelling of spellings) {
      const text = `
Resources:
  It:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      ${spelling}
`;
      const found = seen(text, "It", (it) => {
        const seconds = it.get("Definition.States.A.Seconds");
        return [seconds.number, text.slice(seconds.location.start, seconds.location.end)];
      });
      assert.deepEqual(found, [[7, "7"]], spelling);
    }
  });
});
