"use client";

import { useFormContext, useWatch } from "react-hook-form";
import type { LicenseRules, RuleName } from "@/lib/licenses/license-rules-schema";
import { relevantRules } from "@/lib/licenses/relevant-rules";
import type { RuleInput } from "./rule-input";

/** Which rules a form shows, as it is filled in now. */
export function useRelevant(): (name: RuleName) => boolean {
  const { control, getValues } = useFormContext<RuleInput>();
  const names = [
    "term",
    "allocation",
    "maintained",
    "overage",
    "heartbeatSeconds",
    "moveLimit",
    "transferable",
  ] as const;
  const [term, allocation, maintained, overage, heartbeatSeconds, moveLimit, transferable] = useWatch({
    control,
    name: names,
  });
  const now = { ...getValues(), term, allocation, maintained, overage, heartbeatSeconds, moveLimit, transferable };
  const relevant = relevantRules(now as LicenseRules);
  return (name) => relevant.has(name);
}
