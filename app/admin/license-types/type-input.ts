import type { z } from "zod";
import type { createLicenseTypeInput } from "@/lib/licenses/license-type-schema";
import type { LicenseTypeDetail } from "@/lib/licenses/read-license-type";
import { newRules, ruleInputOf } from "../license-rules/rule-input";

export type TypeInput = z.input<typeof createLicenseTypeInput>;

export const newType: TypeInput = { ...newRules, name: "", description: "", seats: null, features: [] };

export function typeInputOf(type: LicenseTypeDetail): TypeInput {
  const { name, description, seats, features } = type;
  return { ...ruleInputOf(type), name, description: description ?? "", seats, features };
}
