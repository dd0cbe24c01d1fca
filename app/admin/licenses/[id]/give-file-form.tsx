"use client";

import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogActs } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FileChoices } from "@/lib/offline/file-choices";
import { giveFileInput } from "@/lib/offline/file-schema";
import { fileLengths, usualLength } from "../file-words";
import { issueLicenseFileAction, issueMachineFileAction } from "../key-actions";
import type { Given } from "../../../given-file";

type GiveFileFormProps = { licenseId: string; choices: FileChoices; onGiven(given: Given): void };

const optionsOf = (choices: readonly { id: string; name: string }[]) =>
  choices.map(({ id, name }) => ({ value: id, label: name }));

export function GiveFileForm({ licenseId, choices: { machines, keys }, onGiven }: GiveFileFormProps) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: giveFileInput,
    action: ({ activationId, keyId, ...given }) => {
      const shared = { ...given, ...(keyId ? { keyId } : {}) };
      return activationId
        ? issueMachineFileAction({ activationId, ...shared })
        : issueLicenseFileAction({ licenseId, ...shared });
    },
    defaultValues: { activationId: "", keyId: "", encrypt: false, ttl: usualLength },
    onDone: onGiven,
  });
  return (
    <Form className="mt-0" onSubmit={submit}>
      {machines.length > 0 ? (
        <Field
          label="For"
          hint="A machine file names one machine and is worth nothing on another."
          error={errorOf("activationId")}
        >
          <Select
            options={[{ value: "", label: "Any program that has the file" }, ...optionsOf(machines)]}
            {...form.register("activationId")}
          />
        </Field>
      ) : null}
      <Field label="Good for" hint="Never longer than the licence and its grace." error={errorOf("ttl")}>
        <Select options={fileLengths} {...form.register("ttl", { valueAsNumber: true })} />
      </Field>
      {keys.length > 0 ? (
        <>
          <Field
            label="Licence key"
            optional
            hint="The file is refused offline once this key is revoked."
            error={errorOf("keyId")}
          >
            <Select options={[{ value: "", label: "None" }, ...optionsOf(keys)]} {...form.register("keyId")} />
          </Field>
          <Checkbox
            label="Encrypt it"
            detail="Only whoever has the licence key (and, for a machine file, the machine) can read it."
            {...form.register("encrypt")}
          />
        </>
      ) : null}
      <FormProblem problem={problem} />
      <DialogActs>
        <Button type="submit" variant="primary" pending={pending}>
          Give out file
        </Button>
      </DialogActs>
    </Form>
  );
}
