"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProvider } from "react-hook-form";
import type { ActionResult } from "@/components/form/action-result";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { ruleNames } from "@/lib/licenses/license-rules-schema";
import { createLicenseInput } from "@/lib/licenses/schema";
import type { Places } from "../license-rules/rule-text";
import { FirstPurchase } from "./first-purchase";
import { LicenseResponsible } from "./license-responsible";
import { LicenseRuleFields } from "./license-rule-fields";
import { LicenseTermFields } from "./license-term-fields";
import { LicenseUseFields } from "./license-use-fields";
import { MetadataField } from "./metadata-field";
import { sentLicense, type Chosen, type LicenseInput } from "./license-input";

type LicenseFormProps = {
  values: LicenseInput;
  chosen?: Chosen;
  places: Places;
  /** The name of the type that the rules come from. */
  type?: string | null;
  action(input: LicenseInput): Promise<ActionResult<{ id: string; name: string }>>;
  /** A new licence also asks for its first purchase. */
  isNew: boolean;
  currency: string;
  back: string;
};

/** The facts of a licence, for a new one and for a change. The rules of a new one's type are told, and shown on request. */
export function LicenseForm({
  values,
  chosen = {},
  places,
  type = null,
  action,
  isNew,
  currency,
  back,
}: LicenseFormProps) {
  const router = useRouter();
  const { form, submit, pending, problem, errorOf } = useActionForm<LicenseInput, { id: string; name: string }>({
    schema: createLicenseInput,
    action: (input) => action(sentLicense(input, isNew)),
    defaultValues: values,
    done: ({ name }) => (isNew ? `${name} is created.` : `${name} is changed.`),
    onDone: ({ id }) => router.push(`/admin/licenses/${id}`),
  });
  const [opened, setOpened] = useState(!isNew || type === null);
  const { errors } = form.formState;
  const isOpen = opened || ruleNames.some((name) => name in errors);
  const part = { form, errorOf };
  return (
    <FormProvider {...form}>
      <Form onSubmit={submit}>
        <LicenseTermFields {...part} product={chosen.product} isNew={isNew} withRules={isOpen} currency={currency} />
        {isNew ? <FirstPurchase {...part} currency={currency} /> : null}
        <LicenseResponsible {...part} chosen={chosen} />
        <LicenseRuleFields {...part} places={places} type={type} isOpen={isOpen} open={() => setOpened(true)} />
        <LicenseUseFields {...part} />
        <MetadataField {...part} />
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
    </FormProvider>
  );
}
