"use client";

import { useFormContext } from "react-hook-form";
import { FormRow } from "@/components/form/form-parts";
import { Radio } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";
import type { RuleInput, RulePart } from "./rule-input";

/** The two axes: what a unit of use is, and when the right begins and ends. */
export function AxesFields({ errorOf }: RulePart) {
  const { register } = useFormContext<RuleInput>();
  return (
    <FormRow>
      <FieldSet legend="Allocation" error={errorOf("allocation")}>
        <Radio value="NAMED" label="Named" detail="A seat belongs to a person." {...register("allocation")} />
        <Radio
          value="FLOATING"
          label="Floating"
          detail="Whoever needs it checks one out."
          {...register("allocation")}
        />
        <Radio value="NODE_LOCKED" label="Node-locked" detail="A machine is activated." {...register("allocation")} />
        <Radio value="SITE" label="Site" detail="Everyone at a place, without a count." {...register("allocation")} />
      </FieldSet>
      <FieldSet legend="Term" error={errorOf("term")}>
        <Radio value="SUBSCRIPTION" label="Subscription" detail="Lapses unless it is renewed." {...register("term")} />
        <Radio value="PERPETUAL" label="Perpetual" detail="Never ends; maintenance may." {...register("term")} />
        <Radio value="TRIAL" label="Trial" detail="Ends, and may be converted." {...register("term")} />
      </FieldSet>
    </FormRow>
  );
}
