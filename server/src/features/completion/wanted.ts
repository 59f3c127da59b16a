/** What the names of properties say of the resources that they refer to. */
interface Wish {
  /** Matches the name of a property. */
  readonly name: RegExp;
  readonly types: readonly string[];
}

const wishes: readonly Wish[] = [
  { name: /InstanceProfile|JobFlowRole/, types: ["AWS::IAM::InstanceProfile"] },
  { name: /Role/, types: ["AWS::IAM::Role"] },
  { name: /Bucket|^S3(Location|Uri)/, types: ["AWS::S3::Bucket"] },
  { name: /(KMS|Kms|Encryption|Master)\w*Key|^Key(Id|Arn|ARN)$/, types: ["AWS::KMS::Key"] },
  { name: /Firehose|DeliveryStream/, types: ["AWS::KinesisFirehose::DeliveryStream"] },
  { name: /EventSource(Arn|ARN)$|^Source$/, types: ["AWS::Kinesis::Stream", "AWS::SQS::Queue", "AWS::MSK::Cluster"] },
  { name: /Topic(Arn|ARN|s)?$/, types: ["AWS::SNS::Topic"] },
  { name: /Queue(s|Arn|ARN|Url)?$|DeadLetter/, types: ["AWS::SQS::Queue", "AWS::Batch::JobQueue"] },
  {
    name: /Stream(Arn|ARN|Name)?$|^ResourceArn$/,
    types: ["AWS::Kinesis::Stream", "AWS::KinesisFirehose::DeliveryStream"],
  },
  { name: /Function|Lambda/, types: ["AWS::Lambda::Function", "AWS::Serverless::Function"] },
  { name: /StateMachine/, types: ["AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"] },
  { name: /Table(Arn|ARN|Name)$/, types: ["AWS::DynamoDB::Table", "AWS::Glue::Table"] },
  { name: /Database(Name)?$/, types: ["AWS::Glue::Database"] },
  { name: /WorkGroup|Workgroup/, types: ["AWS::Athena::WorkGroup", "AWS::RedshiftServerless::Workgroup"] },
  { name: /^(Msk|MSK|Kafka)?Cluster(Arn|ARN|Id|Name|Identifier)$/, types: ["AWS::MSK::Cluster", "AWS::EMR::Cluster"] },
  { name: /LogGroup/, types: ["AWS::Logs::LogGroup"] },
  { name: /SecurityConfiguration/, types: ["AWS::Glue::SecurityConfiguration", "AWS::EMR::SecurityConfiguration"] },
  { name: /^(Target|Source|Resource|Destination)?(Arn|ARN)$/, types: [] },
];

/** The types of resources that a property refers to; all types where its name does not say; undefined where to none. */
export function wantedTypes(property: string): readonly string[] | "any" | undefined {
  const wish = wishes.find(({ name }) => name.test(property));
  if (!wish) return undefined;
  return wish.types.length > 0 ? wish.types : "any";
}

/** Whether a property wants the ARN of what it refers to, rather than its name. */
export function wantsArn(property: string): boolean {
  return /(Arn|ARN)s?$|Role$|^Target$/.test(property) && !/InstanceProfile|JobFlowRole|ServiceRole/.test(property);
}
