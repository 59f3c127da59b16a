import type { Condition } from "./condition.ts";
import type { Edit, FileOperation } from "./edit.ts";
import type { Location, Site, SourceFile } from "./site.ts";
import type { Value } from "./value.ts";

export type DialectId = "cloudformation" | "sam" | "cdk" | "terraform";

/** A unit that is deployed as one: a CloudFormation template, or all files of a Terraform module's directory. */
export interface Template {
  readonly dialect: DialectId;
  readonly files: readonly SourceFile[];
  readonly resources: ReadonlyMap<string, Resource>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly conditions: ReadonlyMap<string, Condition>;
  /** Resources may exist that are not seen: a transform makes them, or the text is broken or too large in a place. */
  readonly open: boolean;
  readonly vocabulary: Vocabulary;
}

/** A resource in CloudFormation's terms, whatever the dialect. */
export interface Resource {
  /** Logical id, or Terraform address. */
  readonly id: string;
  /** CloudFormation's type, such as `AWS::Kinesis::Stream`. */
  readonly type: string;
  /** The type as the file has it: `aws_kinesis_stream`, `AWS::Serverless::Function`. */
  readonly declaredType: string;
  readonly file: SourceFile;
  /** The block that describes the resource, with its logical id or name as key. */
  readonly site: Site;
  /** Where the type is written. */
  readonly typeSite: Location;
  /** The property map; keys are CloudFormation's. */
  readonly properties: Value;
  /** The resource exists only when this holds. */
  readonly condition?: Condition | undefined;
  /** The resource's metadata, as data; in Terraform the text of its `//` key. */
  readonly metadata?: Value | undefined;
  /** The construct path that the CDK wrote, such as `Stack/Clicks/Resource`. */
  readonly constructPath?: string | undefined;
  /** The CDK or SAM made the resource for its own use; the author cannot change it. */
  readonly generated: boolean;
  /** Handed to something that cannot be seen from here, such as a Terraform module: that may add to the resource. */
  readonly passedOn: boolean;
  /** It may stand for several instances, which a loop makes: what speaks of one need not speak of another. */
  readonly repeated?: boolean;
  /** What the author has it wait for: ids of resources, or references to them. */
  readonly dependsOn?: Value | undefined;
  /** The blocks apart from its own that say parts of it, as Terraform has them. */
  readonly parts?: readonly ResourcePart[];
}

/** A block that says a part of a resource which has a block of its own, or none in sight. */
export interface ResourcePart {
  /** Terraform address. */
  readonly id: string;
  readonly site: Site;
  /** The type as the file has it: `aws_s3_bucket_versioning`. */
  readonly declaredType: string;
  /** The part exists only when this holds. */
  readonly condition?: Condition | undefined;
  /** What names the resource that it belongs to. */
  readonly owner: Value;
  /** It speaks of one resource as a whole, not of one of several instances. */
  readonly isWhole: boolean;
}

/** A parameter of CloudFormation, or a variable of Terraform. */
export interface Parameter {
  readonly name: string;
  readonly default?: Value | undefined;
  /** All values that it can have, where these are listed. */
  readonly allowed?: readonly Value[] | undefined;
  /** Whoever may look at the stack sees the value. */
  readonly isShown?: boolean;
}

/** How the user's file says what the model says in CloudFormation's words. */
export interface Vocabulary {
  /** The name of the property at the end of the path: `ShardCount`, `shard_count`. */
  property(resource: Resource, path: string): string;
  /** An expression for an attribute of a resource: `!GetAtt Clicks.Arn`, `aws_kinesis_stream.clicks.arn`. */
  reference(resource: Resource, attribute?: string): string;
  /** The edit in terms of the source files; undefined where the dialect cannot write it. */
  operations(edit: Edit): readonly FileOperation[] | undefined;
}
