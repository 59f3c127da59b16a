import { jsonText, single } from "../conversions.ts";
import { type Attributes, converted, many, one, type TypeMapping } from "./table.ts";

/** Terraform has lists where each rule of CloudFormation has one; lists with more than one item stay lists. */
const rule: Attributes = {
  cidr_blocks: converted("CidrIp", single),
  ipv6_cidr_blocks: converted("CidrIpv6", single),
  protocol: "IpProtocol",
};

const ingress: Attributes = {
  ...rule,
  prefix_list_ids: converted("SourcePrefixListId", single),
  security_groups: converted("SourceSecurityGroupId", single),
};

const egress: Attributes = {
  ...rule,
  prefix_list_ids: converted("DestinationPrefixListId", single),
  security_groups: converted("DestinationSecurityGroupId", single),
};

const standaloneRule: Attributes = {
  cidr_ipv4: "CidrIp",
  cidr_ipv6: "CidrIpv6",
  security_group_id: "GroupId",
};

/** The network around data stores. */
export const ec2: Readonly<Record<string, TypeMapping>> = {
  aws_security_group: {
    type: "AWS::EC2::SecurityGroup",
    attributes: {
      name: "GroupName",
      description: "GroupDescription",
      ingress: many("SecurityGroupIngress", ingress),
      egress: many("SecurityGroupEgress", egress),
    },
  },
  // What CloudFormation has in two types: `type` tells them apart.
  aws_security_group_rule: {
    type: "aws_security_group_rule",
    attributes: {
      ...rule,
      security_group_id: "GroupId",
      prefix_list_ids: converted("SourcePrefixListId", single),
      source_security_group_id: "SourceSecurityGroupId",
    },
  },
  aws_vpc_security_group_ingress_rule: {
    type: "AWS::EC2::SecurityGroupIngress",
    attributes: {
      ...standaloneRule,
      prefix_list_id: "SourcePrefixListId",
      referenced_security_group_id: "SourceSecurityGroupId",
    },
  },
  aws_vpc_security_group_egress_rule: {
    type: "AWS::EC2::SecurityGroupEgress",
    attributes: {
      ...standaloneRule,
      prefix_list_id: "DestinationPrefixListId",
      referenced_security_group_id: "DestinationSecurityGroupId",
    },
  },
  aws_subnet: { type: "AWS::EC2::Subnet", attributes: {} },
  aws_nat_gateway: { type: "AWS::EC2::NatGateway", attributes: {} },
  aws_vpc_endpoint: {
    type: "AWS::EC2::VPCEndpoint",
    attributes: { policy: converted("PolicyDocument", jsonText), dns_options: one("DnsOptions") },
  },
  aws_vpc_peering_connection: { type: "AWS::EC2::VPCPeeringConnection", attributes: {} },
  aws_ec2_transit_gateway_vpc_attachment: { type: "AWS::EC2::TransitGatewayAttachment", attributes: {} },
};
