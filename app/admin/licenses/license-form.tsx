"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Form, FormActs, FormProblem, FormSection } from "@/components/form/form-parts";
import type { ActionResult } from "@/components/form/action-result";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { createLicenseInput } from "@/lib/licenses/schema";
import { ReferenceField, type Reference } from "../reference-field";
import { FirstPurchase } from "./first-purchase";
import { LicenseTermFields } from "./license-term-fields";
import { LicenseUseFields } from "./license-use-fields";
import { ofTerm, type LicenseInput } from "./license-input";

type LicenseFormProps = {
  values: LicenseInput;
  chosen?: { product?: Reference | null; owner?: Reference | null; department?: Reference | null };
  action(input: LicenseInput): Promise<ActionResult<{ id: string; name: string }>>;
  /** A new licence also asks for its first purchase. */
  isNew: boolean;
  currency: string;
  back: string;
};

/** The facts of a licence, for a new one and for a change. */
export function LicenseForm({ values, chosen = {}, action, isNew, currency, back }: LicenseFormProps) {
  const router = useRouter();
  const { form, submit, pending, problem, errorOf } = useActionForm<LicenseInput, { id: string; name: string }>({
    schema: createLicenseInput,
    action: (input) => action({ ...input, ...ofTerm(input) }),
    defaultValues: values,
    done: ({ name }) => (isNew ? `${name} is created.` : `${name} is changed.`),
    onDone: ({ id }) => router.push(`/admin/licenses/${id}`),
  });
  return (
    <Form onSubmit={submit}>
      <LicenseTermFields form={form} errorOf={errorOf} product={chosen.product} isNew={isNew} />
      {isNew ? <FirstPurchase form={form} errorOf={errorOf} currency={currency} /> : null}
      <FormSection title="Responsible">
        <ReferenceField
          form={form}
          name="ownerId"
          label="Owner"
          source="/admin/people/options"
          initial={chosen.owner}
          hint="Decides requests where the licence's owner is asked."
          error={errorOf("ownerId")}
        />
        <ReferenceField
          form={form}
          name="departmentId"
          label="Department"
          source="/admin/departments/options"
          initial={chosen.department}
          error={errorOf("departmentId")}
        />
      </FormSection>
      <LicenseUseFields form={form} errorOf={errorOf} />
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {isNew ? "Create licence" : "Save changes"}
        </Button>
        <Button asChild variant="ghost">
          <Link href={back}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
