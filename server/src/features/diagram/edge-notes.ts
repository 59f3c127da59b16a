import type { ResourceView, TemplateView } from "../../model/property.ts";
import { shardLimits, streamMode } from "../../model/stream-capacity.ts";
import { amount, duration, mebibytes } from "../../model/wording.ts";
import type { Link } from "./links.ts";
import { bufferNote, together } from "./notes.ts";

/** What can pass along a link, and in what portions; undefined where nothing of it is written. */
export function noteOnLink(link: Link, links: readonly Link[], view: TemplateView): string | undefined {
  if (link.cargo !== undefined) return undefined;
  const from = view.resource(link.from);
  const between = link.through.flatMap((id) => view.resource(id) ?? []);
  const mapping = between.find(({ type }) => type.name === "AWS::Lambda::EventSourceMapping");
  return together(
    from?.type.name === "AWS::Kinesis::Stream" ? readingNote(from, link, links, view) : undefined,
    from && link.relation === "delivers" ? bufferNote(from) : undefined,
    mapping && batchNote(mapping),
  );
}

/** Consumers with enhanced fan-out have each shard's throughput for themselves, all others share it. */
function readingNote(stream: ResourceView, link: Link, links: readonly Link[], view: TemplateView): string | undefined {
  const shards = streamMode(stream) === "PROVISIONED" ? stream.get("ShardCount").number : undefined;
  if (shards === undefined || shards <= 0) return undefined;
  const hasOwn = ({ through }: Link): boolean =>
    through.some((id) => view.resource(id)?.type.name === "AWS::Kinesis::StreamConsumer");
  const sharing = links.filter((other) => other.from === link.from && other.cargo === undefined && !hasOwn(other));
  const most = `up to ${mebibytes(shards * shardLimits.bytesOut)} MiB/s`;
  if (hasOwn(link)) return `${most} of its own`;
  return sharing.length > 1 ? `${most}, shared` : most;
}

function batchNote(mapping: ResourceView): string | undefined {
  const [records, seconds, batches] = ["BatchSize", "MaximumBatchingWindowInSeconds", "ParallelizationFactor"].map(
    (path) => mapping.get(path).number,
  );
  const portion = [
    records === undefined ? undefined : `up to ${amount(records, "record")}`,
    seconds ? duration(seconds) : undefined,
  ];
  return together(
    portion.filter((part) => part !== undefined).join(" or ") || undefined,
    batches !== undefined && batches > 1 ? `${amount(batches, "batch", "batches")} a shard` : undefined,
  );
}
