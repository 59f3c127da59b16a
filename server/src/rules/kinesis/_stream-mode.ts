import type { ResourceView } from "../../model/property.ts";

/** `PROVISIONED` where no mode is written; undefined where the mode is not known. */
export function streamMode(stream: ResourceView): string | undefined {
  const mode = stream.get("StreamModeDetails.StreamMode");
  return mode.absent ? "PROVISIONED" : mode.string;
}
