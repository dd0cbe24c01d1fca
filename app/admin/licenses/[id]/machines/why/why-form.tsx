"use client";

import { useState, type FormEvent } from "react";
import { ComponentsField, FingerprintField } from "../../../../../machine-fields";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { explainInput } from "@/lib/activations/schema";
import type { MatchExplanation } from "@/lib/activations/explain-match";
import { explainMatchAction } from "../../../../activations/actions";
import { Explanation } from "./explanation";

/** Takes what a program sent of its machine, and shows whether it is one that is active. Nothing is changed by it. */
export function WhyForm({ licenseId }: { licenseId: string }) {
  const [explained, setExplained] = useState<MatchExplanation | null>(null);
  const [readable, setReadable] = useState(true);
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: explainInput,
    action: explainMatchAction,
    defaultValues: { licenseId, fingerprint: "", components: {} },
    done: (found) => void setExplained(found),
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => (readable ? submit(event) : event.preventDefault());
  return (
    <>
      <Form onSubmit={onSubmit}>
        <FingerprintField error={errorOf("fingerprint")} {...form.register("fingerprint")} />
        <ComponentsField
          hint="A line each, or the request that the program sent, as JSON."
          error={errorOf("components")}
          onChange={(components) => {
            setReadable(components !== null);
            form.setValue("components", components ?? {});
          }}
        />
        <FormProblem problem={problem} />
        <FormActs>
          <Button type="submit" variant="primary" pending={pending}>
            Compare
          </Button>
        </FormActs>
      </Form>
      <div aria-live="polite">{explained ? <Explanation explained={explained} /> : null}</div>
    </>
  );
}
