"use client";

import { useActionForm } from "@/components/form/use-action-form";
import { FormProblem } from "@/components/form/form-parts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { duplicateLicenseTypeInput } from "@/lib/licenses/license-type-schema";
import { duplicateLicenseTypeAction } from "../actions";

type DuplicateDialogProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  type: { id: string; name: string };
  onDone(id: string): void;
};

/** A copy under another name, to be changed. */
export function DuplicateDialog({ open, onOpenChange, type, onDone }: DuplicateDialogProps) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: duplicateLicenseTypeInput,
    action: duplicateLicenseTypeAction,
    defaultValues: { licenseTypeId: type.id, name: `Copy of ${type.name}` },
    done: ({ name }) => `${name} is created.`,
    onDone: ({ id }) => {
      onOpenChange(false);
      onDone(id);
    },
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Duplicate ${type.name}`}
        description="The copy has the same rules and features, and none of its licences."
      >
        <form noValidate onSubmit={submit} className="grid gap-4">
          <Field label="Name of the copy" required error={errorOf("name")}>
            <Input {...form.register("name")} />
          </Field>
          <FormProblem problem={problem} />
          <DialogActs>
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button type="submit" variant="primary" pending={pending}>
              Duplicate
            </Button>
          </DialogActs>
        </form>
      </DialogContent>
    </Dialog>
  );
}
