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
import { DateInput } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { cotermInput } from "@/lib/lifecycle/schema";
import { cotermLicensesAction, previewCotermAction } from "../../licenses/[id]/lifecycle/lifecycle-actions";
import { Line, PreviewPanel } from "../../licenses/[id]/lifecycle/preview-panel";
import { usePreview } from "../../licenses/[id]/lifecycle/use-preview";
import { day } from "../../licenses/license-columns";
import { counted } from "../../licenses/license-words";

type Coterm = z.input<typeof cotermInput>;

export function CotermForm({ licenseIds }: { licenseIds: string[] }) {
  const router = useRouter();
  const { form, submit, pending, problem, errorOf } = useActionForm<Coterm, object>({
    schema: cotermInput,
    action: cotermLicensesAction,
    defaultValues: { licenseIds, endsOn: "", reason: "" },
    done: `${counted(licenseIds.length, "licence")} have one last day.`,
    onDone: () => router.push("/admin/renewals"),
  });
  const endsOn = useWatch({ control: form.control, name: "endsOn" });
  const input = { licenseIds, endsOn };
  const preview = usePreview(previewCotermAction, cotermInput.safeParse(input).success ? input : null);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,420px)_minmax(320px,640px)] lg:items-start">
      <Form onSubmit={submit}>
        <Field label="Their last day" required error={errorOf("endsOn")}>
          <DateInput {...form.register("endsOn")} />
        </Field>
        <Field label="Reason" optional error={errorOf("reason")}>
          <Textarea rows={2} {...form.register("reason")} />
        </Field>
        <FormProblem problem={problem} />
        <FormActs>
          <Button type="submit" variant="primary" pending={pending}>
            Give {counted(licenseIds.length, "licence")} this last day
          </Button>
          <Button asChild variant="ghost">
            <Link href="/admin/renewals">Cancel</Link>
          </Button>
        </FormActs>
      </Form>
      <div className="lg:mt-5">
        <PreviewPanel
          pending={preview.pending}
          problem={preview.problem}
          idle="Choose a day to see what it costs, licence by licence."
        >
          {preview.data ? (
            <dl>
              {preview.data.licenses.map((one) => (
                <Line
                  key={one.id}
                  label={one.name}
                  detail={
                    <>
                      ends <DateText value={day(one.oldEndsOn)} /> now; {counted(Math.abs(one.days), "day")}{" "}
                      {one.days < 0 ? "fewer" : "more"}
                    </>
                  }
                  amount={one.days < 0 ? totalOf(one.credits) : one.charge.due}
                  minus={one.days < 0}
                />
              ))}
            </dl>
          ) : null}
        </PreviewPanel>
      </div>
    </div>
  );
}

function totalOf(credits: readonly { amount: { amount: number; currency: string } | null }[]) {
  const known = credits.flatMap(({ amount }) => amount ?? []);
  const [first] = known;
  return first ? { ...first, amount: known.reduce((sum, { amount }) => sum + amount, 0) } : null;
}
