import assert from "node:assert/strict";
import { lastGood } from "../../client/src/diagram/last-good.ts";
import type { DiagramNode } from "../../client/src/diagram/messages.ts";
import type { DrawnDiagram } from "../../client/src/protocol.ts";

function drawn(broken: boolean, ...lines: readonly (readonly [id: string, line: number])[]): DrawnDiagram {
  const nodes = lines.map(([id, line]): DiagramNode => {
    const place = { uri: "file:///a.yaml", range: { start: { line, character: 0 }, end: { line, character: 1 } } };
    const findings = { error: line, warning: 0, information: 0, hint: 0 };
    return {
      ...{ id, type: "AWS::X::Y", title: id, kind: "a kind", role: "store" },
      ...{ location: place, extents: [place], findings },
    };
  });
  return { broken, nodes, edges: [] };
}

describe("the last good picture of a pipeline", () => {
  it("is the pipeline as it is while the text can be read", () => {
    const pictureOf = lastGood();
    const { diagram, state } = pictureOf(drawn(false, ["A", 1]));
    assert.deepEqual([diagram.nodes.map(({ id }) => id), state], [["A"], "current"]);
    assert.deepEqual(pictureOf(drawn(false)).diagram.nodes, []);
  });

  it("keeps what a broken text has lost, and knows where the rest is now", () => {
    const pictureOf = lastGood();
    pictureOf(drawn(false, ["A", 1], ["B", 2]));
    const { diagram, state } = pictureOf(drawn(true, ["B", 5]));
    assert.equal(state, "kept");
    assert.deepEqual(
      diagram.nodes.map(({ id, location, findings }) => [id, location.range.start.line, findings.error]),
      [
        ["A", 1, 1],
        ["B", 5, 5],
      ],
    );
    assert.deepEqual(pictureOf(drawn(false, ["B", 5])).diagram.nodes.length, 1);
  });

  it("is current where a broken text has lost nothing", () => {
    const pictureOf = lastGood();
    pictureOf(drawn(false, ["A", 1]));
    assert.equal(pictureOf(drawn(true, ["A", 1], ["B", 2])).state, "current");
  });

  it("is of what can be read where nothing was read before", () => {
    assert.equal(lastGood()(drawn(true, ["A", 1])).state, "partial");
  });
});
