"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { z } from "zod";
import { Form, FormActs, FormProblem, FormRow } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { createReleaseInput } from "@/lib/catalog/release-schema";
import { changeReleaseAction, createReleaseAction } from "./actions";

/** The release as the form holds it; `state` is that of its row, which a change is made from. */
type FormRelease = { id: string; version: string; channel: string; releasedOn: string; notes: string; state: number };

type ReleaseFormProps = { productId: string; channels: readonly string[]; today: string; release?: FormRelease };

export function ReleaseForm({ productId, channels, today, release }: ReleaseFormProps) {
  const router = useRouter();
  const back = `/admin/products/${productId}?tab=releases`;
  const { form, submit, pending, problem, errorOf } = useActionForm<
    z.input<typeof createReleaseInput>,
    { id: string; version: string }
  >({
    schema: createReleaseInput,
    action: ({ version, channel, releasedOn, notes }) =>
      release
        ? changeReleaseAction({
            releaseId: release.id,
            version: release.state,
            channel: channel ?? "",
            releasedOn,
            notes: notes ?? "",
          })
        : createReleaseAction({ productId, version, channel, releasedOn, notes }),
    defaultValues: {
      productId,
      version: release?.version ?? "",
      channel: release?.channel ?? "",
      releasedOn: release?.releasedOn ?? today,
      notes: release?.notes ?? "",
    },
    done: ({ version }) => (release ? `${version} is saved.` : `${version} is added.`),
    onDone: () => router.push(back),
  });
  return (
    <Form onSubmit={submit}>
      <FormRow>
        {release ? null : (
          <Field
            label="Version"
            required
            hint="Major, minor and patch: 5.0.0, 5.1.0-beta.2."
            error={errorOf("version")}
          >
            <Input {...form.register("version")} />
          </Field>
        )}
        <Field label="Published on" required error={errorOf("releasedOn")}>
          <DateInput {...form.register("releasedOn")} />
        </Field>
      </FormRow>
      <Field
        label="Channel"
        optional={!release}
        required={Boolean(release)}
        hint={release ? undefined : "Left empty, it is that of the version: beta for 5.1.0-beta.2, else stable."}
        error={errorOf("channel")}
      >
        <Input list="channels" {...form.register("channel")} />
      </Field>
      <datalist id="channels">
        {channels.map((channel) => (
          <option key={channel} value={channel} />
        ))}
      </datalist>
      <Field label="Notes" optional error={errorOf("notes")}>
        <Textarea {...form.register("notes")} />
      </Field>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {release ? "Save" : "Add release"}
        </Button>
        <Button asChild variant="ghost">
          <Link href={back}>Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
