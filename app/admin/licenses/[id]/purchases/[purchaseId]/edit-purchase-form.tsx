"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { purchaseFields } from "@/lib/licenses/purchase-schema";
import { changePurchaseAction } from "../../../actions";
import { PurchaseFields, type PurchaseInput } from "../../../purchase-fields";

type EditPurchaseFormProps = {
  purchaseId: string;
  licenseId: string;
  version: number;
  currency: string;
  values: PurchaseInput;
};

export function EditPurchaseForm({ purchaseId, licenseId, version, currency, values }: EditPurchaseFormProps) {
  const router = useRouter();
  const [agreed, setAgreed] = useState(false);
  const [reason, setReason] = useState("");
  const back = `/admin/licenses/${licenseId}?tab=purchases`;
  const { form, submit, pending, problem, errorOf } = useActionForm<PurchaseInput, { id: string }>({
    schema: purchaseFields,
    action: (input) => changePurchaseAction({ ...input, purchaseId, version, allowOversubscription: agreed, reason }),
    defaultValues: values,
    done: "The purchase is corrected.",
    onDone: () => router.push(back),
  });
  return (
    <Form onSubmit={submit}>
      <PurchaseFields form={form} errorOf={errorOf} currency={currency} />
      <Field label="Reason" hint="Needed where this changes how many seats you had in the past.">
        <Textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <FormProblem problem={problem} />
      {problem?.title === "Fewer than are held" ? (
        <Checkbox
          label="Be over the limit all the same"
          detail="What is held stays with its holders; the licence is shown as over."
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
        />
      ) : null}
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          Save correction
        </Button>
        <Button asChild variant="ghost">
          <Link href={back}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
