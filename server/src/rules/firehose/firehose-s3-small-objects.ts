import type { Property } from "../../model/property.ts";
import { MiB } from "../../model/stream-capacity.ts";
import { bytes } from "../../model/wording.ts";
import { type Workload, workloadOf } from "../../model/workload.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { type NewFix, put, set, unsafeFix } from "../fix.ts";
import { bucketsOf, convertsFormat, partitionsDynamically } from "./_destinations.ts";

/** Seconds; shorter ones are chosen for latency, and pay with small objects. */
const shortest = 60;
/** Bytes per second; below them objects are small whatever the hints. */
const least = 1024;

/** What AWS takes where no hints are written. */
const defaults = { megabytes: 5, partsMegabytes: 128, seconds: 300 };
const longest = { megabytes: 128, seconds: 900 };

export default defineRule({
  id: "firehose-s3-small-objects",
  title: "Buffer hints make many small S3 objects",
  severity: "information",
  facts: ["firehose-near-real-time", "firehose-buffer-ranges"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/buffering-hints.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const workload = workloadOf(firehose);
    for (const { configuration, role } of bucketsOf(firehose)) {
      const finding = role === "destination" ? judge(configuration, workload) : undefined;
      if (finding) report(finding);
    }
  },
});

function judge(destination: Property, workload: Workload | undefined): Report | undefined {
  const hints = destination.get("BufferingHints");
  const [size, interval] = [hints.get("SizeInMBs"), hints.get("IntervalInSeconds")];
  const isInParts = convertsFormat(destination) || partitionsDynamically(destination);
  const megabytes = size.absent ? (isInParts ? defaults.partsMegabytes : defaults.megabytes) : size.number;
  const seconds = interval.absent ? defaults.seconds : interval.number;
  // Firehose refuses less with partitioning; another rule says so.
  if (megabytes === undefined || seconds === undefined || (seconds < shortest && partitionsDynamically(destination)))
    return undefined;
  const perSecond = workload && workload.recordsPerSecond * workload.recordBytes;
  const isSmall = (after: number, full: number): boolean =>
    perSecond === undefined ? after < shortest : perSecond >= least && Math.min(full * MiB, perSecond * after) < MiB;
  if (!isSmall(seconds, megabytes)) return undefined;

  const about =
    perSecond === undefined || seconds === 0
      ? ""
      : ` of about ${bytes(Math.min(megabytes * MiB, perSecond * seconds))}`;
  return {
    at: interval.present ? interval : hints.present ? hints.key : destination.key,
    message:
      `Delivery ${seconds === 0 ? "at once" : `every ${seconds} s`} writes many small objects${about}. ` +
      "Athena, Glue and the bill for S3 requests suffer from them. Use a longer interval (up to 900 s) and a larger size " +
      "unless you need the latency.",
    related: workload ? [{ message: "the stated workload", location: workload.location }] : [],
    fixes: [
      ...(isSmall(longest.seconds, longest.megabytes) ? [] : [useLongest(size, interval)]),
      ...(isSmall(defaults.seconds, megabytes) || interval.absent ? [] : [useDefault(interval)]),
    ],
  };
}

function useLongest(size: Property, interval: Property): NewFix {
  const { megabytes, seconds } = longest;
  return unsafeFix(
    `Use ${megabytes} MB / ${seconds} s (largest objects, delivery takes up to 15 minutes)`,
    put(size, megabytes),
    put(interval, seconds),
  );
}

function useDefault(interval: Property): NewFix {
  return unsafeFix(
    `Use ${defaults.seconds} s (default, delivery takes up to 5 minutes)`,
    set(interval, defaults.seconds),
  );
}
