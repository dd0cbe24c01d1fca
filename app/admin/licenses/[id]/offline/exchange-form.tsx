"use client";

import Link from "next/link";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { exchangeRequestInput } from "@/lib/offline/file-schema";
import { RequestFileField } from "../../../../request-file-field";
import { fileLengths, usualLength } from "../../file-words";
import { exchangeRequestAction } from "../../key-actions";
import type { Exchanged } from "./exchange-request";

type ExchangeFormProps = { licenseId: string; onAnswered(answer: Exchanged): void };

export function ExchangeForm({ licenseId, onAnswered }: ExchangeFormProps) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: exchangeRequestInput,
    action: exchangeRequestAction,
    defaultValues: { licenseId, request: "", encrypt: false, ttl: usualLength },
    onDone: onAnswered,
  });
  return (
    <Form onSubmit={submit}>
      <RequestFileField
        error={errorOf("request")}
        registered={form.register("request")}
        onText={(text) => form.setValue("request", text, { shouldValidate: true, shouldTouch: true })}
        onWrong={(message) => form.setError("request", { message })}
      />
      <Field
        label="The machine file is good for"
        hint="Never longer than the licence and its grace. Shorter is safer: nothing that happens later reaches the machine before."
        error={errorOf("ttl")}
      >
        <Select options={fileLengths} {...form.register("ttl", { valueAsNumber: true })} />
      </Field>
      <FieldSet legend="Encryption" error={errorOf("encrypt")}>
        <Checkbox
          label="Encrypt it"
          detail="Under the key that the request names, so that it opens on that machine alone."
          {...form.register("encrypt")}
        />
      </FieldSet>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          Activate and make the file
        </Button>
        <Button asChild variant="ghost">
          <Link href={`/admin/licenses/${licenseId}?tab=files`}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
