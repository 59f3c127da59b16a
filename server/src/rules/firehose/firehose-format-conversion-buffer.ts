import { defineRule } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";
import { convertsFormat } from "./_destinations.ts";

/** MB; without conversion Firehose takes buffers from 1 MB on. */
const smallest = 64;
const largest = 128;

export default defineRule({
  id: "firehose-format-conversion-buffer",
  title: "Parquet/ORC conversion needs a buffer of at least 64 MB",
  severity: "error",
  facts: ["firehose-format-conversion"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/enable-record-format-conversion.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const destination = firehose.get("ExtendedS3DestinationConfiguration");
    const conversion = destination.get("DataFormatConversionConfiguration");
    const size = destination.get("BufferingHints.SizeInMBs");
    if (!convertsFormat(destination) || size.number === undefined || size.number >= smallest) return;

    report({
      at: size,
      message:
        `${size.name} is ${size.number}, but record format conversion demands ${smallest} or more. Firehose refuses it ` +
        `("BufferingHints.SizeInMBs must be at least ${smallest} when data format conversion is enabled"). ` +
        `Use ${smallest} to ${largest}.`,
      related: [{ message: "the conversion", at: conversion.key }],
      fixes: [safeFix(`Set to ${largest} MB`, set(size, largest))],
    });
  },
});
