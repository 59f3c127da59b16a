import assert from "node:assert/strict";
import { commentBehind } from "../../server/src/model/comments.ts";
import { seen } from "../support/see.ts";

describe("the comment behind a value", () => {
  const rows: readonly (readonly [line: string, comment: string | undefined])[] = [
    ["Properties: { DataRetentionInHours: 30 } # hours", "hours"],
    ["Properties: { DataRetentionInHours: 30, Name: door } # hours", undefined],
    ["Properties:\n      DataRetentionInHours: 30 # 30 h, by contract", "30 h, by contract"],
    ["Properties:\n      # above\n      DataRetentionInHours: 30\n      # below", undefined],
    ["Properties:\n      DataRetentionInHours: 30\n      Name: door # of the door", undefined],
    ["Properties: { Name: door }", undefined],
  ];
  for (const [line, comment] of rows) {
    it(line.replace(/\s+/g, " "), () => {
      const text = `Resources:\n  Camera:\n    Type: AWS::KinesisVideo::Stream\n    ${line}\n`;
      assert.deepEqual(
        seen(text, "Camera", (stream) => commentBehind(stream.get("DataRetentionInHours"))),
        [comment],
      );
    });
  }
});
