"use client";

import { useFormContext } from "react-hook-form";
import { FormRow } from "@/components/form/form-parts";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { fieldLabels } from "@/lib/licenses/rule-labels";
import { deploymentOptions, metricOptions } from "../licenses/license-words";
import { choices } from "./choices";
import { wholeOrNone, type RuleInput, type RulePart } from "./rule-input";
import { overageWords } from "./rule-text";
import { useRelevant } from "./use-relevant";

/** What is counted, how far beyond it one may go, and to whom it may pass. */
export function CountRuleFields({ errorOf }: RulePart) {
  const { register } = useFormContext<RuleInput>();
  const shows = useRelevant();
  return (
    <>
      <FormRow>
        <Field label={fieldLabels.metric} error={errorOf("metric")}>
          <Select options={metricOptions} {...register("metric")} />
        </Field>
        <Field label={fieldLabels.deployment} error={errorOf("deployment")}>
          <Select options={deploymentOptions} {...register("deployment")} />
        </Field>
      </FormRow>
      {shows("overage") ? (
        <FormRow>
          <Field label={fieldLabels.overage} error={errorOf("overage")}>
            <Select options={choices(overageWords)} {...register("overage")} />
          </Field>
          {shows("overagePercent") ? (
            <Field label="How far beyond, in per cent" required error={errorOf("overagePercent")}>
              <Input
                type="number"
                min={1}
                max={1000}
                className="max-w-[180px]"
                {...register("overagePercent", wholeOrNone)}
              />
            </Field>
          ) : null}
        </FormRow>
      ) : null}
      {shows("reassignable") ? (
        <Checkbox
          label="Seats may be given to another person"
          detail="Where the contract says otherwise, a seat can be released but not transferred."
          {...register("reassignable")}
        />
      ) : null}
      <Checkbox label="The licence may go to another department, site or owner" {...register("transferable")} />
      {shows("transferNeedsApproval") ? (
        <Checkbox label="Such a transfer needs an approval" {...register("transferNeedsApproval")} />
      ) : null}
    </>
  );
}
