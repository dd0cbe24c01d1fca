"use client";

import { useState } from "react";
import type { z } from "zod";
import { useActionForm } from "@/components/form/use-action-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FeatureChoice } from "@/lib/catalog/feature-choices";
import { grantOverrideInput } from "@/lib/entitlements/schema";
import { grantOverrideAction } from "./actions";
import { choiceOptions } from "./choice-options";
import { FormDialog } from "./form-dialog";
import { OverrideState } from "./override-state";
import { PeriodForm } from "./period-form";
import { SubjectField, type SubjectKind } from "./subject-field";
import { asValue, ValueField } from "./value-field";

type GrantOverrideProps = {
  licenseId: string;
  choices: readonly FeatureChoice[];
  machines: readonly { id: string; name: string }[];
};

export function GrantOverride(props: GrantOverrideProps) {
  return (
    <FormDialog
      button="Add an override"
      title="Add an override"
      description="For one person, department or machine it replaces what the licence grants."
    >
      {(close) => <GrantOverrideForm {...props} onDone={close} />}
    </FormDialog>
  );
}

type Fields = z.input<typeof grantOverrideInput>;
const nobody = { personId: "", departmentId: "", activationId: "" };

function GrantOverrideForm({ licenseId, choices, machines, onDone }: GrantOverrideProps & { onDone(): void }) {
  const [kind, setKind] = useState<SubjectKind>("person");
  const chosen = (id: string) => choices.find((choice) => choice.id === id);
  const grant = useActionForm<Fields, { feature: { name: string }; subject: { name: string } }>({
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
  const { form, errorOf } = grant;
  const feature = chosen(form.watch("feature"));
  const enabled = form.watch("enabled") ?? true;
  return (
    <PeriodForm of={grant} verb="Add override" reason="reason">
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
      <OverrideState enabled={enabled} onChange={(next) => form.setValue("enabled", next)} />
      {feature && enabled ? (
        <ValueField {...feature} error={errorOf("value")} registered={form.register("value", asValue)} />
      ) : null}
    </PeriodForm>
  );
}
