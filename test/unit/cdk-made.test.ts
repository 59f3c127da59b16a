import assert from "node:assert/strict";
import { synthesize } from "../support/cdk-project.ts";
import { templateOf } from "../support/see.ts";

/** A pipeline whose constructs need resources of the CDK's own. */
const statements = `
const lake = new cdk.aws_s3.Bucket(this, "Lake", { removalPolicy: cdk.RemovalPolicy.DESTROY, autoDeleteObjects: true });
const inbox = new cdk.aws_sqs.Queue(this, "Inbox");
lake.addObjectCreatedNotification(new cdk.aws_s3_notifications.SqsDestination(inbox));
new cdk.aws_s3_deployment.BucketDeployment(this, "Scripts", {
  destinationBucket: lake,
  sources: [cdk.aws_s3_deployment.Source.asset("scripts")],
});
new cdk.aws_logs.LogRetention(this, "Logs", { logGroupName: "/aws/glue", retention: 7 });
const load = new cdk.aws_lambda.Function(this, "Load", {
  runtime: cdk.aws_lambda.Runtime.PYTHON_3_13,
  handler: "index.handler",
  code: cdk.aws_lambda.Code.fromAsset("functions/load"),
});
new cdk.triggers.Trigger(this, "First", { handler: load });
const provider = new cdk.custom_resources.Provider(this, "Provider", { onEventHandler: load, isCompleteHandler: load });
new cdk.CustomResource(this, "Loaded", { serviceToken: provider.serviceToken });
new cdk.custom_resources.AwsCustomResource(this, "Call", {
  onUpdate: {
    service: "Glue",
    action: "startCrawler",
    physicalResourceId: cdk.custom_resources.PhysicalResourceId.of("crawler"),
  },
  policy: cdk.custom_resources.AwsCustomResourcePolicy.fromSdkCalls({ resources: ["*"] }),
});
`;

const ownSteps = [
  "AWS679f53fac002430cb0da5b7982bd2287",
  "AWSCDK.TriggerCustomResourceProviderCustomResourceProvider",
  "BucketNotificationsHandler050a0587b7544547bf325f094a3db834",
  "CDKMetadata",
  "Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C",
  "Custom::S3AutoDeleteObjectsCustomResourceProvider",
  "LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a",
  "Provider/framework-isComplete",
  "Provider/framework-onEvent",
  "Provider/framework-onTimeout",
  "Provider/waiter-state-machine",
];

describe("resources that the CDK makes for itself", () => {
  let text: string;

  before(async function () {
    this.timeout(120_000);
    const { problems, template = "" } = (await synthesize(new Map([["Lake", statements]]))).get("Lake")!;
    assert.deepEqual(problems, []);
    text = template;
  });

  it("are known by their construct paths", () => {
    const resources = [...templateOf(text, "json").resources.values()];
    const isOwn = (path: string) => ownSteps.some((step) => path.startsWith(`Lake/${step}/`));
    for (const { constructPath = "", generated } of resources) {
      assert.equal(generated, isOwn(constructPath), constructPath);
    }
    for (const step of ownSteps) {
      assert.ok(
        resources.some(({ constructPath }) => constructPath?.startsWith(`Lake/${step}/`)),
        step,
      );
    }
  });

  it("are known by their logical ids where the template has no paths", () => {
    const template = JSON.parse(text) as { Resources: Record<string, { Metadata?: object }> };
    for (const resource of Object.values(template.Resources)) delete resource.Metadata;
    const made = (json: string) =>
      [...templateOf(json, "json").resources.values()].filter(({ generated }) => generated).map(({ id }) => id);
    assert.deepEqual(made(JSON.stringify(template)), made(text));
  });
});
