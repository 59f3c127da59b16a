import assert from "node:assert/strict";
import { argumentOf, isValid, type Workload, workloadAnnotation, workloadOf } from "../../server/src/model/workload.ts";
import { seen } from "../support/see.ts";

type Numbers = Omit<Workload, "location">;

const noMore = { maxRecordBytes: undefined, hotKeyShare: undefined, sharedConsumers: 0, durationMs: undefined };
const thousandOf8KiB: Numbers = { ...noMore, recordsPerSecond: 1000, recordBytes: 8192 };

/** The load stated for a resource in the first scenario, with the text of the place where it is stated. */
function stated(text: string, id = "Orders", language = "yaml"): { load: Numbers; at: string } | undefined {
  const [workload] = seen(text, id, workloadOf, language);
  if (!workload) return undefined;
  const { location, ...load } = workload;
  return { load, at: text.slice(location.start, location.end) };
}

const inMetadata = (workload: string): string => `
Parameters:
  Rate: { Type: Number }
  Usual: { Type: Number, Default: 1000 }
Resources:
  Orders:
    Type: AWS::Kinesis::Stream
    Metadata: { DataPipelineHints: { Workload: ${workload} } }
    Properties: { ShardCount: 1 }
`;

const inComment = (words: string): string => `
Resources:
  # pipeline-hints: workload ${words}
  Orders:
    Type: AWS::Kinesis::Stream
    Properties: { ShardCount: 1 }
`;

