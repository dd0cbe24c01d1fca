"use client";

import { Form, FormActs, FormProblem, FormRow } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { changeOrganizationInput } from "@/lib/auth/schema";
import { changeOrganizationAction } from "./actions";

type Props = {
  organization: { name: string; timeZone: string; currency: string; showPrices: boolean; version: number };
  timeZones: readonly string[];
  currencies: readonly { value: string; label: string }[];
};

export function OrganizationForm({ organization, timeZones, currencies }: Props) {
  const { name, timeZone, currency, showPrices, version } = organization;
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: changeOrganizationInput,
    action: changeOrganizationAction,
    defaultValues: { name, timeZone, currency, showPrices, version },
    done: "The organisation is changed.",
  });
  const zones = [...new Set([timeZone, ...timeZones])].map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
  }));
  return (
    <Form onSubmit={submit}>
      <Field label="Name" required error={errorOf("name")}>
        <Input autoComplete="organization" {...form.register("name")} />
      </Field>
      <FormRow>
        <Field
          label="Time zone"
          hint="Decides on which day a licence starts and ends."
          required
          error={errorOf("timeZone")}
        >
          <Select options={zones} defaultValue={timeZone} {...form.register("timeZone")} />
        </Field>
        <Field label="Currency" hint="In which totals are reported." required error={errorOf("currency")}>
          <Select options={currencies} defaultValue={currency} {...form.register("currency")} />
        </Field>
      </FormRow>
      <Switch label="Show prices in the catalogue" {...form.register("showPrices")} />
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
      </FormActs>
    </Form>
  );
}
