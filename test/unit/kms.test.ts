import assert from "node:assert/strict";
import type { Granted } from "../../server/src/model/iam.ts";
import { kmsKeyOf, mayUseKey } from "../../server/src/model/kms.ts";
import { seen } from "../support/see.ts";

/** A key with the statements given in its policy, an alias of it, and a role with the properties given. */
const template = (statements: string | undefined, role = "Description: reads"): string => `
Parameters:
  Given: { Type: String }
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties: { ${statements === undefined ? "" : `KeyPolicy: { Statement: [${statements}] }`} }
  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/streams, TargetKeyId: !Ref Key } }
  Other: { Type: AWS::KMS::Key }
  Reader: { Type: AWS::IAM::Role, Properties: { RoleName: reader, ${role} } }
`;

const root = '{ Effect: Allow, Principal: { AWS: !Sub "arn:aws:iam::$' + '{AWS::AccountId}:root" }, Action: "kms:*" }';
const allow = (principal: string, more = ""): string =>
  `{ Effect: Allow, Principal: ${principal}, Action: "kms:Decrypt"${more} }`;
const condition = ', Condition: { StringEquals: { "kms:ViaService": kinesis.eu-west-1.amazonaws.com } }';

const mayDecrypt = (text: string): readonly (Granted | undefined)[] =>
  seen(text, "Reader", (role) => mayUseKey(role, "kms:Decrypt", role.template.resource("Key")!));

describe("whether a role may use a key", () => {
  const policies: readonly (readonly [what: string, statements: string | undefined, answer: Granted])[] = [
    ["no key policy", undefined, "no"],
    ["the account", root, "no"],
    ["the account by its number", allow('{ AWS: "111122223333" }'), "no"],
    ["the account under a condition", allow("{ AWS: !Sub arn:aws:iam::111122223333:root }", condition), "unknown"],
    ["the role", `${root}, ${allow("{ AWS: !GetAtt Reader.Arn }")}`, "yes"],
    ["the role by its ARN", allow("{ AWS: [arn:aws:iam::111122223333:role/reader] }"), "yes"],
    ["another role", allow("{ AWS: arn:aws:iam::111122223333:role/writer }"), "no"],
    ["a service", allow("{ Service: kinesis.amazonaws.com }"), "no"],
    ["everyone", allow('"*"'), "yes"],
    ["everyone under a condition", allow('{ AWS: "*" }', condition), "unknown"],
    ["whoever is given", allow("{ AWS: !Ref Given }"), "unknown"],
    ["all but one", "{ Effect: Allow, NotPrincipal: { AWS: x }, Action: kms:Decrypt }", "unknown"],
    ["the role, for something else", allow("{ AWS: !GetAtt Reader.Arn }").replace("kms:Decrypt", "kms:Encrypt"), "no"],
    ["a denial", allow("{ AWS: !GetAtt Reader.Arn }").replace("Allow", "Deny"), "no"],
    ["a statement that is not known", "!Ref Given", "unknown"],
  ];
  for (const [what, statements, answer] of policies) {
    it(`by the key's policy: ${what}`, () => assert.deepEqual(mayDecrypt(template(statements)), [answer]));
  }

  const rights: readonly (readonly [resource: string, answer: Granted])[] = [
    ["!GetAtt Key.Arn", "yes"],
    ['"*"', "yes"],
    ["!GetAtt Other.Arn", "no"],
    ["!Ref Given", "unknown"],
  ];
  for (const [resource, answer] of rights) {
    it(`by a policy of the role: ${resource}`, () => {
      const statement = `{ Effect: Allow, Action: kms:Decrypt, Resource: ${resource} }`;
      const role = `Policies: [{ PolicyName: key, PolicyDocument: { Statement: [${statement}] } }]`;
      assert.deepEqual(mayDecrypt(template(root, role)), [answer]);
    });
  }

  it("by one of Terraform's grants, which is not looked into", () => {
    const text = JSON.stringify({
      resource: {
        aws_kms_key: { key: { description: "streams" } },
        aws_iam_role: { reader: { name: "reader" } },
        aws_kms_grant: {
          reader: { key_id: `\${aws_kms_key.key.id}`, grantee_principal: `\${aws_iam_role.reader.arn}` },
        },
      },
    });
    const [answer] = seen(
      text,
      "aws_iam_role.reader",
      (role) => mayUseKey(role, "kms:Decrypt", role.template.resource("aws_kms_key.key")!),
      "json",
    );
    assert.equal(answer, "unknown");
  });
});

describe("the key that a property names", () => {
  const rows: readonly (readonly [written: string, key: string | undefined])[] = [
    ["!Ref Key", "Key"],
    ["!GetAtt Key.Arn", "Key"],
    ["!Ref Alias", "Key"],
    ['!Sub "arn:aws:kms:$' + "{AWS::Region}:111122223333:$" + '{Alias}"', "Key"],
    ["alias/aws/kinesis", undefined],
    ["!Ref Given", undefined],
  ];
  for (const [written, key] of rows) {
    it(written, () => {
      const text = `${template(root)}  Stream: { Type: AWS::Kinesis::Stream, Properties: { StreamEncryption: { KeyId: ${written} } } }\n`;
      assert.deepEqual(
        seen(text, "Stream", (stream) => kmsKeyOf(stream.get("StreamEncryption.KeyId"))?.id),
        [key],
      );
    });
  }
});
