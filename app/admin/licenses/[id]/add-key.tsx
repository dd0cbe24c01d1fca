"use client";

import { useState } from "react";
import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { addVendorKeyInput } from "@/lib/keys/vendor-key-schema";
import { addVendorKeyAction } from "../actions";

export function AddKey({ licenseId, licenseName }: { licenseId: string; licenseName: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Add key</Button>
      </DialogTrigger>
      <DialogContent
        title="Add a key"
        description={`A key that the vendor gave you for ${licenseName}. It is sealed at once.`}
      >
        <AddKeyForm licenseId={licenseId} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function AddKeyForm({ licenseId, onDone }: { licenseId: string; onDone(): void }) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: addVendorKeyInput,
    action: addVendorKeyAction,
    defaultValues: { licenseId, key: "", label: "" },
    done: ({ hint }) => `The key ending in ${hint} is kept.`,
    onDone,
  });
  return (
    <Form onSubmit={submit}>
      <Field label="Key" required error={errorOf("key")}>
        <Textarea rows={3} spellCheck={false} className="font-mono" {...form.register("key")} />
      </Field>
      <Field label="Label" optional hint="What it is for: “build server”, “version 2026”." error={errorOf("label")}>
        <Input {...form.register("label")} />
      </Field>
      <FormProblem problem={problem} />
      <DialogActs>
        <Button type="submit" variant="primary" pending={pending}>
          Add key
        </Button>
      </DialogActs>
    </Form>
  );
}
