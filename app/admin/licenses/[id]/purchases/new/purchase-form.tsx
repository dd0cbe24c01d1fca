"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { purchaseFields } from "@/lib/licenses/purchase-schema";
import { addPurchaseAction } from "../../../actions";
import { counted } from "../../../license-words";
import { emptyPurchase, PurchaseFields, type PurchaseInput } from "../../../purchase-fields";

type NewPurchaseFormProps = { licenseId: string; licenseName: string; currency: string; startsOn: string };

export function NewPurchaseForm({ licenseId, licenseName, currency, startsOn }: NewPurchaseFormProps) {
  const router = useRouter();
  const back = `/admin/licenses/${licenseId}?tab=purchases`;
  const { form, submit, pending, problem, errorOf } = useActionForm<PurchaseInput, { id: string }>({
    schema: purchaseFields,
    action: (input) => addPurchaseAction({ ...input, licenseId }),
    defaultValues: { ...emptyPurchase, startsOn },
    done: (): string => `${counted(form.getValues("seats"), "seat")} added to ${licenseName}.`,
    onDone: () => router.push(back),
  });
  return (
    <Form onSubmit={submit}>
      <PurchaseFields form={form} errorOf={errorOf} currency={currency} />
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          Add purchase
        </Button>
        <Button asChild variant="ghost">
          <Link href={back}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
