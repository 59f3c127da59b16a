import { unknown, type Value } from "../../../model/value.ts";
import { literal } from "../../reader.ts";
import type { Event, EventKind } from "./event.ts";
import { reference } from "./made.ts";
import { allow, destinationStatements } from "./statements.ts";
import { mapAt, type Name, valueAt } from "./translate.ts";

/** An event for which Lambda polls the source: an event source mapping, and the right to read from the source. */
interface Poller {
  /** SAM's word for the source. */
  readonly source?: string;
  readonly names?: readonly Name[];
  /** What SAM gives to the function's role: a managed policy by its name, or actions on the value of a word. */
  readonly policy?: string;
  readonly actions?: Readonly<Record<string, readonly string[]>>;
}

const network = [
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeVpcs",
  "ec2:DescribeSubnets",
  "ec2:DescribeSecurityGroups",
];

/** SAM takes the secret from `SourceAccessConfigurations`; which one it is does not matter here. */
const secret = { "a secret": ["secretsmanager:GetSecretValue"] };

const inConfig = (config: string, ...words: readonly string[]): readonly Name[] =>
  words.map((word) => ({ from: word, to: `${config}.${word}` }));

const table: Readonly<Record<string, Poller>> = {
  Kinesis: { source: "Stream", policy: "AWSLambdaKinesisExecutionRole" },
  DynamoDB: { source: "Stream", policy: "AWSLambdaDynamoDBExecutionRole" },
  SQS: { source: "Queue", policy: "AWSLambdaSQSQueueExecutionRole" },
  MSK: {
    source: "Stream",
    policy: "AWSLambdaMSKExecutionRole",
    names: inConfig("AmazonManagedKafkaEventSourceConfig", "ConsumerGroupId", "SchemaRegistryConfig"),
    actions: secret,
  },
  MQ: { source: "Broker", actions: { ...secret, Broker: ["mq:DescribeBroker"] } },
  SelfManagedKafka: {
    names: [
      { from: "KafkaBootstrapServers", to: "SelfManagedEventSource.Endpoints.KafkaBootstrapServers" },
      ...inConfig("SelfManagedKafkaEventSourceConfig", "ConsumerGroupId", "SchemaRegistryConfig"),
    ],
    actions: { ...secret, "*": network },
  },
  DocumentDB: {
    source: "Cluster",
    names: inConfig("DocumentDBEventSourceConfig", "DatabaseName", "CollectionName", "FullDocument"),
    actions: {
      ...secret,
      Cluster: ["rds:DescribeDBClusters"],
      "*": ["rds:DescribeDBClusterParameters", "rds:DescribeDBSubnetGroups", ...network],
    },
  },
};

const type = "AWS::Lambda::EventSourceMapping";

function kindOf({ source, names = [], policy, actions = {} }: Poller): EventKind {
  return {
    type,
    words: {
      names: source ? [{ from: source, to: "EventSourceArn" }, ...names] : names,
      own: ["DynamicPolicyName", "SecretsManagerKmsKeyId"],
    },
    made: (event) => ({ FunctionName: () => reference(event.made, event.cause.owner.id) }),
    managed: () => (policy ? [policy] : []),
    statements: (event) => [
      ...Object.entries(actions).map(([word, some]) => allow(event.made, some, [resourceOf(event, word)])),
      ...onFailureStatements(event),
    ],
  };
}

function resourceOf({ made, properties }: Event, word: string): Value {
  if (word === "*") return literal(made, word);
  return properties.get(word) ?? unknown(made, word);
}

/** With the type of the destination at hand, SAM lets the function write there. */
function onFailureStatements({ made, properties }: Event): readonly Value[] {
  const destination = mapAt(properties, "DestinationConfig.OnFailure");
  return destination && valueAt(destination, "Type") ? destinationStatements(made, destination) : [];
}

export const pollers: Readonly<Record<string, EventKind>> = Object.fromEntries(
  Object.entries(table).map(([name, poller]) => [name, kindOf(poller)]),
);
