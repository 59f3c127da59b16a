import type { SourceFile } from "../../model/site.ts";
import type { Template } from "../../model/template.ts";
import { workloadOf } from "../../model/workload.ts";
import { lineRange } from "../../syntax/lines.ts";
import { shardsNeeded } from "../meaning/capacity.ts";
import type { HoverText } from "./text.ts";
import { lookAt } from "./view.ts";

/** What a stated load comes to, where the offset is on the annotation that states it. */
export function workloadHover(template: Template, file: SourceFile, offset: number): HoverText | undefined {
  const { start, end } = lineRange(file.tree, offset);
  if (!/workload|RecordsPerSecond|RecordSize/i.test(file.tree.text.slice(start, end))) return undefined;
  return lookAt(template, (view) => {
    for (const stream of view.ofType("AWS::Kinesis::Stream")) {
      const { uri, start: from, end: to } = workloadOf(stream)?.location ?? {};
      if (uri !== file.uri || from === undefined || to === undefined || offset < from || offset > to) continue;
      const need = shardsNeeded(stream);
      return need ? { head: [`**${stream.id}.** ${need.text}`], statements: [], links: [] } : undefined;
    }
    return undefined;
  });
}
