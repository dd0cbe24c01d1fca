"use client";

import { useWatch } from "react-hook-form";
import { FormSection } from "@/components/form/form-parts";
import { Button } from "@/components/ui/button";
import type { LicenseRules } from "@/lib/licenses/license-rules-schema";
import { CountRuleFields } from "../license-rules/count-fields";
import { MachineRuleFields } from "../license-rules/machine-fields";
import { PlaceRuleFields } from "../license-rules/place-fields";
import { newRules } from "../license-rules/rule-input";
import { RuleSentences } from "../license-rules/rule-sentences";
import type { Places } from "../license-rules/rule-text";
import type { LicensePart } from "./license-input";

type LicenseRuleFieldsProps = LicensePart & { places: Places; type: string | null; isOpen: boolean; open(): void };

/** The rules of a licence: told in short as its type has them, or each to be changed. */
export function LicenseRuleFields({ form, errorOf, places, type, isOpen, open }: LicenseRuleFieldsProps) {
  const input = useWatch({ control: form.control });
  if (isOpen)
    return (
      <>
        <FormSection title="What is counted">
          <CountRuleFields errorOf={errorOf} />
        </FormSection>
        <MachineRuleFields errorOf={errorOf} />
        <PlaceRuleFields errorOf={errorOf} places={places} />
      </>
    );
  return (
    <FormSection
      title={`Rules of ${type ?? "the licence"}`}
      detail="The licence gets its own copy, which you can change now or later."
    >
      <RuleSentences rules={{ ...newRules, ...input } as LicenseRules} places={places} />
      <div>
        <Button type="button" size="small" onClick={open}>
          Change the rules for this licence
        </Button>
      </div>
    </FormSection>
  );
}
