"use client";

import { useFormContext } from "react-hook-form";
import { FormRow } from "@/components/form/form-parts";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { fieldLabels } from "@/lib/licenses/rule-labels";
import { renewalOptions } from "../licenses/license-words";
import { choices } from "./choices";
import { LengthField } from "./length-field";
import { wholeOrNone, type RuleInput, type RulePart } from "./rule-input";
import { expiryWords, renewalBaseWords, trialStartWords } from "./rule-text";
import { useRelevant } from "./use-relevant";

/** How long it runs, what its end does, and what comes after. */
export function TermRuleFields({ errorOf }: RulePart) {
  const { register } = useFormContext<RuleInput>();
  const shows = useRelevant();
  const number = { type: "number", className: "max-w-[180px]" };
  return (
    <>
      {shows("durationMonths") ? (
        <FormRow>
          <LengthField errorOf={errorOf} />
          <Field label="Grace in days" hint="How long it goes on after its end." error={errorOf("graceDays")}>
            <Input {...number} min={0} {...register("graceDays", { valueAsNumber: true })} />
          </Field>
        </FormRow>
      ) : null}
      {shows("renewal") ? (
        <>
          <FormRow>
            <Field label={fieldLabels.renewal} error={errorOf("renewal")}>
              <Select options={renewalOptions} {...register("renewal")} />
            </Field>
            <Field
              label="Notice period in days"
              optional
              hint="Counted back from the last day."
              error={errorOf("noticeDays")}
            >
              <Input {...number} min={0} max={730} {...register("noticeDays", wholeOrNone)} />
            </Field>
          </FormRow>
          <Field label={fieldLabels.renewalBase} error={errorOf("renewalBase")}>
            <Select options={choices(renewalBaseWords)} {...register("renewalBase")} />
          </Field>
        </>
      ) : null}
      {shows("trialStart") ? (
        <>
          <FormRow>
            <Field label={fieldLabels.trialStart} error={errorOf("trialStart")}>
              <Select options={choices(trialStartWords)} {...register("trialStart")} />
            </Field>
            <Field label={fieldLabels.trialExtensionLimit} error={errorOf("trialExtensionLimit")}>
              <Input {...number} min={0} {...register("trialExtensionLimit", { valueAsNumber: true })} />
            </Field>
          </FormRow>
          <Checkbox label="The same person or machine may try the product again" {...register("trialRepeatable")} />
        </>
      ) : null}
      {shows("expiryBehavior") ? (
        <Field label={fieldLabels.expiryBehavior} error={errorOf("expiryBehavior")}>
          <Select options={choices(expiryWords)} {...register("expiryBehavior")} />
        </Field>
      ) : null}
      <Checkbox
        label="Under maintenance"
        detail="Gives the right to what is released while maintenance runs."
        {...register("maintained")}
      />
      {shows("maintenanceMonths") ? (
        <Field label="Maintenance is bought for, in months" optional error={errorOf("maintenanceMonths")}>
          <Input {...number} min={1} {...register("maintenanceMonths", wholeOrNone)} />
        </Field>
      ) : null}
    </>
  );
}
