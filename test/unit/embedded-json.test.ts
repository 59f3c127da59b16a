import assert from "node:assert/strict";
import { textEditsOf } from "../../server/src/analysis/text-edits.ts";
import { set } from "../../server/src/rules/fix.ts";
import { applyEdits } from "../../server/src/syntax/write/operations.ts";
import { seen } from "../support/see.ts";

const template = (definition: string): string => `
Parameters:
  Delay: { Type: Number, Default: 600 }
  Whole: { Type: String, Default: '{"Seconds": 600}' }
Resources:
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: ${definition}
`;

/** Where a text shows the number that its definition holds, and the text with another one, if that can be written. */
function look(text: string): { at: string; edited: string | undefined } | undefined {
  const [first] = seen(text, "Flow", (flow) => {
    const seconds = flow.get("Definition.Seconds");
    const { start, end } = seconds.location;
    const { edit } = set(seconds, 300);
    const edits = textEditsOf({ title: "", safe: true, edits: [edit!] }, flow.template.source);
    const [own] = edits?.values() ?? [];
    return { at: text.slice(start, end), edited: own && applyEdits(text, own) };
  });
  return first;
}

describe("a JSON document in a text", () => {
  for (const definition of [`'{"Seconds": 600}'`, `!Sub '{"Seconds": 600, "Comment": "\${AWS::Region}"}'`]) {
    it(`${definition} is shown and edited in place`, () => {
      const text = template(definition);
      const at = text.lastIndexOf(definition);
      const edited = text.slice(0, at) + text.slice(at).replace("600", "300");
      assert.deepEqual(look(text), { at: "600", edited });
    });
  }

  const references: readonly (readonly [definition: string, at: string])[] = [
    [`!Sub '{"Seconds": \${Delay}, "End": true}'`, "${Delay}"],
    [`!Join ["", ['{"Seconds": ', !Ref Delay, "}"]]`, "!Ref Delay"],
    ["!Ref Whole", "!Ref Whole"],
  ];
  for (const [definition, at] of references) {
    it(`${definition} is shown at the reference, which an edit does not break`, () => {
      assert.deepEqual(look(template(definition)), { at, edited: undefined });
    });
  }
});
