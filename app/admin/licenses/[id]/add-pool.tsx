"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { Form, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { DialogActs } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { createPoolInput } from "@/lib/floating/pool-schema";
import { asNumber } from "../../pools/as-number";
import { createPoolAction } from "../../pools/pool-actions";
import { counted } from "../license-words";
import { FormDialog } from "./entitlements/form-dialog";

type AddPoolProps = {
  licenseId: string;
  /** The features that have no pool yet. */
  features: readonly { id: string; name: string; granted: boolean }[];
  left: number;
  rest: string | null;
};

/** Opens the form of a new pool for a feature. */
export function AddPool(props: AddPoolProps) {
  return (
    <FormDialog
      button="Add a pool"
      title="Add the pool of a feature"
      description="Programs that check out that feature get seats of this pool, and nobody else does."
    >
      {(close) => <AddPoolForm {...props} onDone={close} />}
    </FormDialog>
  );
}

type Fields = z.input<typeof createPoolInput>;

function AddPoolForm({ licenseId, features, left, rest, onDone }: AddPoolProps & { onDone(): void }) {
  const router = useRouter();
  const { form, submit, pending, problem, errorOf } = useActionForm<Fields, { id: string; name: string }>({
    schema: createPoolInput,
    action: createPoolAction,
    defaultValues: { licenseId, feature: features[0]?.id ?? "", seats: null },
    done: ({ name }) => `${name} is made.`,
    onDone: ({ id }) => {
      onDone();
      router.push(`/admin/pools/${id}`);
    },
  });
  const chosen = features.find(({ id }) => id === form.watch("feature"));
  return (
    <Form onSubmit={submit}>
      <Field label="Feature" required error={errorOf("feature")}>
        <Select options={features.map(({ id, name }) => ({ value: id, label: name }))} {...form.register("feature")} />
      </Field>
      <Field
        label="Part of the licence's seats"
        required={rest !== null}
        optional={rest === null}
        hint={`${counted(left, "seat")} ${left === 1 ? "is" : "are"} no pool's part yet${rest ? `; ${rest} has what remains` : ""}.`}
        error={errorOf("seats")}
      >
        <Input type="number" min={0} className="max-w-[130px]" {...form.register("seats", asNumber)} />
      </Field>
      {chosen && !chosen.granted ? (
        <p role="status" className="text-warn text-sm">
          The pool gives nothing out until the licence grants {chosen.name}, under Entitlements. The seats of its part
          are out of the other pools from now on.
        </p>
      ) : null}
      <FormProblem problem={problem} />
      <DialogActs>
        <Button type="submit" variant="primary" pending={pending}>
          Add pool
        </Button>
      </DialogActs>
    </Form>
  );
}
