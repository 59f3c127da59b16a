import { defineRule } from "../define-rule.ts";
import { remove, safeFix } from "../fix.ts";
import { argumentOf, isStreaming } from "./_streaming.ts";

const argument = "--job-bookmark-option";

export default defineRule({
  id: "glue-streaming-bookmarks",
  title: "Job bookmarks have no effect on a streaming job",
  severity: "information",
  facts: ["glue-streaming-operation"],
  doc: "https://docs.aws.amazon.com/glue/latest/dg/add-job-streaming.html",
  types: ["AWS::Glue::Job"],
  check(job, { report }) {
    const bookmark = argumentOf(job, argument);
    if (!isStreaming(job) || !/^job-bookmark-(?:enable|pause)$/.test(bookmark.string ?? "")) return;
    report({
      at: bookmark,
      message:
        "Streaming jobs remember their position by checkpoints, not by bookmarks. The script's checkpointLocation says " +
        "where. Remove the argument, and keep the checkpoint path stable between versions.",
      fixes: [safeFix(`Remove ${argument}`, remove(bookmark))],
    });
  },
});