describe("workloadOf", () => {
  describe("finds the annotation", () => {
    it("in the metadata", () => {
      const found = stated(inMetadata("{ RecordsPerSecond: 1000, RecordSizeKiB: 8 }"));
      assert.deepEqual(found, { load: thousandOf8KiB, at: "Workload" });
    });

    it("in a comment above the resource", () => {
      const found = stated(inComment("RecordsPerSecond=1000 RecordSizeKiB=8"));
      assert.deepEqual(found?.load, thousandOf8KiB);
      assert.match(found.at, /^# pipeline-hints: workload/);
    });

    it("in a comment above it among others, and above other comments", () => {
      const text = `
Resources:
  # Orders of the shop.
  # pipeline-hints: workload RecordsPerSecond=1000, RecordSizeKiB=8 -- as measured in May
  # At least once.
  Orders:
    Type: AWS::Kinesis::Stream
`;
      assert.deepEqual(stated(text)?.load, thousandOf8KiB);
    });

    it("in a comment that is the first line inside", () => {
      const text = `
Resources:
  Orders:
    # pipeline-hints: workload RecordsPerSecond=1000 RecordSizeKiB=8
    Type: AWS::Kinesis::Stream
    Properties: { ShardCount: 1 }
`;
      assert.deepEqual(stated(text)?.load, thousandOf8KiB);
    });

    it("only where it belongs to the resource", () => {
      const text = `
Resources:
  # pipeline-hints: workload RecordsPerSecond=1 RecordSizeKiB=1

  Orders:
    Type: AWS::Kinesis::Stream
    Properties:
      # pipeline-hints: workload RecordsPerSecond=1 RecordSizeKiB=1
      ShardCount: 1 # pipeline-hints: workload RecordsPerSecond=1 RecordSizeKiB=1
`;
      assert.equal(stated(text), undefined);
    });

    it("in the metadata rather than in a comment", () => {
      const text = inMetadata("{ RecordsPerSecond: 1000, RecordSizeKiB: 8 }").replace(
        "  Orders:",
        "  # pipeline-hints: workload RecordsPerSecond=1 RecordSizeKiB=1\n  Orders:",
      );
      assert.equal(stated(text)?.at, "Workload");
    });

    it("nowhere where there is none", () => {
      assert.equal(
        stated(inComment("RecordsPerSecond=1 RecordSizeKiB=1").replace("workload", "disable-resource")),
        undefined,
      );
      assert.equal(stated(inMetadata("!Ref Rate")), undefined);
    });
  });

  describe("reads", () => {
    const rows: readonly (readonly [words: string, load: Partial<Numbers>])[] = [
      ["RecordsPerSecond=1000 RecordSizeBytes=8192", thousandOf8KiB],
      ["recordspersecond=1000 RECORDSIZEKIB=8", thousandOf8KiB],
      ["RecordsPerSecond=1e3 RecordSizeKiB=0.5", { recordsPerSecond: 1000, recordBytes: 512 }],
      ["RecordsPerSecond=100 RecordSizeKiB=8 PeakFactor=2.5", { recordsPerSecond: 250 }],
      ["RecordsPerSecond=100 RecordSizeKiB=8 HeadroomPercent=50", { recordsPerSecond: 150 }],
      ["RecordsPerSecond=100 RecordSizeKiB=8 PeakFactor=2 HeadroomPercent=400", { recordsPerSecond: 1000 }],
      ["RecordsPerSecond=1 RecordSizeKiB=8 MaxRecordSizeKiB=20", { maxRecordBytes: 20480 }],
      ["RecordsPerSecond=1 RecordSizeKiB=8 HotKeyShare=1", { hotKeyShare: 1 }],
      ["RecordsPerSecond=1 RecordSizeKiB=8 SharedConsumers=3", { sharedConsumers: 3 }],
      ["RecordsPerSecond=1 RecordSizeKiB=8 DurationMs=250", { durationMs: 250 }],
    ];
    for (const [words, load] of rows) {
      it(words, () => {
        assert.partialDeepStrictEqual(stated(inComment(words))?.load, load);
        const entries = words.split(" ").map((word) => word.replace("=", ": "));
        assert.partialDeepStrictEqual(stated(inMetadata(`{ ${entries.join(", ")} }`))?.load, load);
      });
    }

    it("numbers written as texts, and parameters", () => {
      assert.deepEqual(stated(inMetadata('{ RecordsPerSecond: "1000", RecordSizeKiB: "8" }'))?.load, thousandOf8KiB);
      assert.deepEqual(stated(inMetadata("{ RecordsPerSecond: !Ref Usual, RecordSizeKiB: 8 }"))?.load, thousandOf8KiB);
    });
  });

  describe("takes nothing from", () => {
    const rows = [
      "RecordSizeKiB=8",
      "RecordsPerSecond=1000",
      "RecordsPerSecond=1000 RecordSizeKiB=8 RecordSizeBytes=8192",
      "RecordsPerSecond=0 RecordSizeKiB=8",
      "RecordsPerSecond=many RecordSizeKiB=8",
      "RecordsPerSecond=1000 RecordSizeKiB=",
      "RecordsPerSecond=1000=2 RecordSizeKiB=8",
      "RecordsPerSecond = 1000 RecordSizeKiB = 8",
      "RecordsPerSecond=1,000 RecordSizeKiB=8",
      "RecordsPerSecond=1000 RecordSizeKiB=-8",
      "RecordsPerSecond=1000 RecordSizeKiB=8 MaxRecordSizeKiB=0",
      "RecordsPerSecond=1000 RecordSizeKiB=8 PeakFactor=0.5",
      "RecordsPerSecond=1000 RecordSizeKiB=8 HeadroomPercent=401",
      "RecordsPerSecond=1000 RecordSizeKiB=8 HeadroomPercent=-1",
      "RecordsPerSecond=1000 RecordSizeKiB=8 HotKeyShare=0",
      "RecordsPerSecond=1000 RecordSizeKiB=8 HotKeyShare=1.1",
      "RecordsPerSecond=1000 RecordSizeKiB=8 SharedConsumers=1.5",
      "RecordsPerSecond=1000 RecordSizeKiB=8 SharedConsumers=-1",
      "RecordsPerSecond=1000 RecordSizeKiB=8 DurationMs=0",
      "RecordsPerSecond=1000 RecordSizeKiB=8 Records=1",
    ];
    for (const words of rows) {
      it(words, () => assert.equal(stated(inComment(words)), undefined));
    }

    it("a value that is not known", () => {
      assert.equal(stated(inMetadata("{ RecordsPerSecond: !Ref Rate, RecordSizeKiB: 8 }")), undefined);
    });
  });

  describe("in Terraform", () => {
    const words = "pipeline-hints: workload RecordsPerSecond=1000 RecordSizeKiB=8";

    it('finds the annotation in the "//" key', () => {
      const text = JSON.stringify({
        resource: { aws_kinesis_stream: { orders: { "//": words, name: "orders", shard_count: 1 } } },
      });
      const found = stated(text, "aws_kinesis_stream.orders", "json");
      assert.deepEqual(found, { load: thousandOf8KiB, at: JSON.stringify(words) });
    });

    it('finds it in a comment rather than in the "//" key', () => {
      const text = `
resource:
  aws_kinesis_stream:
    # ${words}
    orders:
      "//": "pipeline-hints: workload RecordsPerSecond=1 RecordSizeKiB=1"
      name: orders
      shard_count: 1
`;
      assert.deepEqual(stated(text, "aws_kinesis_stream.orders")?.load, thousandOf8KiB);
    });
  });
});

describe("workloadAnnotation", () => {
  /** Each argument with the texts that its places cover. */
  function argumentsOf(text: string, id = "Orders", language = "yaml"): unknown {
    const [annotation] = seen(text, id, workloadAnnotation, language);
    return annotation?.arguments.map((argument) => {
      const [at, nameAt] = [argument.at, argument.nameAt].map(({ start, end }) => text.slice(start, end));
      return [nameAt, at, argument.kind?.name, isValid(argument)];
    });
  }

  const expected = [
    ["recordsPerSecond", "1000", "RecordsPerSecond", true],
    ["RecordSize", "8", undefined, false],
    ["PeakFactor", "0.5", "PeakFactor", false],
  ];

  it("places the arguments of the metadata", () => {
    const text = inMetadata("{ recordsPerSecond: 1000, RecordSize: 8, PeakFactor: 0.5 }");
    assert.deepEqual(argumentsOf(text), expected);
  });

  it("places the words of a comment", () => {
    assert.deepEqual(
      argumentsOf(inComment("recordsPerSecond=1000, RecordSize=8 PeakFactor=0.5 -- as of May")),
      expected,
    );
    assert.deepEqual(argumentsOf(inComment("RecordsPerSecond")), [
      ["RecordsPerSecond", "RecordsPerSecond", "RecordsPerSecond", false],
    ]);
  });

  it('places the words of Terraform\'s "//" key', () => {
    const words = "pipeline-hints:  workload recordsPerSecond=1000 RecordSize=8 PeakFactor=0.5";
    const text = JSON.stringify({ resource: { aws_kinesis_stream: { orders: { "//": words } } } });
    assert.deepEqual(argumentsOf(text, "aws_kinesis_stream.orders", "json"), expected);
  });

  it("knows what is no number from what is not known", () => {
    const text = inMetadata("{ RecordsPerSecond: many, RecordSizeKiB: !Ref Rate }");
    const [known] = seen(text, "Orders", (resource) =>
      workloadAnnotation(resource)?.arguments.map(({ number, unknown }) => [number, unknown]),
    );
    assert.deepEqual(known, [
      [undefined, false],
      [undefined, true],
    ]);
  });

  it("takes the last of several arguments of a name", () => {
    const [number] = seen(inComment("RecordsPerSecond=1 recordspersecond=2 RecordSizeKiB=1"), "Orders", (resource) =>
      argumentOf(workloadAnnotation(resource)!, "RecordsPerSecond"),
    ).map((argument) => argument?.number);
    assert.equal(number, 2);
  });
});
