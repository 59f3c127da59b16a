import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, safeFix, set, unsafeFix } from "../fix.ts";
import { type Part, partsOf, type WorkflowType } from "./_parts.ts";
