"use client";

import { useState, type FormEvent } from "react";
import type { ActionResult } from "@/components/form/action-result";
import { Form, FormProblem, FormRow } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { ownMoveInput } from "@/lib/activations/schema";
import type { z } from "zod";
import { ComponentsField, FingerprintField } from "./machine-fields";

export type MovableMachine = { id: string; label: string; license: string; needsApproval: boolean };

type Moved = { status: "done" | "waiting" };
type MoveMachineDialogProps = {
  machine: MovableMachine;
  action(input: z.input<typeof ownMoveInput>): Promise<ActionResult<Moved>>;
  onClose(): void;
};

/** Gives the unit of a machine to other hardware, or asks for it where the licence wants a decision. */
export function MoveMachineDialog({ machine, action, onClose }: MoveMachineDialogProps) {
  const [readable, setReadable] = useState(true);
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: ownMoveInput,
    action,
    defaultValues: { activationId: machine.id, machine: { fingerprint: "", name: "", components: {} }, reason: "" },
    done: ({ status }) =>
      status === "done"
        ? `${machine.label} gave its unit of ${machine.license} to the new machine.`
        : `The move of ${machine.label} waits for a decision.`,
    onDone: onClose,
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => (readable ? submit(event) : event.preventDefault());
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={`Move ${machine.license} to another machine`}
        description={
          machine.needsApproval
            ? `${machine.label} goes on until an admin has approved the move. Then it stops, and the new machine takes its unit.`
            : `${machine.label} stops at once, and its offline files are revoked. The new machine takes its unit.`
        }
      >
        <Form onSubmit={onSubmit}>
          <FingerprintField error={errorOf("machine.fingerprint")} {...form.register("machine.fingerprint")} />
          <FormRow>
            <Field label="Name" optional error={errorOf("machine.name")}>
              <Input placeholder="Workstation 14" {...form.register("machine.name")} />
            </Field>
          </FormRow>
          <ComponentsField
            hint="With them the machine is known again after a repair. A line each."
            error={errorOf("machine.components")}
            onChange={(components) => {
              setReadable(components !== null);
              form.setValue("machine.components", components ?? {});
            }}
          />
          <Field label="Reason" optional error={errorOf("reason")}>
            <Textarea rows={2} {...form.register("reason")} />
          </Field>
          <FormProblem problem={problem} />
          <DialogActs>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" pending={pending}>
              {machine.needsApproval ? "Ask for the move" : "Move"}
            </Button>
          </DialogActs>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
