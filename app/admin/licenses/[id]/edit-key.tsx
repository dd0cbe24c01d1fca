"use client";

import { useState } from "react";
import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { changeVendorKeyInput } from "@/lib/keys/vendor-key-schema";
import { changeVendorKeyAction } from "../actions";

type KeyFacts = { keyId: string; hint: string; label: string | null };

/** Says anew what a key is for. */
export function EditKey({ keyId, hint, label }: KeyFacts) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small" variant="ghost">
          Edit
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`The key ending in ${hint}`}
        description="Its label can change. Another key is added beside it."
      >
        <EditKeyForm keyId={keyId} hint={hint} label={label} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function EditKeyForm({ keyId, hint, label, onDone }: KeyFacts & { onDone(): void }) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: changeVendorKeyInput,
    action: changeVendorKeyAction,
    defaultValues: { keyId, label: label ?? "" },
    done: `The label of the key ending in ${hint} is kept.`,
    onDone,
  });
  return (
    <Form onSubmit={submit}>
      <Field label="Label" optional hint="What it is for: “build server”, “version 2026”." error={errorOf("label")}>
        <Input {...form.register("label")} />
      </Field>
      <FormProblem problem={problem} />
      <DialogActs>
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
      </DialogActs>
    </Form>
  );
}
