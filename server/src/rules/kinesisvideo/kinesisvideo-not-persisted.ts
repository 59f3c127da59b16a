import { defineRule } from "../define-rule.ts";
import { add, set, unsafeFix } from "../fix.ts";

const offers: readonly (readonly [words: string, hours: number])[] = [
  ["24 hours", 24],
  ["7 days (168)", 168],
  ["30 days (720)", 720],
];

export default defineRule({
  id: "kinesisvideo-not-persisted",
  title: "Video stream keeps nothing, so playback is impossible",
  severity: "information",
  facts: ["kinesisvideo-retention", "kinesisvideo-playback"],
  doc: "https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/API_CreateStream.html",
  types: ["AWS::KinesisVideo::Stream"],
  check(stream, { template, report }) {
    const retention = stream.get("DataRetentionInHours");
    if (!retention.absent && retention.number !== 0) return;
    // With WebRTC the peers talk to each other, and the stream is for what shall be kept, if anything.
    if (template.open || template.ofType("AWS::KinesisVideo::SignalingChannel").length > 0) return;
    report({
      at: retention.present ? retention : stream.type,
      message:
        "Retention is off (0 hours), so that nothing of the video is kept. Consumers see at most the last 5 minutes or " +
        `200 MB, and HLS, DASH, clips and later analysis do not work. Set ${retention.name} (1 to 87600).`,
      fixes: offers.map(([words, hours]) =>
        unsafeFix(
          `Keep ${words} (storage is billed)`,
          retention.present ? set(retention, hours) : add(stream, retention.path, hours),
        ),
      ),
    });
  },
});
