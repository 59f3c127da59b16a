import { unknown, type Value } from "../../../model/value.ts";
import { literal } from "../../reader.ts";
import type { Event, EventKind } from "./event.ts";
import { reference } from "./made.ts";
import { allow, destinationStatements, filledIn } from "./statements.ts";
import { mapAt, type Name, textAt, valueAt } from "./translate.ts";

/** An event for which Lambda polls the source: an event source mapping, and the right to read from the source. */
interface Poller {
  /** SAM's word for the source. */
  readonly source?: string;
  readonly names?: readonly Name[];
  /** What SAM gives to the function's role: a managed policy by its name, or actions. */
  readonly policy?: string;
  readonly onSource?: readonly string[];
  readonly onAll?: readonly string[];
  /** Whether the function may also make network interfaces: always, or when `SourceAccessConfigurations` name subnets. */
  readonly network?: "always" | "when named";
  /** The types of `SourceAccessConfigurations` that name a secret, which the function may then read. */
  readonly secrets?: readonly string[];
}

const networkActions = [
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeVpcs",
  "ec2:DescribeSubnets",
  "ec2:DescribeSecurityGroups",
];

const inConfig = (config: string, ...words: readonly string[]): readonly Name[] =>
  words.map((word) => ({ from: word, to: `${config}.${word}` }));

/** By the type of the event. */
const table: Readonly<Record<string, Poller>> = {
  Kinesis: { source: "Stream", policy: "AWSLambdaKinesisExecutionRole" },
  DynamoDB: { source: "Stream", policy: "AWSLambdaDynamoDBExecutionRole" },
  SQS: { source: "Queue", policy: "AWSLambdaSQSQueueExecutionRole" },
  MSK: {
    source: "Stream",
    policy: "AWSLambdaMSKExecutionRole",
    names: inConfig("AmazonManagedKafkaEventSourceConfig", "ConsumerGroupId", "SchemaRegistryConfig"),
    secrets: ["CLIENT_CERTIFICATE_TLS_AUTH"],
  },
  MQ: { source: "Broker", secrets: ["BASIC_AUTH"], onSource: ["mq:DescribeBroker"] },
  SelfManagedKafka: {
    names: [
      { from: "KafkaBootstrapServers", to: "SelfManagedEventSource.Endpoints.KafkaBootstrapServers" },
      ...inConfig("SelfManagedKafkaEventSourceConfig", "ConsumerGroupId", "SchemaRegistryConfig"),
    ],
    secrets: [
      "BASIC_AUTH",
      "CLIENT_CERTIFICATE_TLS_AUTH",
      "SASL_SCRAM_256_AUTH",
      "SASL_SCRAM_512_AUTH",
      "SERVER_ROOT_CA_CERTIFICATE",
    ],
    network: "when named",
  },
  DocumentDB: {
    source: "Cluster",
    names: inConfig("DocumentDBEventSourceConfig", "DatabaseName", "CollectionName", "FullDocument"),
    secrets: ["BASIC_AUTH"],
    onSource: ["rds:DescribeDBClusters"],
    onAll: ["rds:DescribeDBClusterParameters", "rds:DescribeDBSubnetGroups"],
    network: "always",
  },
};

const type = "AWS::Lambda::EventSourceMapping";

function kindOf(poller: Poller): EventKind {
  const { source, names = [], policy } = poller;
  return {
    type,
    words: {
      names: source ? [{ from: source, to: "EventSourceArn" }, ...names] : names,
      own: ["DynamicPolicyName", "SecretsManagerKmsKeyId"],
    },
    made: (event) => ({ FunctionName: () => reference(event.made, event.cause.owner.id) }),
    managed: () => (policy ? [policy] : []),
    statements: (event) => [...sourceStatements(event, poller), ...onFailureStatements(event)],
  };
}

function sourceStatements(event: Event, poller: Poller): readonly Value[] {
  const { made, properties } = event;
  const { source = "", onSource, onAll = [], secrets = [] } = poller;
  const inNetwork = poller.network === "always" || (poller.network && accessed(event, ["VPC_SUBNET"]).length > 0);
  const everywhere = inNetwork ? [...onAll, ...networkActions] : onAll;
  const arn = properties.get(source);
  const key = properties.get("SecretsManagerKmsKeyId");
  const keyArn = "arn:<AWS::Partition>:kms:<AWS::Region>:<AWS::AccountId>:key/<Key>";
  return [
    ...accessed(event, secrets).map((secret) => allow(made, ["secretsmanager:GetSecretValue"], [secret])),
    ...(onSource && arn ? [allow(made, onSource, [arn])] : []),
    ...(everywhere.length > 0 ? [allow(made, everywhere, [literal(made, "*")])] : []),
    ...(key
      ? [allow(made, ["kms:Decrypt"], [filledIn(made, keyArn, (name) => (name === "Key" ? key : undefined))])]
      : []),
  ];
}

/** The URIs of these types; one that cannot be told counts as one of them. */
function accessed({ properties, made }: Event, types: readonly string[]): readonly Value[] {
  const configurations = properties.get("SourceAccessConfigurations");
  if (!configurations || types.length === 0) return [];
  if (configurations.kind !== "list") return [unknown(made, "source access that is not known")];
  return configurations.items.flatMap((item) => {
    const type = textAt(item, "Type");
    if (type !== undefined && !types.includes(type)) return [];
    return [valueAt(item, "URI") ?? unknown(made, "no URI")];
  });
}

/** With the type of the destination at hand, SAM lets the function write there. */
function onFailureStatements({ made, properties }: Event): readonly Value[] {
  const destination = mapAt(properties, "DestinationConfig.OnFailure");
  return destination && valueAt(destination, "Type") ? destinationStatements(made, destination) : [];
}

export const pollers: Readonly<Record<string, EventKind>> = Object.fromEntries(
  Object.entries(table).map(([name, poller]) => [name, kindOf(poller)]),
);
