import { readersOf } from "../../model/stream-uses.ts";
import { number } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { set, unsafeFix } from "../fix.ts";

/** KiB of data that 6 MB hold after base64, which makes four characters of three bytes. */
const largest = 4608;

const receivers = ["AWS::Lambda::EventSourceMapping", "AWS::Pipes::Pipe"];

export default defineRule({
  id: "kinesis-large-records-lambda-payload",
  title: "Stream accepts records that Lambda cannot receive",
  severity: "warning",
  facts: ["kinesis-record-size", "lambda-payload-limit"],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/large-records.html",
  types: ["AWS::Kinesis::Stream"],
  check(stream, { report }) {
    const size = stream.get("MaxRecordSizeInKiB");
    if (size.number === undefined || size.number <= largest) return;
    const readers = readersOf(stream).filter(
      ({ resource, isOn }) => isOn === true && receivers.includes(resource.type.name),
    );
    const [reader] = readers;
    if (!reader) return;
    report({
      at: size,
      message:
        `${stream.id} accepts records of up to ${size.number} KiB, more than an invocation carries. That is 6 MB of ` +
        `base64, about ${number(largest)} KiB of data; larger records can never be processed by ` +
        `${reader.resource.id} and block or leave through the failure destination. Limit ${size.name}, or store large ` +
        "payloads in S3.",
      related: readers.map(({ property }) => ({ message: "reads the stream", at: property })),
      fixes: [unsafeFix(`Limit records to ${largest} KiB (larger ones are refused)`, set(size, largest))],
    });
  },
});
