"use client";

import { useFormContext } from "react-hook-form";
import { FormRow, FormSection } from "@/components/form/form-parts";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { fieldLabels } from "@/lib/licenses/rule-labels";
import { choices } from "./choices";
import { wholeOrNone, type RuleInput, type RulePart } from "./rule-input";
import { deadWords, matchingWords } from "./rule-text";
import { SpanField } from "./span-field";
import { useRelevant } from "./use-relevant";

/** What makes a machine the same one, when it counts as dead, and how often it may be another; or how seats are lent. */
export function MachineRuleFields({ errorOf }: RulePart) {
  const { register } = useFormContext<RuleInput>();
  const shows = useRelevant();
  if (shows("leaseSeconds")) return <FloatingRuleFields errorOf={errorOf} />;
  if (!shows("machineMatching")) return null;
  return (
    <FormSection title="Machines">
      <Field
        label={fieldLabels.machineMatching}
        hint="So that a changed disk is not a new machine."
        error={errorOf("machineMatching")}
      >
        <Select options={choices(matchingWords)} {...register("machineMatching")} />
      </Field>
      <FormRow>
        <SpanField
          name="heartbeatSeconds"
          label="Heartbeat every"
          hint="Empty: none is asked for."
          unit="minute"
          error={errorOf("heartbeatSeconds")}
        />
        {shows("deadMachines") ? (
          <Field label={fieldLabels.deadMachines} error={errorOf("deadMachines")}>
            <Select options={choices(deadWords)} {...register("deadMachines")} />
          </Field>
        ) : null}
      </FormRow>
      <FormRow>
        <Field
          label="Moves to other hardware, at most"
          optional
          hint="Empty: without a limit."
          error={errorOf("moveLimit")}
        >
          <Input type="number" min={0} className="max-w-[180px]" {...register("moveLimit", wholeOrNone)} />
        </Field>
        {shows("movePeriodDays") ? (
          <Field label="In so many days" error={errorOf("movePeriodDays")}>
            <Input
              type="number"
              min={1}
              className="max-w-[180px]"
              {...register("movePeriodDays", { valueAsNumber: true })}
            />
          </Field>
        ) : null}
      </FormRow>
      <Checkbox label="A move needs an approval" {...register("moveNeedsApproval")} />
    </FormSection>
  );
}

function FloatingRuleFields({ errorOf }: RulePart) {
  const { register } = useFormContext<RuleInput>();
  return (
    <FormSection title="Checking out">
      <FormRow>
        <SpanField
          name="leaseSeconds"
          label="A seat is lent for"
          hint="A client asks for more time while it runs."
          unit="minute"
          error={errorOf("leaseSeconds")}
        />
        <SpanField
          name="borrowSeconds"
          label="Borrowed offline for, at most"
          hint="Empty: not lent offline."
          unit="day"
          error={errorOf("borrowSeconds")}
        />
      </FormRow>
      <Field label="Seats borrowed at once, at most" optional error={errorOf("borrowLimit")}>
        <Input type="number" min={0} className="max-w-[180px]" {...register("borrowLimit", wholeOrNone)} />
      </Field>
      <Checkbox label="Clients wait in a queue when all seats are taken" {...register("queueing")} />
    </FormSection>
  );
}
