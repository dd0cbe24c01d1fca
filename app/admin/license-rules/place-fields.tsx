"use client";

import { useController, useFormContext } from "react-hook-form";
import { FormRow, FormSection } from "@/components/form/form-parts";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { CountryChoice } from "./country-choice";
import { ManyReferences } from "./many-references";
import type { RuleInput, RulePart } from "./rule-input";
import type { Places } from "./rule-text";

/** Where it may be used, and which versions. */
export function PlaceRuleFields({ errorOf, places }: RulePart & { places: Places }) {
  const { register } = useFormContext<RuleInput>();
  const references = (things: Places["sites"]) => things.map(({ id, name }) => ({ id, label: name }));
  return (
    <>
      <FormSection title="Where" detail="Who is elsewhere is refused. What is left empty restricts nothing.">
        <CountryChoice countries={places.countries} error={errorOf("countries")} />
        <ManyReferences
          name="siteIds"
          label="Sites"
          hint="None: all sites."
          source="/admin/sites/options"
          placeholder="Add a site…"
          initial={references(places.sites)}
          error={errorOf("siteIds")}
        />
        <ManyReferences
          name="departmentIds"
          label="Departments"
          hint="With all departments below them. None: all departments."
          source="/admin/departments/options"
          placeholder="Add a department…"
          initial={references(places.departments)}
          error={errorOf("departmentIds")}
        />
        <Field
          label="Environment"
          optional
          hint="A label that clients name, such as production."
          error={errorOf("environment")}
        >
          <Input {...register("environment")} />
        </Field>
      </FormSection>
      <FormSection title="Versions">
        <FormRow>
          <Field
            label="Versions"
            optional
            hint="Such as 5.x, or <=5.2. Empty: every version."
            error={errorOf("versionRange")}
          >
            <Input {...register("versionRange")} />
          </Field>
          <ChannelsField error={errorOf("channels")} />
        </FormRow>
        <Checkbox label="Older versions may be used too" detail="Downgrade rights." {...register("downgradeRights")} />
      </FormSection>
    </>
  );
}

function ChannelsField({ error }: { error?: string }) {
  const { control, formState } = useFormContext<RuleInput>();
  const {
    field: { ref, value, onBlur, onChange },
  } = useController({ control, name: "channels" });
  const wrong: unknown = formState.errors.channels;
  const one = Array.isArray(wrong) ? wrong.find((item?: { message?: string }) => item?.message) : undefined;
  return (
    <Field label="Channels" optional hint="Such as stable, beta. Empty: every channel." error={error ?? one?.message}>
      <Input
        ref={ref}
        defaultValue={value.join(", ")}
        onBlur={onBlur}
        onChange={({ target }) => onChange(target.value.split(",").flatMap((one) => one.trim() || []))}
      />
    </Field>
  );
}
