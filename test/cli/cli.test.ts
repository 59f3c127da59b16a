import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startClient } from "../support/language-client.ts";

const template = `Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      RetentionPeriodHours: 7 # a week
      ShardCount: 1
      StreamEncryption: { EncryptionType: KMS, KeyId: alias/aws/kinesis }
`;

const fine = template.replace("7", "168");

describe("the command line", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hints-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("prints each finding with its line, and ends with status 1", () => {
    write("stack.yaml", template);
    const { status, stdout, stderr } = run("check", folder);
    assert.equal(status, 1, stderr);
    assert.match(stdout, /stack\.yaml:5:29 {2}error {2}kinesis-retention-out-of-range\n/);
    assert.match(stdout, /5 \| {7}RetentionPeriodHours: 7 # a week\n {6}\| {29}~\n/);
    assert.match(stdout, /fix: Set to 24 hours \(1 day\)/);
    assert.match(stdout, /1 finding \(1 error\), 1 file checked\.\n$/);
  });

  it("is in the server's file too, for the tasks of the editor", () => {
    write("stack.yaml", template);
    const words = ["check", "--min-severity", "error", folder];
    const { status, stdout } = spawnSync(process.execPath, ["dist/server.js", ...words], { encoding: "utf8" });
    assert.deepEqual({ status, stdout }, { status: 1, stdout: run(...words).stdout });
  });

  it("prints lines that the editor's problem matcher reads", () => {
    write("stack.yaml", template);
    const [first, second] = JSON.parse(readFileSync("package.json", "utf8")).contributes.problemMatchers[0].pattern;
    const lines = run("check", folder).stdout.split("\n");
    const heads = lines.flatMap((line, index) => (new RegExp(first.regexp).test(line) ? index : []));
    assert.equal(heads.length, 1);
    const [, ...place] = new RegExp(first.regexp).exec(lines[heads[0]!]!)!;
    assert.match(place[0]!, /stack\.yaml$/);
    assert.deepEqual(place.slice(1), ["5", "29", "error", "kinesis-retention-out-of-range"]);
    assert.match(new RegExp(second.regexp).exec(lines[heads[0]! + 1]!)?.[1] ?? "", /^RetentionPeriodHours is 7/);
  });

  it("prints one JSON object that says where, what and why", () => {
    write("stack.yaml", template);
    const { stdout } = run("check", "--format", "json", folder);
    const report = JSON.parse(stdout);
    assert.equal(report.version, JSON.parse(readFileSync("package.json", "utf8")).version);
    assert.equal(report.files, 1);
    const [finding] = report.findings;
    assert.match(finding.file, /stack\.yaml$/);
    assert.deepEqual(finding.range, { start: { line: 5, column: 29 }, end: { line: 5, column: 30 } });
    const { rule, severity, resource, type, dialect, facts, fixes } = finding;
    assert.deepEqual(
      { rule, severity, resource, type, dialect, facts, fixes },
      {
        rule: "kinesis-retention-out-of-range",
        severity: "error",
        resource: "Clicks",
        type: "AWS::Kinesis::Stream",
        dialect: "cloudformation",
        facts: ["kinesis-retention-range", "kinesis-retention-schema-gap"],
        fixes: [
          { title: "Set to 24 hours (1 day)", safe: true },
          { title: "Read 7 as days: 168 (costs more)", safe: false },
        ],
      },
    );
  });

  it("ends with 0 where nothing is found, or nothing that counts", () => {
    write("stack.yaml", fine);
    assert.equal(run("check", folder).status, 0);
    write("stack.yaml", template);
    assert.equal(run("check", "--fail-on", "never", folder).status, 0);
    assert.equal(run("check", "--rule", "kinesis-retention-out-of-range=warning", folder).status, 0);
    assert.equal(
      run("check", "--rule", "kinesis-retention-out-of-range=warning", "--fail-on", "warning", folder).status,
      1,
    );
    assert.match(run("check", "--rule", "kinesis-retention-out-of-range=off", folder).stdout, /^No findings/);
    assert.match(run("check", "--min-severity", "error", folder).stdout, /1 finding/);
  });

  it("ends with 2 and one clear line for wrong use, unreadable files and bad settings", () => {
    write("stack.yaml", template);
    write("bad.yaml", "rules:\n  kinesis-retention-out-of-range: loud\n");
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [["chekc"], /there is no command chekc/],
      [["check", "--frobnicate"], /Unknown option '--frobnicate'/],
      [["check", "--format", "xml", folder], /--format takes one of pretty, json, not xml/],
      [["check", "--rule", "no-such-rule=off", folder], /there is no rule no-such-rule/],
      [
        ["check", "--rule", "kinesis-retention-out-of-range", folder],
        /--rule kinesis-retention-out-of-range takes one of/,
      ],
      [["check", join(folder, "absent.yaml")], /there is no file or folder .*absent\.yaml/],
      [["check", "--config", join(folder, "absent.yaml"), folder], /absent\.yaml cannot be read/],
      [["check", "--config", join(folder, "bad.yaml"), folder], /bad\.yaml:2:35: expected one of off/],
      [["check", "--unsafe", folder], /--unsafe goes with --fix/],
      [["explain", "no-such-rule"], /there is no rule no-such-rule/],
    ];
    for (const [words, message] of cases) {
      const { status, stdout, stderr } = run(...words);
      assert.equal(status, 2, words.join(" "));
      assert.equal(stdout, "");
      assert.match(stderr, message);
    }
  });

  it("refuses a project file that is wrong rather than check with half of it", () => {
    write("stack.yaml", template);
    write(".pipeline-hints.yaml", "preset: everything\n");
    const { status, stderr } = run("check", folder);
    assert.equal(status, 2);
    assert.match(stderr, /\.pipeline-hints\.yaml:1:9: expected one of recommended, all, errors/);
  });

  it("obeys the nearest project file: severities, globs, overrides", () => {
    write("stack.yaml", template);
    write("other.yaml", template);
    write(
      ".pipeline-hints.json",
      JSON.stringify({
        rules: { "kinesis-retention-out-of-range": "warning" },
        overrides: [{ files: ["other.*"], rules: { "kinesis-retention-out-of-range": "hint" } }],
      }),
    );
    const severities = (): string[] =>
      JSON.parse(run("check", "--format", "json", folder).stdout).findings.map(
        (finding: { severity: string }) => finding.severity,
      );
    assert.deepEqual(severities(), ["hint", "warning"]);
    write(".pipeline-hints.json", JSON.stringify({ ignore: ["other.yaml"] }));
    assert.deepEqual(severities(), ["error"]);
  });

  it("fixes files, keeping the rest of them, and is done after that", () => {
    const file = write("stack.yaml", template);
    assert.equal(run("check", "--fix-dry-run", folder).stdout, template.replace("7", "24"));
    assert.equal(readFileSync(file, "utf8"), template);
    assert.equal(run("check", "--fix", folder).status, 0);
    assert.equal(readFileSync(file, "utf8"), template.replace("7", "24"));
    assert.equal(run("check", "--fix-dry-run", folder).stdout, "");
  });

  it("fixes all that is safe to fix, in as many rounds as it takes", () => {
    cpSync("examples", folder, { recursive: true });
    run("check", "--fix", folder);
    const { findings } = JSON.parse(run("check", "--format", "json", folder).stdout) as {
      findings: { rule: string; fixes: { safe: boolean }[] }[];
    };
    const left = findings.filter(({ fixes }) => fixes.some(({ safe }) => safe));
    assert.deepEqual(left, []);
    assert.ok(findings.length > 5);
  });

  it("reads the standard input under the name that is given", () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ["dist/cli.js", "check", "-", "--stdin-filename", "web/stack.yaml"],
      {
        input: template,
        encoding: "utf8",
      },
    );
    assert.equal(status, 1);
    assert.match(stdout, /^web\/stack\.yaml:5:29/);
  });

  it("does not mind a reader that has seen enough", () => {
    const { stderr } = spawnSync(
      "sh",
      ["-c", '"$0" dist/cli.js check --format json examples | true', process.execPath],
      {
        encoding: "utf8",
      },
    );
    assert.equal(stderr, "");
  });

  it("looks things up, and lists all facts", () => {
    assert.match(run("lookup", "kinesis").stdout, /^# Amazon Kinesis Data Streams\n/);
    assert.match(run("lookup", "flink", "firehose").stdout, /A Flink application cannot read from Firehose/);
    const hits = JSON.parse(run("lookup", "glacier", "minimum", "--format", "json").stdout) as { page: string }[];
    assert.ok(hits.some(({ page }) => page === "facts/s3-glacier-flexible-minimum-duration"));
    assert.equal(run("lookup", "xyzzyplugh").status, 1);
    const facts = JSON.parse(run("facts", "--format", "json").stdout) as { id: string; text: string }[];
    assert.ok(facts.length > 500 && facts.every(({ id, text }) => id !== "" && text !== ""));
    assert.ok(
      facts.some(({ id }) => id === "storage-classes-standard-ia"),
      "rows of tables too",
    );
  });

  it("explains and lists the rules", () => {
    assert.match(
      run("explain", "kinesis-retention-out-of-range").stdout,
      /^# Stream retention must be 24 to 8760 hours\n/,
    );
    assert.equal(
      JSON.parse(run("explain", "kinesis-retention-out-of-range", "--format", "json").stdout).service,
      "kinesis",
    );
    const rules = JSON.parse(run("rules", "--format", "json").stdout) as { id: string }[];
    assert.equal(run("rules").stdout.trim().split("\n").length, rules.length);
    assert.match(run("--help").stdout, /^Usage:/);
    assert.equal(run().status, 2);
  });

  it("serves the protocol", async () => {
    const client = await startClient({ command: ["dist/cli.js", "server", "--stdio"] });
    await client.open("file:///stack.yaml", template);
    assert.equal((await client.pull("file:///stack.yaml")).length, 1);
    assert.equal(await client.stop(), 0);
  });

  it("finds what the server finds, in every example", async () => {
    const { findings } = JSON.parse(run("check", "--format", "json", "--fail-on", "never", "examples").stdout);
    const files = new Set<string>(findings.map(({ file }: { file: string }) => file));
    assert.ok(files.size >= 5, [...files].join(", "));
    const client = await startClient({ rules: "all" });
    for (const file of files) {
      const uri = pathToFileURL(file).href;
      await client.open(uri, readFileSync(file, "utf8"));
      const served = (await client.pull(uri)).map(({ range: { start, end }, code, message, severity }) => ({
        rule: code,
        message,
        severity: ["error", "warning", "information", "hint"][(severity ?? 0) - 1],
        range: {
          start: { line: start.line + 1, column: start.character + 1 },
          end: { line: end.line + 1, column: end.character + 1 },
        },
      }));
      const printed = findings
        .filter((finding: { file: string }) => finding.file === file)
        .map(({ rule, message, severity, range }: Record<string, unknown>) => ({ rule, message, severity, range }));
      assert.deepEqual(served, printed, file);
    }
    await client.stop();
  });

  function write(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }
});

function run(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ["dist/cli.js", ...words], { encoding: "utf8" });
}
