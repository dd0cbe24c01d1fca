"use client";

import Link from "next/link";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { exchangeRequestInput } from "@/lib/offline/file-schema";
import { fileLengths, usualLength } from "../../file-words";
import { exchangeRequestAction } from "../../key-actions";
import type { Exchanged } from "./exchange-request";

type ExchangeFormProps = { licenseId: string; onAnswered(answer: Exchanged): void };

/** More is no request file. */
const largestFile = 50_000;

export function ExchangeForm({ licenseId, onAnswered }: ExchangeFormProps) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: exchangeRequestInput,
    action: exchangeRequestAction,
    defaultValues: { licenseId, request: "", encrypt: false, ttl: usualLength },
    onDone: onAnswered,
  });
  const take = async (file: File | null) => {
    if (!file) return;
    if (file.size > largestFile) form.setError("request", { message: "is no request file: it is too large" });
    else form.setValue("request", await file.text(), { shouldValidate: true, shouldTouch: true });
  };
  return (
    <Form onSubmit={submit}>
      <Field label="Request file" hint="The program on the machine writes it.">
        <FileDrop accept=".req,.txt,text/plain" onFile={(file) => void take(file)} hint="Or paste its text below." />
      </Field>
      <Field label="Its text" required error={errorOf("request")}>
        <Textarea
          rows={6}
          spellCheck={false}
          className="font-mono text-sm"
          placeholder="-----BEGIN ACTIVATION REQUEST-----"
          {...form.register("request")}
        />
      </Field>
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
