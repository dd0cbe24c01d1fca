"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { DateText } from "@/components/date";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { isoDay } from "@/lib/kernel/calendar";
import { extendTrialInput } from "@/lib/lifecycle/schema";
import { extendedEnd } from "@/lib/lifecycle/trial-end";
import { counted } from "../../../license-words";
import { extendTrialAction } from "../lifecycle-actions";

type Extension = z.input<typeof extendTrialInput>;
type ExtendFormProps = { licenseId: string; name: string; endsOn: string; today: string; left: number };

export function ExtendForm({ licenseId, name, endsOn, today, left }: ExtendFormProps) {
  const router = useRouter();
  const back = `/admin/licenses/${licenseId}?tab=lifecycle`;
  const { form, submit, pending, problem, errorOf } = useActionForm<Extension, { id: string }>({
    schema: extendTrialInput,
    action: extendTrialAction,
    defaultValues: { licenseId, days: 14, reason: "" },
    done: `${name} has more days.`,
    onDone: () => router.push(back),
  });
  const days = useWatch({ control: form.control, name: "days" });
  const isDays = Number.isInteger(days) && days >= 1 && days <= 365;
  return (
    <Form onSubmit={submit}>
      <Field
        label="Days"
        required
        error={errorOf("days")}
        hint={
          isDays ? (
            <>
              It then runs until <DateText value={isoDay(extendedEnd(new Date(endsOn), days, new Date(today)))} />.
            </>
          ) : undefined
        }
      >
        <Input type="number" min={1} {...form.register("days", { valueAsNumber: true })} />
      </Field>
      <Field
        label="Reason"
        required
        hint={`Kept with the extension. It may be extended ${counted(left, "more time")}.`}
        error={errorOf("reason")}
      >
        <Textarea rows={2} {...form.register("reason")} />
      </Field>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          Extend trial
        </Button>
        <Button asChild variant="ghost">
          <Link href={back}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
