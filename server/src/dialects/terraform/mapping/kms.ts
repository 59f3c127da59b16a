import { jsonText } from "../conversions.ts";
import { converted, type TypeMapping } from "./table.ts";

const keyPolicy = converted("KeyPolicy", jsonText);

export const kms: Readonly<Record<string, TypeMapping>> = {
  aws_kms_key: {
    type: "AWS::KMS::Key",
    refs: ["key_id", "id"],
    attributes: {
      customer_master_key_spec: "KeySpec",
      deletion_window_in_days: "PendingWindowInDays",
      is_enabled: "Enabled",
      policy: keyPolicy,
    },
  },
  aws_kms_key_policy: {
    type: "AWS::KMS::Key",
    attach: { by: "key_id", at: "" },
    attributes: { policy: keyPolicy },
  },
  aws_kms_alias: {
    type: "AWS::KMS::Alias",
    refs: ["name", "id"],
    attributes: { name: "AliasName" },
  },
};
