"use client";

import Link from "next/link";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { previewOwnRequestInput } from "@/lib/offline/file-schema";
import type { OwnRequestPreview } from "@/lib/offline/preview-own-request";
import { RequestFileField } from "../../../../request-file-field";
import { previewOwnRequestAction } from "../actions";

/** A file that is chosen is read at once; a pasted text when told so. */
export function ReadRequestForm({ onRead }: { onRead(request: string, preview: OwnRequestPreview): void }) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: previewOwnRequestInput,
    action: previewOwnRequestAction,
    defaultValues: { request: "" },
    onDone: (preview) => onRead(form.getValues("request"), preview),
  });
  return (
    <Form onSubmit={submit}>
      <RequestFileField
        error={errorOf("request")}
        registered={form.register("request")}
        onText={(text) => {
          form.setValue("request", text, { shouldTouch: true });
          void submit();
        }}
        onWrong={(message) => form.setError("request", { message })}
      />
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          Read the request
        </Button>
        <Button asChild variant="ghost">
          <Link href="/my/machines">Cancel</Link>
        </Button>
      </FormActs>
    </Form>
  );
}
