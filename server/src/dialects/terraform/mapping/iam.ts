import { asList, jsonText } from "../conversions.ts";
import { converted, many, old, type TypeMapping } from "./table.ts";

const policyDocument = converted("PolicyDocument", jsonText);

export const iam: Readonly<Record<string, TypeMapping>> = {
  aws_iam_role: {
    type: "AWS::IAM::Role",
    refs: ["name", "id"],
    attributes: {
      name: "RoleName",
      assume_role_policy: converted("AssumeRolePolicyDocument", jsonText),
      inline_policy: old(many("Policies", { name: "PolicyName", policy: policyDocument })),
      managed_policy_arns: old("ManagedPolicyArns"),
    },
  },
  aws_iam_role_policy: {
    type: "AWS::IAM::RolePolicy",
    links: { role: "AWS::IAM::Role" },
    also: { type: "AWS::IAM::Role", by: "role", at: "Policies[]" },
    attributes: { role: "RoleName", name: "PolicyName", policy: policyDocument },
  },
  aws_iam_user_policy: {
    type: "AWS::IAM::UserPolicy",
    attributes: { user: "UserName", name: "PolicyName", policy: policyDocument },
  },
  aws_iam_group_policy: {
    type: "AWS::IAM::GroupPolicy",
    attributes: { group: "GroupName", name: "PolicyName", policy: policyDocument },
  },
  aws_iam_policy: {
    type: "AWS::IAM::ManagedPolicy",
    refs: ["arn"],
    arns: ["id"],
    attributes: { name: "ManagedPolicyName", policy: policyDocument },
  },
  aws_iam_role_policy_attachment: {
    type: "AWS::IAM::Role",
    attach: { by: "role", at: "ManagedPolicyArns[]", item: "policy_arn" },
    attributes: {},
  },
  aws_iam_policy_attachment: {
    type: "AWS::IAM::Role",
    attach: { by: "roles", at: "ManagedPolicyArns[]", item: "policy_arn" },
    attributes: {},
  },
  aws_iam_instance_profile: {
    type: "AWS::IAM::InstanceProfile",
    refs: ["name", "id"],
    attributes: { name: "InstanceProfileName", role: "Roles[]", roles: old(converted("Roles", asList)) },
  },
};
