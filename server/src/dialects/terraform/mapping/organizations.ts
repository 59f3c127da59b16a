import { jsonText } from "../conversions.ts";
import { converted, type TypeMapping } from "./table.ts";

export const organizations: Readonly<Record<string, TypeMapping>> = {
  aws_organizations_policy: {
    type: "AWS::Organizations::Policy",
    attributes: { content: converted("Content", jsonText) },
  },
};
