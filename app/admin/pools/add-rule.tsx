"use client";

import { useState, type ReactNode } from "react";
import type { z } from "zod";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { GroupKind, GroupRuleKind } from "@/lib/db/generated/enums";
import { createRuleInput } from "@/lib/floating/rule-schema";
import { PeriodForm } from "../licenses/[id]/entitlements/period-form";
import { GroupField } from "./group-field";
import { createRuleAction } from "./pool-actions";
import { asNumber } from "./as-number";
import { RuleAmount } from "./rule-amount";
import { RulePreview } from "./rule-preview";
import { groupKindsOf, ruleWords } from "./rule-words";

type Group = { kind: GroupKind; subject: string; name: string };
type AddRuleProps = { poolId: string; kind: GroupRuleKind; of?: Group; trigger?: ReactNode };

/** A button that opens the form of a new rule; with `of`, for that group. */
export function AddRule({ poolId, kind, of, trigger }: AddRuleProps) {
  const [open, setOpen] = useState(false);
  const { add, what } = ruleWords[kind];
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger ?? <Button size="small">{add}</Button>}</DialogTrigger>
      <DialogContent title={add} description={what}>
        <AddRuleForm poolId={poolId} kind={kind} of={of} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

type Fields = z.input<typeof createRuleInput>;

function AddRuleForm({ poolId, kind, of, onDone }: Omit<AddRuleProps, "trigger"> & { onDone(): void }) {
  const kinds = groupKindsOf(kind);
  const adding = useActionForm<Fields, { subjectName: string; standing: string }>({
    schema: createRuleInput,
    action: createRuleAction,
    defaultValues: {
      poolId,
      kind,
      groupKind: of?.kind ?? "DEPARTMENT",
      subject: of?.subject ?? "",
      seats: of ? 1 : null,
      priority: null,
      note: "",
      startsAt: "",
      endsAt: "",
    },
    done: ({ subjectName, standing }) =>
      standing === "IN_FORCE"
        ? `The rule for ${subjectName} is in force.`
        : `The rule for ${subjectName} will be in force from its first day on.`,
    onDone,
  });
  const { form, errorOf } = adding;
  const [groupKind, subject, seats] = form.watch(["groupKind", "subject", "seats"]);
  return (
    <PeriodForm of={adding} verb={ruleWords[kind].add}>
      <GroupField
        kinds={kinds}
        kind={groupKind}
        subject={subject}
        initial={of ? { id: of.subject, label: of.name } : null}
        error={errorOf("subject")}
        kindError={errorOf("groupKind")}
        onChange={(nextKind, nextSubject) => {
          form.setValue("groupKind", nextKind);
          form.setValue("subject", nextSubject);
          form.clearErrors(["groupKind", "subject"]);
        }}
      />
      <RuleAmount
        kind={kind}
        seats={{ field: form.register("seats", asNumber), error: errorOf("seats") }}
        priority={{ field: form.register("priority", asNumber), error: errorOf("priority") }}
      />
      <RulePreview poolId={poolId} kind={kind} groupKind={groupKind} subject={subject} seats={seats ?? null} />
      <Field label="Note" optional hint="Why, for those who read it later." error={errorOf("note")}>
        <Input {...form.register("note")} />
      </Field>
    </PeriodForm>
  );
}
