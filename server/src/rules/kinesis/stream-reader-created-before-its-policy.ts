import { comesAfter } from "../../model/dependencies.ts";
import { allOf, anyOf, type Granted, granted, grantedBy, grantedByManaged, policiesOf } from "../../model/iam.ts";
import { partOf } from "../../model/parts.ts";
import type { ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { isFanOut, kinesisStreamOf } from "../../model/stream-source.ts";
import { streamUsesOf } from "../../model/stream-uses.ts";
import type { ResourcePart } from "../../model/template.ts";
import { defineRule } from "../define-rule.ts";
import { dependOn, safeFix } from "../fix.ts";

const readActions = [
  "kinesis:DescribeStream",
  "kinesis:DescribeStreamSummary",
  "kinesis:GetRecords",
  "kinesis:GetShardIterator",
  "kinesis:ListShards",
];

export default defineRule({
  id: "stream-reader-created-before-its-policy",
  title: "Stream reader may be created before its policy is attached",
  severity: "warning",
  facts: ["firehose-kinesis-source", "lambda-stream-polling", "pipes-stream-source"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html",
  types: ["AWS::KinesisFirehose::DeliveryStream", "AWS::Lambda::EventSourceMapping", "AWS::Pipes::Pipe"],
  check(reader, { report }) {
    const use = streamUsesOf(reader).find(({ relation, property }) => relation === "reads" && !isFanOut(property));
    const stream = use && kinesisStreamOf(use.property);
    const role = use?.role && targetOf(use.role, "AWS::IAM::Role");
    if (!stream || !role) return;
    const isAfter = waitsOf(reader);
    const missing = readActions
      .filter((action) => granted(role, action, stream) === "yes")
      .map((action) => comingTooLate(sourcesOf(role, action, stream), isAfter))
      .find((policy) => policy !== undefined);
    if (!missing) return;
    const tool = reader.template.source.dialect === "terraform" ? "Terraform" : "CloudFormation";
    const name = reader.name("DependsOn");
    report({
      at: reader.type,
      message:
        `Nothing makes ${tool} create ${missing.id} before this reader. ${reader.id} needs the rights in it, and the ` +
        'service checks them at creation, so the deployment fails now and then with "not authorized to perform ' +
        `kinesis:DescribeStream". Add ${name}: ${missing.id}.`,
      related: "label" in missing ? [{ message: "holds the rights", at: missing.label }] : [],
      fixes: [safeFix(`Add ${name}: ${missing.id}`, dependOn(reader, missing))],
    });
  },
});

/** What may give a role a right: something in the role itself, or something apart that may be created later. */
interface Source {
  readonly answer: Granted;
  readonly apart: Apart | undefined;
}

function sourcesOf(role: ResourceView, action: string, stream: ResourceView): readonly Source[] {
  const documents = policiesOf(role).map((document): Source => {
    if (!document) return { answer: "unknown", apart: undefined };
    const apart = document.resource.id === role.id ? partOf(document) : document.resource;
    return { answer: grantedBy(document, action, stream), apart };
  });
  const managed = role.get("ManagedPolicyArns").items.map((arn): Source => {
    return { answer: grantedByManaged(arn, action, stream), apart: partOf(arn) };
  });
  return [...documents, ...managed];
}

type Apart = ResourceView | ResourcePart;

/** Whether a resource is made after what gives rights apart; the several rights mostly come from one. */
function waitsOf(reader: ResourceView): (apart: Apart) => Granted {
  const known = new Map<string, Granted>();
  return (apart) => {
    const answer = known.get(apart.id) ?? comesAfter(reader, apart);
    known.set(apart.id, answer);
    return answer;
  };
}

/** The first that gives the right too late, where all that give it may. */
function comingTooLate(sources: readonly Source[], isAfter: (apart: Apart) => Granted): Apart | undefined {
  const isThere = sources.map(({ answer, apart }) => {
    if (answer === "no") return "no";
    return allOf([answer, apart ? isAfter(apart) : "yes"]);
  });
  if (anyOf(isThere) !== "no") return undefined;
  return sources.find(({ answer }) => answer === "yes")?.apart;
}
