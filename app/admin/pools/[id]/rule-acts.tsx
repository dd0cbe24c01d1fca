"use client";

import type { z } from "zod";
import { ConfirmAction } from "@/components/confirm-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { GroupKind, GroupRuleKind } from "@/lib/db/generated/enums";
import { changeRuleInputOf, type changeRuleInput } from "@/lib/floating/rule-schema";
import { FormDialog } from "../../licenses/[id]/entitlements/form-dialog";
import { changedDays, type Days } from "../../licenses/[id]/entitlements/period-days";
import { PeriodForm } from "../../licenses/[id]/entitlements/period-form";
import { changeRuleAction, endRuleAction } from "../pool-actions";
import { asNumber } from "../as-number";
import { RuleAmount } from "../rule-amount";
import { RulePreview } from "../rule-preview";
import { ruleWords } from "../rule-words";

type Rule = {
  id: string;
  poolId: string;
  version: number;
  kind: GroupRuleKind;
  groupKind: GroupKind;
  subject: string;
  subjectName: string;
  seats: number | null;
  priority: number | null;
  note: string | null;
  days: Days;
};

const ends: Record<GroupRuleKind, string> = {
  RESERVATION: "What was kept for the group is everybody's at once.",
  CAP: "The group may hold as many seats as are free, at once.",
  INCLUDE: "With no other entry on the list, everybody may check out.",
  EXCLUDE: "Those who were excluded may check out at once.",
  PRIORITY: "The group may ask for any priority.",
};

/** Change a rule, or end it. */
export function RuleActs({ rule }: { rule: Rule }) {
  const { id: ruleId, poolId, kind, subjectName } = rule;
  return (
    <span className="flex justify-end gap-1">
      <FormDialog
        button="Change"
        buttonLabel={`Change the rule for ${subjectName}`}
        quiet
        title={`Change the rule for ${subjectName}`}
        description={ruleWords[kind].what}
      >
        {(close) => <ChangeRuleForm rule={rule} onDone={close} />}
      </FormDialog>
      <ConfirmAction
        trigger={
          <Button size="small" variant="ghost" className="text-bad" aria-label={`End the rule for ${subjectName}`}>
            End…
          </Button>
        }
        title={`End the rule for ${subjectName}?`}
        description={`${ends[kind]} Nobody loses a seat.`}
        confirm="End rule"
        danger
        action={() => endRuleAction({ poolId, ruleId })}
        done={`The rule for ${subjectName} has ended.`}
      />
    </span>
  );
}

type Fields = z.input<typeof changeRuleInput>;

function ChangeRuleForm({ rule, onDone }: { rule: Rule; onDone(): void }) {
  const { id: ruleId, poolId, version, kind, groupKind, subject, subjectName, seats, priority, note, days } = rule;
  const changing = useActionForm<Fields, unknown>({
    schema: changeRuleInputOf(kind),
    action: ({ startsAt, endsAt, ...change }) =>
      changeRuleAction({ ...change, ...changedDays({ startsAt, endsAt }, days) }),
    defaultValues: { poolId, ruleId, version, seats, priority, note: note ?? "", ...days },
    done: `The rule for ${subjectName} is changed.`,
    onDone,
  });
  const { form, errorOf } = changing;
  return (
    <PeriodForm of={changing} verb="Save">
      <RuleAmount
        kind={kind}
        seats={{ field: form.register("seats", asNumber), error: errorOf("seats") }}
        priority={{ field: form.register("priority", asNumber), error: errorOf("priority") }}
      />
      <RulePreview
        poolId={poolId}
        ruleId={ruleId}
        kind={kind}
        groupKind={groupKind}
        subject={subject}
        seats={form.watch("seats") ?? null}
      />
      <Field label="Note" optional error={errorOf("note")}>
        <Input {...form.register("note")} />
      </Field>
    </PeriodForm>
  );
}
