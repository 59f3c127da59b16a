import assert from "node:assert/strict";
import {
  consumersToMove,
  isOver,
  type ShardNeed,
  shardNeed,
  streamMode,
} from "../../server/src/model/stream-capacity.ts";
import type { Workload } from "../../server/src/model/workload.ts";
import { seen } from "../support/see.ts";

const KiB = 1024;

describe("the shards that a workload needs", () => {
  interface Row {
    readonly records: number;
    readonly bytes: number;
    readonly consumers: number;
    readonly need: Partial<ShardNeed>;
  }

  const rows: readonly Row[] = [
    {
      records: 1000,
      bytes: 8 * KiB,
      consumers: 1,
      need: { bytesPerSecond: 8_192_000, writeBytes: 8, writeRecords: 1, readBytes: 4, readRecords: 1, need: 8 },
    },
    { records: 1000, bytes: 8 * KiB, consumers: 3, need: { readBytes: 12, need: 12, needWithoutRead: 8 } },
    { records: 1000, bytes: 8 * KiB, consumers: 0, need: { readBytes: 0, readRecords: 0, need: 8 } },
    { records: 1, bytes: 1, consumers: 0, need: { writeBytes: 1, writeRecords: 1, need: 1 } },
    // Many small records: their number binds, in both directions.
    { records: 5000, bytes: 100, consumers: 1, need: { writeBytes: 1, writeRecords: 5, readRecords: 3, need: 5 } },
    { records: 5000, bytes: 100, consumers: 3, need: { readRecords: 8, need: 8, needWithoutRead: 5 } },
    // Exactly full, and just over.
    { records: 1024, bytes: KiB, consumers: 2, need: { writeBytes: 1, writeRecords: 2, readBytes: 1, need: 2 } },
    { records: 1000, bytes: 1048.576, consumers: 0, need: { writeBytes: 1, writeRecords: 1, need: 1 } },
    { records: 1001, bytes: 1, consumers: 0, need: { writeRecords: 2, need: 2 } },
    // 2000 x 1.1 is a little more than 2200 for a computer.
    { records: 2000 * 1.1 * 5, bytes: 1, consumers: 0, need: { writeRecords: 11, need: 11 } },
    { records: 3, bytes: (KiB * KiB) / 3, consumers: 2, need: { writeBytes: 1, readBytes: 1, need: 1 } },
  ];
  for (const { records, bytes, consumers, need } of rows) {
    it(`${records} records/s of ${bytes} bytes with ${consumers} polling consumers: ${need.need}`, () => {
      assert.partialDeepStrictEqual(shardNeed({ recordsPerSecond: records, recordBytes: bytes }, consumers), need);
    });
  }

  it("reading binds from the third polling consumer on, when they read all that is written", () => {
    for (const records of [1000, 10_000, 64_000]) {
      for (const bytes of [100, KiB, 50 * KiB]) {
        const load = { recordsPerSecond: records, recordBytes: bytes };
        const { need, needWithoutRead } = shardNeed(load, 2);
        assert.equal(need, needWithoutRead);
        assert.ok(shardNeed(load, 3).need > needWithoutRead || needWithoutRead === 1);
      }
    }
  });
});

describe("the consumers that should move to enhanced fan-out", () => {
  const load = (records: number, bytes: number): Workload => ({
    recordsPerSecond: records,
    recordBytes: bytes,
    maxRecordBytes: undefined,
    hotKeyShare: undefined,
    sharedConsumers: 0,
    durationMs: undefined,
    location: { uri: "", start: 0, end: 0 },
  });
  const rows: readonly (readonly [consumers: number, moved: number])[] = [
    [0, 0],
    [2, 0],
    [3, 1],
    [5, 3],
  ];
  for (const [consumers, moved] of rows) {
    it(`${moved} of ${consumers}`, () => assert.equal(consumersToMove(load(1000, 8 * KiB), consumers), moved));
  }
});

describe("isOver", () => {
  const rows: readonly (readonly [value: number, limit: number, over: boolean])[] = [
    [1000, 1000, false],
    [1001, 1000, true],
    [0.1 * 3 * 1000, 300, false],
    [1.1 * 1.1 * 100, 121, false],
    [0, 0, false],
    [1, 0, true],
  ];
  for (const [value, limit, over] of rows) it(`${value} of ${limit}`, () => assert.equal(isOver(value, limit), over));
});

describe("a stream's capacity mode", () => {
  const rows: readonly (readonly [properties: string, mode: string | undefined])[] = [
    ["ShardCount: 1", "PROVISIONED"],
    ["StreamModeDetails: { StreamMode: PROVISIONED }", "PROVISIONED"],
    ["StreamModeDetails: { StreamMode: ON_DEMAND }", "ON_DEMAND"],
    ["StreamModeDetails: { StreamMode: !Ref Mode }", undefined],
    ["StreamModeDetails: !Ref Mode", undefined],
    ["StreamModeDetails: !Ref AWS::NoValue", "PROVISIONED"],
  ];
  for (const [properties, mode] of rows) {
    it(`${properties}: ${mode ?? "not known"}`, () => {
      const text = `
Parameters: { Mode: { Type: String } }
Resources: { Clicks: { Type: AWS::Kinesis::Stream, Properties: { ${properties} } } }
`;
      assert.deepEqual(seen(text, "Clicks", streamMode), [mode]);
    });
  }
});
