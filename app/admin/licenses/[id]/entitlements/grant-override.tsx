"use client";

import { useState } from "react";
import type { z } from "zod";
import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import type { FeatureChoice } from "@/lib/catalog/feature-choices";
import { grantOverrideInput } from "@/lib/entitlements/schema";
import { grantOverrideAction } from "./actions";
import { choiceOptions } from "./choice-options";
import { PeriodFields } from "./period-fields";
import { SubjectField, type SubjectKind } from "./subject-field";
import { asValue, ValueField } from "./value-field";

type GrantOverrideProps = {
  licenseId: string;
  choices: readonly FeatureChoice[];
  machines: readonly { id: string; name: string }[];
};

export function GrantOverride(props: GrantOverrideProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small">Add an override</Button>
      </DialogTrigger>
      <DialogContent
        title="Add an override"
        description="For one person, department or machine it replaces what the licence grants."
      >
        <GrantOverrideForm {...props} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

type Fields = z.input<typeof grantOverrideInput>;
const nobody = { personId: "", departmentId: "", activationId: "" };

function GrantOverrideForm({ licenseId, choices, machines, onDone }: GrantOverrideProps & { onDone(): void }) {
  const [kind, setKind] = useState<SubjectKind>("person");
  const chosen = (id: string) => choices.find((choice) => choice.id === id);
  const { form, submit, pending, problem, errorOf } = useActionForm<
    Fields,
    { feature: { name: string }; subject: { name: string } }
  >({
    schema: grantOverrideInput,
    action: ({ value, ...input }) =>
      grantOverrideAction(input.enabled && chosen(input.feature)?.kind !== "FLAG" ? { ...input, value } : input),
    defaultValues: {
      licenseId,
      feature: "",
      ...nobody,
      enabled: true,
      value: null,
      startsAt: "",
      endsAt: "",
      reason: "",
    },
    done: ({ feature, subject }) => `${feature.name} is overridden for ${subject.name}.`,
    onDone,
  });
  const feature = chosen(form.watch("feature"));
  const enabled = form.watch("enabled") ?? true;
  return (
    <Form onSubmit={submit}>
      <SubjectField
        kind={kind}
        machines={machines}
        error={errorOf("personId") ?? errorOf("departmentId") ?? errorOf("activationId")}
        onKind={(next) => {
          setKind(next);
          for (const name of ["personId", "departmentId", "activationId"] as const) form.setValue(name, "");
        }}
        onChoose={(id) =>
          form.setValue(kind === "person" ? "personId" : kind === "department" ? "departmentId" : "activationId", id)
        }
      />
      <Field label="Feature" required error={errorOf("feature")}>
        <Select placeholder="Choose a feature" options={choiceOptions(choices)} {...form.register("feature")} />
      </Field>
      <FieldSet legend="For them it is">
        <Radio name="override-enabled" label="On" checked={enabled} onChange={() => form.setValue("enabled", true)} />
        <Radio
          name="override-enabled"
          label="Off"
          checked={!enabled}
          onChange={() => form.setValue("enabled", false)}
        />
      </FieldSet>
      {feature && enabled ? (
        <ValueField
          kind={feature.kind}
          unit={feature.unit}
          error={errorOf("value")}
          registered={form.register("value", asValue)}
        />
      ) : null}
      <PeriodFields form={form} errorOf={errorOf} />
      <Field label="Reason" optional error={errorOf("reason")}>
        <Input {...form.register("reason")} />
      </Field>
      <FormProblem problem={problem} />
      <DialogActs>
        <Button type="submit" variant="primary" pending={pending}>
          Add override
        </Button>
      </DialogActs>
    </Form>
  );
}
