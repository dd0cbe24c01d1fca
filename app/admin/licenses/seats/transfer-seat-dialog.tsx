"use client";

import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { transferSeatInput } from "@/lib/seats/schema";
import { transferSeatAction } from "../actions";
import { ReferenceField } from "../../reference-field";
import type { MenuSeat } from "./seat-menu";

/** Passes a seat to another person. */
export function TransferSeatDialog({ seat, onClose }: { seat: MenuSeat; onClose(): void }) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: transferSeatInput,
    action: transferSeatAction,
    defaultValues: { seatId: seat.id, personId: "", reason: "" },
    done: `The seat of ${seat.person} is transferred.`,
    onDone: onClose,
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={`Transfer the seat of ${seat.person}`}
        description={`It passes at once: ${seat.person} loses ${seat.license}, the other person has it from the same instant.`}
      >
        <Form onSubmit={submit}>
          <ReferenceField
            form={form}
            name="personId"
            label="To"
            source="/admin/people/options"
            error={errorOf("personId")}
            required
          />
          <Field label="Reason" optional error={errorOf("reason")}>
            <Textarea rows={2} {...form.register("reason")} />
          </Field>
          <FormProblem problem={problem} />
          <DialogActs>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" pending={pending}>
              Transfer seat
            </Button>
          </DialogActs>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
