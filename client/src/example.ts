import { commands, type Disposable, window, workspace } from "vscode";

/** A pipeline with mistakes, for who has no file at hand. */
const example = `# A stream of clicks, delivered to a bucket. Has mistakes on purpose.
Resources:
  # pipeline-hints: workload RecordsPerSecond=1000 RecordSizeKiB=8
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 4
      RetentionPeriodHours: 7

  Lake:
    Type: AWS::S3::Bucket
    Properties:
      LifecycleConfiguration:
        Rules:
          - Status: Enabled
            Transitions:
              - { StorageClass: GLACIER, TransitionInDays: 30 }
            ExpirationInDays: 60

  Delivery:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      DeliveryStreamType: KinesisStreamAsSource
      KinesisStreamSourceConfiguration:
        KinesisStreamARN: !GetAtt Clicks.Arn
        RoleARN: arn:aws:iam::111122223333:role/delivery
      ExtendedS3DestinationConfiguration:
        BucketARN: !GetAtt Lake.Arn
        RoleARN: arn:aws:iam::111122223333:role/delivery
        BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 5 }
`;

/** Registers the command that opens the example as a file that was never saved. */
export function registerExample(): Disposable {
  return commands.registerCommand("dataPipelineHints.openExample", async () => {
    await window.showTextDocument(await workspace.openTextDocument({ language: "yaml", content: example }));
  });
}
