import assert from "node:assert/strict";
import { readBlocks, snippetFiles } from "../../scripts/snippets.ts";
import { readDocument } from "../../server/src/dialects/read-templates.ts";
import { type Synthesized, synthesize } from "../support/cdk-project.ts";
import { checkText } from "../support/check-text.ts";
import { expand } from "../support/expand-snippet.ts";
import { harmful } from "../support/harmful.ts";
import { neededBlocks } from "../support/needed-blocks.ts";

/** A snippet behind those that it needs, with its defaults or with another of the choices of a tab stop. */
interface Variation {
  readonly stack: string;
  readonly choice: string;
  readonly statements: string;
}

const blocks = new Map(readBlocks().map((block) => [block.name, block]));
const snippets = snippetFiles().get("cdk.generated.json")!;

/** What a snippet finds in the project that it is inserted into. */
const surroundings = `
const vpc = cdk.aws_ec2.Vpc.fromVpcAttributes(this, "Vpc", {
  vpcId: "vpc-11111111111111111",
  availabilityZones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
  privateSubnetIds: ["subnet-11111111111111111", "subnet-22222222222222222", "subnet-33333333333333333"],
  privateSubnetRouteTableIds: ["rtb-11111111111111111", "rtb-22222222222222222", "rtb-33333333333333333"],
});
`;

const variations = new Map([...blocks.keys()].map((name) => [name, variationsOf(name)]));

/** What no snippet can help: each construct of a delivery stream brings a table of addresses, for Redshift alone. */
const unavoidable = /^warning: Mappings\/awscdkawskinesisfirehoseCidrBlocks: .* is not referenced/;

/** What a snippet might get wrong, and how that shows. */
const mistakes: Readonly<Record<string, readonly [statements: string, problem: RegExp]>> = {
  "a name that is not there": [
    'new cdk.aws_kinesis.Streem(this, "Clicks");',
    /^TS2551: .*'Streem'.* In: new cdk\.aws_kinesis\.Streem/,
  ],
  "a value of another type": [
    'new cdk.aws_kinesis.Stream(this, "Clicks", { shardCount: "4" });',
    /^TS2322: .*'string'/,
  ],
  "what no snippet before it makes": ['new cdk.aws_iot.CfnTopic(this, "Orders", orders);', /^TS2304: .*'orders'/],
  "a deprecated option": [
    `new cdk.aws_dynamodb.Table(this, "Orders", {
      partitionKey: { name: "id", type: cdk.aws_dynamodb.AttributeType.STRING },
      pointInTimeRecovery: true,
    });`,
    /pointInTimeRecovery is deprecated/,
  ],
  "what a construct refuses": [
    'new cdk.aws_sqs.Queue(this, "Inbox", { retentionPeriod: cdk.Duration.days(15) });',
    /retention/i,
  ],
  "what a construct warns of": [
    'cdk.aws_ec2.Subnet.fromSubnetAttributes(this, "Subnet", { subnetId: "subnet-11111111111111111" });',
    /^warning: No routeTableId/,
  ],
  "what AWS refuses": [
    'new cdk.aws_kinesis.CfnStream(this, "Clicks", { streamModeDetails: { streamMode: "SOMETIMES" } });',
    /^warning: StreamModeDetails\.StreamMode/,
  ],
};

/** What all of them let pass and a rule does not. */
const harm = `new cdk.aws_s3.Bucket(this, "Archive", {
  lifecycleRules: [
    {
      transitions: [{ storageClass: cdk.aws_s3.StorageClass.GLACIER, transitionAfter: cdk.Duration.days(5) }],
      expiration: cdk.Duration.days(10),
    },
  ],
});`;

describe("snippets for the CDK", () => {
  let stacks: ReadonlyMap<string, Synthesized>;

  before(async function () {
    this.timeout(120_000);
    stacks = await synthesize(
      new Map([
        ...[...variations.values()].flat().map(({ stack, statements }): [string, string] => [stack, statements]),
        ...Object.values(mistakes).map(([statements], index): [string, string] => [`mistake-${index}`, statements]),
        ["harm", harm],
      ]),
    );
  });

  for (const [name, all] of variations) {
    it(name, () => {
      for (const { stack, choice } of all) {
        const { problems, template = "" } = stacks.get(stack)!;
        assert.deepEqual(
          problems.filter((problem) => !unavoidable.test(problem)),
          [],
          choice,
        );
        assert.equal(readDocument("file:///example.json", template).reason, "construct paths of the CDK");
        assert.deepEqual(harmful(checkText(template, "json")), [], choice);
      }
    });
  }

  describe("are held against the library itself, which shows", () => {
    for (const [index, [name, [, problem]]] of Object.entries(mistakes).entries()) {
      it(name, () => {
        const { problems } = stacks.get(`mistake-${index}`)!;
        assert.ok(
          problems.some((text) => problem.test(text)),
          problems.join("\n"),
        );
      });
    }

    it("what a rule finds", () => {
      const { problems, template = "" } = stacks.get("harm")!;
      assert.deepEqual(problems, []);
      assert.match(harmful(checkText(template, "json")).join("\n"), /^s3-lifecycle-early-exit-charge at Archive/m);
    });
  });
});

function variationsOf(name: string): readonly Variation[] {
  const { body } = snippetOf(name);
  const before = [surroundings, ...neededBlocks(name, blocks).map((other) => expand(snippetOf(other).body).text)];
  const vary = (stack: string, choice: string, picked?: ReadonlyMap<number, string>): Variation => ({
    stack,
    choice,
    statements: [...before, expand(body, picked).text].join("\n"),
  });
  const others = [...expand(body).given].flatMap(([stop, [choices = []]]) =>
    choices.slice(1).map((choice, index) => vary(`${name}-${stop}-${index}`, choice, new Map([[stop, choice]]))),
  );
  return [vary(name, "defaults"), ...others];
}

function snippetOf(name: string): { readonly body: readonly string[] } {
  return snippets[`CDK: ${name}`]!;
}
