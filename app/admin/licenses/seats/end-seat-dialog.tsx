"use client";

import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/input";
import { changeSeatInput } from "@/lib/seats/schema";
import { changeSeatAction } from "../actions";
import type { MenuSeat } from "./seat-menu";

/** Gives a seat a last day, another one, or none. */
export function EndSeatDialog({ seat, onClose }: { seat: MenuSeat; onClose(): void }) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: changeSeatInput,
    action: changeSeatAction,
    defaultValues: { seatId: seat.id, version: seat.version, until: "", reason: "" },
    done: ({ heldUntil }) =>
      heldUntil ? `The seat of ${seat.person} has an end now.` : `The seat of ${seat.person} has no end.`,
    onDone: onClose,
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={`When does the seat of ${seat.person} end?`}
        description="It ends by itself with that day, and goes to whoever waits."
      >
        <Form onSubmit={submit}>
          <Field label="Last day" hint="Leave it empty for a seat without an end." error={errorOf("until")}>
            <DateInput {...form.register("until")} />
          </Field>
          <FormProblem problem={problem} />
          <DialogActs>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" pending={pending}>
              Save
            </Button>
          </DialogActs>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
