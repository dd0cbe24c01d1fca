"use client";

import { useRef, useState, type ReactNode } from "react";
import type { ActionResult, Problem } from "./form/action-result";
import { FormProblem } from "./form/form-parts";
import { useAction } from "./form/use-action";
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogTrigger } from "./ui/alert-dialog";
import { Button } from "./ui/button";
import { Field } from "./ui/field";
import { Textarea } from "./ui/textarea";

type ConfirmActionProps<Data> = {
  /** A button, or nothing where `open` is held outside (an item of a menu). */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?(open: boolean): void;
  /** The question: "Release 14 seats?" */
  title: string;
  /** What it will do, in full: "Held by 14 people; undo for 30 days." */
  description: ReactNode;
  /** The verb: "Release 14 seats". */
  confirm: string;
  danger?: boolean;
  /** Asks for a reason, which the action is given. */
  reason?: { label: string; required?: boolean };
  action(reason: string): Promise<ActionResult<Data>>;
  done?: string | ((data: Data) => string | undefined);
  undo?(data: Data): Promise<ActionResult<unknown>>;
  undone?: string;
  onDone?(data: Data): void;
};

/** Asks before something that matters, does it, says so, and offers to undo it. */
export function ConfirmAction<Data>({
  trigger,
  title,
  description,
  confirm,
  danger = false,
  reason,
  action,
  done,
  undo,
  undone,
  onDone,
  ...held
}: ConfirmActionProps<Data>) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [why, setWhy] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isMissing, setMissing] = useState(false);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const open = held.open ?? ownOpen;

  function setOpen(next: boolean) {
    setOwnOpen(next);
    held.onOpenChange?.(next);
    if (next) {
      setProblem(null);
      setMissing(false);
      setWhy("");
    }
  }
  const { run, pending } = useAction(action, {
    done,
    undo,
    undone,
    onProblem: setProblem,
    onDone(data) {
      setOpen(false);
      onDone?.(data);
    },
  });

  return (
    <AlertDialog open={open} onOpenChange={setOpen}>
      {trigger ? <AlertDialogTrigger asChild>{trigger}</AlertDialogTrigger> : null}
      <AlertDialogContent title={title} description={description}>
        <form
          noValidate
          className="mt-4 grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            if (reason?.required && why.trim() === "") {
              setMissing(true);
              reasonField.current?.focus();
              return;
            }
            run(why.trim());
          }}
        >
          {reason ? (
            <Field
              label={reason.label}
              required={reason.required}
              optional={!reason.required}
              error={isMissing ? "Is needed" : undefined}
            >
              <Textarea
                ref={reasonField}
                rows={3}
                value={why}
                onChange={(event) => {
                  setWhy(event.target.value);
                  setMissing(false);
                }}
              />
            </Field>
          ) : null}
          <FormProblem problem={problem} />
          <div className="flex flex-wrap justify-end gap-2">
            <AlertDialogCancel asChild>
              <Button disabled={pending}>Cancel</Button>
            </AlertDialogCancel>
            <Button type="submit" variant={danger ? "danger" : "primary"} pending={pending}>
              {confirm}
            </Button>
          </div>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
