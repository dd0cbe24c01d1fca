"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { FormProvider } from "react-hook-form";
import type { ActionResult } from "@/components/form/action-result";
import { Form, FormActs, FormProblem, FormSection } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { createLicenseTypeInput } from "@/lib/licenses/license-type-schema";
import { AxesFields } from "../license-rules/axes-fields";
import { CountRuleFields } from "../license-rules/count-fields";
import { MachineRuleFields } from "../license-rules/machine-fields";
import { PlaceRuleFields } from "../license-rules/place-fields";
import { newRules, sentRules, wholeOrNone } from "../license-rules/rule-input";
import type { Places } from "../license-rules/rule-text";
import { TermRuleFields } from "../license-rules/term-fields";
import { FeatureRows } from "./feature-rows";
import type { TypeInput } from "./type-input";

type TypeFormProps = {
  values: TypeInput;
  places: Places;
  action(input: TypeInput): Promise<ActionResult<{ id: string; name: string }>>;
  isNew: boolean;
  back: string;
};

/** The rules of a type, for a new one and for a change; only those that its term and allocation have a use for. */
export function TypeForm({ values, places, action, isNew, back }: TypeFormProps) {
  const router = useRouter();
  const { form, submit, pending, problem, errorOf } = useActionForm<TypeInput, { id: string; name: string }>({
    schema: createLicenseTypeInput,
    action: (input) => action({ ...input, ...sentRules({ ...newRules, ...input }) }),
    defaultValues: values,
    done: ({ name }) => (isNew ? `${name} is created.` : `${name} is changed. Its licences are as they were.`),
    onDone: ({ id }) => router.push(`/admin/license-types/${id}`),
  });
  const { register } = form;
  return (
    <FormProvider {...form}>
      <Form onSubmit={submit}>
        <FormSection title="What">
          <Field label="Name" required error={errorOf("name")}>
            <Input {...register("name")} />
          </Field>
          <Field label="Description" optional error={errorOf("description")}>
            <Textarea rows={2} {...register("description")} />
          </Field>
          <AxesFields errorOf={errorOf} />
        </FormSection>
        <FormSection title="Term">
          <TermRuleFields errorOf={errorOf} />
        </FormSection>
        <FormSection title="What is counted">
          <Field
            label="Seats of the first purchase"
            optional
            hint="Bought with a licence that is made without a purchase."
            error={errorOf("seats")}
          >
            <Input type="number" min={1} className="max-w-[180px]" {...register("seats", wholeOrNone)} />
          </Field>
          <CountRuleFields errorOf={errorOf} />
        </FormSection>
        <MachineRuleFields errorOf={errorOf} />
        <PlaceRuleFields errorOf={errorOf} places={places} />
        <FormSection title="Features" detail="Granted to a licence where its product has a feature of that code.">
          <FeatureRows />
        </FormSection>
        <FormProblem problem={problem} />
        <FormActs>
          <Button type="submit" variant="primary" pending={pending}>
            {isNew ? "Create licence type" : "Save changes"}
          </Button>
          <Button asChild variant="ghost">
            <Link href={back}>Cancel</Link>
          </Button>
        </FormActs>
      </Form>
    </FormProvider>
  );
}
