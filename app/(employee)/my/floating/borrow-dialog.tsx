"use client";

import { useState } from "react";
import { DateText } from "@/components/date";
import type { Problem } from "@/components/form/action-result";
import { FormProblem } from "@/components/form/form-parts";
import { useAction } from "@/components/form/use-action";
import { useNow } from "@/components/reader";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { borrowOwnAction } from "./actions";
import { borrowChoices } from "./borrow-until";
import { saveBorrowedFile } from "./file-again";
import type { OwnLease } from "./lease-acts";

/** Two clicks for the flight tonight: how long is chosen already, and the file is saved at once. */
export function BorrowDialog({ lease, latest }: { lease: OwnLease; latest: string }) {
  const { id, license, host } = lease;
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const choices = borrowChoices(new Date(useNow()), new Date(latest));
  const choice = choices.find(({ value }) => value === chosen) ?? choices[0];
  const { run, pending } = useAction(borrowOwnAction, {
    done: "Borrowed, and its file is saved. Open it in the program before you leave.",
    onDone: ({ file }) => {
      saveBorrowedFile(license, file);
      setOpen(false);
    },
    onProblem: setProblem,
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setProblem(null);
      }}
    >
      <DialogTrigger asChild>
        <Button size="small" aria-label={`Borrow ${license} on ${host}`}>
          Borrow…
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Borrow ${license}`}
        description={`The program on ${host} runs without a network until then, by a file. The seat is yours as long, whether you use it or not.`}
      >
        <Field label="How long">
          <Select
            options={choices}
            value={choice?.value ?? ""}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        </Field>
        {choice ? (
          <p className="text-muted mt-2 text-sm">
            Until <DateText value={choice.until} time />. You can return it early.
          </p>
        ) : null}
        <FormProblem problem={problem} />
        <DialogActs>
          <Button variant="ghost" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button
            variant="primary"
            pending={pending}
            onClick={() => choice && run({ leaseId: id, until: choice.until.toISOString() })}
          >
            Borrow and download
          </Button>
        </DialogActs>
      </DialogContent>
    </Dialog>
  );
}
