"use client";

import type { z } from "zod";
import { useActionForm } from "@/components/form/use-action-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FeatureChoice } from "@/lib/catalog/feature-choices";
import { grantEntitlementInput } from "@/lib/entitlements/schema";
import { grantEntitlementAction } from "./actions";
import { choiceOptions } from "./choice-options";
import { FormDialog } from "./form-dialog";
import { PeriodForm } from "./period-form";
import { asValue, ValueField } from "./value-field";

type GrantFeatureProps = { licenseId: string; choices: readonly FeatureChoice[] };

export function GrantFeature(props: GrantFeatureProps) {
  return (
    <FormDialog
      button="Grant feature"
      title="Grant feature"
      description="Clients of the licence have it from their next validation on."
    >
      {(close) => <GrantFeatureForm {...props} onDone={close} />}
    </FormDialog>
  );
}

function GrantFeatureForm({ licenseId, choices, onDone }: GrantFeatureProps & { onDone(): void }) {
  const chosen = (id: string) => choices.find((choice) => choice.id === id);
  const grant = useActionForm<z.input<typeof grantEntitlementInput>, { feature: { name: string } }>({
    schema: grantEntitlementInput,
    action: ({ value, ...input }) =>
      grantEntitlementAction(chosen(input.feature)?.kind === "FLAG" ? input : { ...input, value }),
    defaultValues: { licenseId, feature: "", value: null, startsAt: "", endsAt: "" },
    done: ({ feature }) => `${feature.name} is granted.`,
    onDone,
  });
  const { form, errorOf } = grant;
  const feature = chosen(form.watch("feature"));
  return (
    <PeriodForm of={grant} verb="Grant">
      <Field label="Feature" required error={errorOf("feature")}>
        <Select placeholder="Choose a feature" options={choiceOptions(choices)} {...form.register("feature")} />
      </Field>
      {feature ? (
        <ValueField {...feature} error={errorOf("value")} registered={form.register("value", asValue)} />
      ) : null}
    </PeriodForm>
  );
}
