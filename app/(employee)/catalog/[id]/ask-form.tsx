"use client";

import { useRouter } from "next/navigation";
import { FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { askForSeatInput } from "@/lib/requests/schema";
import { askForSeatAction } from "../../actions";

const outcomes: Record<string, string> = {
  PENDING: "Your request is on its way.",
  WAITLISTED: "No seat is free: you are on the waitlist.",
};

export function AskForm({ licenseId, license, wait }: { licenseId: string; license: string; wait: boolean }) {
  const router = useRouter();
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: askForSeatInput,
    action: askForSeatAction,
    defaultValues: { licenseId, reason: "" },
    done: ({ status }) => outcomes[status] ?? `A seat of ${license} is yours.`,
    onDone: ({ id }) => router.push(`/my/requests/${id}`),
  });
  return (
    <form noValidate className="border-line mt-3 grid gap-4 border-t pt-4" onSubmit={submit}>
      <Field label="What do you need it for?" required error={errorOf("reason")}>
        <Textarea rows={3} {...form.register("reason")} />
      </Field>
      <Field
        label="Needed until"
        optional
        hint="The seat ends by itself after this day. Without it you keep the seat until you give it back."
        error={errorOf("neededUntil")}
      >
        <DateInput {...form.register("neededUntil", { setValueAs: (value: unknown) => value || null })} />
      </Field>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {wait ? "Ask and wait in line" : "Ask for a seat"}
        </Button>
      </FormActs>
    </form>
  );
}
