"use client";

import { useState } from "react";
import { DateText } from "@/components/date";
import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { useNow } from "@/components/reader";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { addDays } from "@/lib/kernel/calendar";
import type { SigningKeyView } from "@/lib/keys/list-signing-keys";
import { rotateSigningKeyInput } from "@/lib/keys/signing-key-schema";
import { counted } from "../../licenses/license-words";
import { rotateSigningKeyAction } from "./actions";

const overlaps = [
  { value: "", label: "For ever" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "A year" },
  { value: "1826", label: "Five years" },
];

export function RotateKey({ current }: { current: SigningKeyView }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small">Replace key…</Button>
      </DialogTrigger>
      <DialogContent
        title="Replace the signing key"
        description="A new key signs from now on. Ship its key id with your programs before the old one ends."
      >
        <RotateForm current={current} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function RotateForm({ current, onDone }: { current: SigningKeyView; onDone(): void }) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: rotateSigningKeyInput,
    action: rotateSigningKeyAction,
    defaultValues: { currentId: current.id, overlapDays: null, reason: "" },
    done: ({ kid }) => `The key ${kid.slice(0, 8)}… signs from now on.`,
    onDone,
  });
  const overlapDays = form.watch("overlapDays");
  return (
    <Form onSubmit={submit}>
      <Field label="How long what the old key signed stays good" error={errorOf("overlapDays")}>
        <Select
          options={overlaps}
          {...form.register("overlapDays", { setValueAs: (value) => (value ? Number(value) : null) })}
        />
      </Field>
      <Effect current={current} overlapDays={overlapDays} />
      <Field label="Reason" required error={errorOf("reason")}>
        <Textarea rows={2} {...form.register("reason")} />
      </Field>
      <FormProblem problem={problem} />
      <DialogActs>
        <Button type="submit" variant="primary" pending={pending}>
          Replace key
        </Button>
      </DialogActs>
    </Form>
  );
}

/** What an overlap does to what is out there. */
function Effect({ current, overlapDays }: { current: SigningKeyView; overlapDays: number | null }) {
  const now = useNow();
  const { keys, files, lastFileUntil } = current;
  if (overlapDays === null)
    return (
      <p className="text-muted text-sm" aria-live="polite">
        Everything that the old key signed stays good. End it at once later, should somebody else get hold of it.
      </p>
    );
  const until = addDays(new Date(now), overlapDays);
  const outlive = lastFileUntil !== null && new Date(lastFileUntil) > until;
  return (
    <div className="text-sm" aria-live="polite">
      <p>
        It verifies until <DateText value={until} />.
      </p>
      {keys > 0 ? (
        <p className="text-warn">
          {counted(keys, "licence key")} signed by it {keys === 1 ? "is" : "are"} refused from then on: replace{" "}
          {keys === 1 ? "it" : "them"} before.
        </p>
      ) : null}
      {files > 0 ? (
        <p className={outlive ? "text-warn" : "text-muted"}>
          {counted(files, "file")} of it {files === 1 ? "is" : "are"} out, the last good until{" "}
          {lastFileUntil ? <DateText value={lastFileUntil} /> : null}
          {outlive ? ": it is refused before that." : "."}
        </p>
      ) : null}
    </div>
  );
}
