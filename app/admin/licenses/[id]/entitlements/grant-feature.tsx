"use client";

import { useState } from "react";
import type { z } from "zod";
import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FeatureChoice } from "@/lib/catalog/feature-choices";
import { grantEntitlementInput } from "@/lib/entitlements/schema";
import { grantEntitlementAction } from "./actions";
import { choiceOptions } from "./choice-options";
import { PeriodFields } from "./period-fields";
import { asValue, ValueField } from "./value-field";

type GrantFeatureProps = { licenseId: string; choices: readonly FeatureChoice[] };

export function GrantFeature(props: GrantFeatureProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small">Grant feature</Button>
      </DialogTrigger>
      <DialogContent title="Grant feature" description="Clients of the licence have it from their next validation on.">
        <GrantFeatureForm {...props} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function GrantFeatureForm({ licenseId, choices, onDone }: GrantFeatureProps & { onDone(): void }) {
  const chosen = (id: string) => choices.find((choice) => choice.id === id);
  const { form, submit, pending, problem, errorOf } = useActionForm<
    z.input<typeof grantEntitlementInput>,
    { feature: { name: string } }
  >({
    schema: grantEntitlementInput,
    action: ({ value, ...input }) =>
      grantEntitlementAction(chosen(input.feature)?.kind === "FLAG" ? input : { ...input, value }),
    defaultValues: { licenseId, feature: "", value: null, startsAt: "", endsAt: "" },
    done: ({ feature }) => `${feature.name} is granted.`,
    onDone,
  });
  const feature = chosen(form.watch("feature"));
  return (
    <Form onSubmit={submit}>
      <Field label="Feature" required error={errorOf("feature")}>
        <Select placeholder="Choose a feature" options={choiceOptions(choices)} {...form.register("feature")} />
      </Field>
      {feature ? (
        <ValueField
          kind={feature.kind}
          unit={feature.unit}
          error={errorOf("value")}
          registered={form.register("value", asValue)}
        />
      ) : null}
      <PeriodFields form={form} errorOf={errorOf} />
      <FormProblem problem={problem} />
      <DialogActs>
        <Button type="submit" variant="primary" pending={pending}>
          Grant
        </Button>
      </DialogActs>
    </Form>
  );
}
