import assert from "node:assert/strict";
import { comesAfter } from "../../server/src/model/dependencies.ts";
import type { Granted } from "../../server/src/model/iam.ts";
import type { ResourceView } from "../../server/src/model/property.ts";
import { seen } from "../support/see.ts";

function order(text: string, id: string, other: string): Granted | undefined {
  const look = (resource: ResourceView): Granted => comesAfter(resource, resource.template.resource(other)!);
  return seen(text, id, look)[0];
}

const template = `
Parameters:
  Name: { Type: String }
Conditions:
  IsNamed: !Not [!Equals [!Ref Name, ""]]
Resources:
  First: { Type: AWS::SNS::Topic }
  Second: { Type: AWS::SNS::Topic, DependsOn: First }
  Third: { Type: AWS::SNS::Topic, DependsOn: [Second] }
  Named: { Type: AWS::SNS::Topic, Properties: { TopicName: !Sub "\${First.TopicName}-copy" } }
  Branched: { Type: AWS::SNS::Topic, Properties: { TopicName: !If [IsNamed, !Ref Name, !Ref Second] } }
  Joined: { Type: AWS::SNS::Topic, Properties: { Tags: [{ Key: of, Value: !Join ["-", [!Ref Named, x]] }] } }
  Circle: { Type: AWS::SNS::Topic, DependsOn: Circle }
  Odd: { Type: AWS::SNS::Topic, DependsOn: Nothing }
`;

const terraform = `
resource:
  aws_sqs_queue:
    arrivals: { name: arrivals, policy: '{"Statement": []}' }
  aws_sns_topic:
    news: { name: news }
  aws_s3_bucket:
    lake: { bucket: lake, depends_on: [module.other] }
    archive: { bucket: archive }
  aws_s3_bucket_notification:
    archive: { bucket: "\${aws_s3_bucket.archive.id}", depends_on: ["aws_sns_topic.news[0]"] }
  aws_s3_bucket_versioning:
    archive: { bucket: "\${aws_s3_bucket.archive.id}", depends_on: [aws_sqs_queue.arrivals] }
`;

describe("The order in which resources are made", () => {
  const cases: readonly (readonly [text: string, id: string, other: string, expected: Granted])[] = [
    [template, "Second", "First", "yes"],
    [template, "First", "Second", "no"],
    [template, "Third", "First", "yes"],
    [template, "Named", "First", "yes"],
    [template, "Branched", "First", "yes"],
    [template, "Joined", "First", "yes"],
    [template, "Joined", "Second", "no"],
    [template, "Circle", "First", "no"],
    [template, "Odd", "First", "unknown"],
    [terraform, "aws_s3_bucket.archive", "aws_sns_topic.news", "yes"],
    [terraform, "aws_s3_bucket.archive", "aws_sqs_queue.arrivals", "no"],
    [terraform, "aws_s3_bucket.lake", "aws_sns_topic.news", "unknown"],
    [terraform, "aws_sqs_queue.arrivals.policy", "aws_sqs_queue.arrivals", "yes"],
  ];
  for (const [text, id, other, expected] of cases) {
    it(`${id} comes after ${other}: ${expected}`, () => assert.equal(order(text, id, other), expected));
  }
});
