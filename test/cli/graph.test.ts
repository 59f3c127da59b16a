import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

describe("data-pipeline-hints graph", () => {
  it("prints a flowchart of Mermaid, with findings", () => {
    const { status, stdout } = run("graph", "examples/sam");
    assert.equal(status, 0);
    assert.match(stdout, /^flowchart LR\n/);
    assert.match(stdout, /\["Enrich<br\/>Lambda function<br\/>nodejs22\.x(?:<br\/>[^"]*)?"\]:::process\n/);
    assert.match(stdout, /Sensors<br\/>DynamoDB table<br\/>on demand<br\/>\d+ error/);
    assert.match(stdout, / -->\|"delivers to<br\/>at 64 MiB or after 5 minutes"\| /);
  });

  it("frames the diagrams of several templates", () => {
    const { stdout } = run("graph", "examples/sam", "examples/terraform-yaml");
    assert.deepEqual(stdout.match(/subgraph \w+\[".*"\]/g), [
      'subgraph d0["examples/sam/template.yaml"]',
      'subgraph d1["examples/terraform-yaml/main.tf.yaml"]',
    ]);
  });

  it("prints a graph of Graphviz", () => {
    const { stdout } = run("graph", "--format", "dot", "examples/sam");
    assert.match(stdout, /^digraph pipeline \{\n/);
    assert.match(stdout, /"Readings" -> "Enrich" \[label="triggers\\nup to 4 MiB\/s, shared"\]/);
  });

  it("prints one JSON object, with places that count from 1", () => {
    const { stdout } = run("graph", "--format", "json", "examples/sam");
    const { version, diagrams } = JSON.parse(stdout);
    assert.match(version, /^\d+\.\d+\.\d+$/);
    const [{ file, nodes, edges }, ...others] = diagrams;
    assert.deepEqual(others, []);
    assert.equal(file, "examples/sam/template.yaml");
    const stream = nodes.find(({ id }: { id: string }) => id === "Readings");
    assert.equal(stream.role, "stream");
    assert.deepEqual(stream.location, {
      file,
      range: { start: { line: 11, column: 3 }, end: { line: 11, column: 11 } },
    });
    const triggered = edges.find(({ to }: { to: string }) => to === "Enrich");
    assert.deepEqual(
      [triggered.from, triggered.label, triggered.through[0].id],
      ["Readings", "triggers", "EnrichReadings"],
    );
  });

  it("shows roles and keys where they are asked for", () => {
    assert.doesNotMatch(run("graph", "examples/cloudformation/clickstream.yaml").stdout, /DeliveryRole/);
    assert.match(run("graph", "--access", "examples/cloudformation/clickstream.yaml").stdout, /DeliveryRole/);
  });

  it("says so where there is nothing to show, and refuses what cannot be meant", () => {
    const empty = run("graph", "package.json");
    assert.deepEqual([empty.status, empty.stdout], [0, "flowchart LR\n"]);
    assert.match(empty.stderr, /no file describes a pipeline/);
    const wrong = run("graph", "--format", "svg");
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /--format takes one of mermaid, dot, json, not svg/);
  });
});

function run(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ["dist/cli.js", ...words], { encoding: "utf8" });
}
