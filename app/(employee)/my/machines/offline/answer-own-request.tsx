"use client";

import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { exchangeOwnRequestInput } from "@/lib/offline/file-schema";
import type { OwnRequestPreview } from "@/lib/offline/preview-own-request";
import type { Given } from "../../../../given-file";
import { machineName } from "../../../../machine-words";
import { exchangeOwnRequestAction } from "../actions";
import { RequestFacts } from "./request-facts";

type AnswerOwnRequestProps = {
  request: string;
  preview: OwnRequestPreview;
  onAnswered(answer: Given & { created: boolean }): void;
  onAgain(): void;
};

/** What a request asks for, and the act that answers it. */
export function AnswerOwnRequest({ request, preview, onAnswered, onAgain }: AnswerOwnRequestProps) {
  const { form, submit, pending, problem, errorOf } = useActionForm({
    schema: exchangeOwnRequestInput,
    action: exchangeOwnRequestAction,
    defaultValues: { request, encrypt: false },
    onDone: onAnswered,
  });
  const wrong = errorOf("request");
  const { license, machine, active, keyHint } = preview;
  return (
    <Form onSubmit={submit}>
      <Panel title={`${machineName(machine)} asks for ${license.name}`}>
        <RequestFacts preview={preview} />
      </Panel>
      {keyHint ? (
        <FieldSet legend="Encryption" error={errorOf("encrypt")}>
          <Checkbox
            label="Encrypt the file"
            detail="Under the licence key, so that it opens on that machine alone."
            {...form.register("encrypt")}
          />
        </FieldSet>
      ) : null}
      <FormProblem problem={wrong ? { title: "The request cannot be answered", detail: `It ${wrong}.` } : problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          {active ? "Make the machine file" : "Activate and make the file"}
        </Button>
        <Button variant="ghost" onClick={onAgain}>
          Another request file
        </Button>
      </FormActs>
    </Form>
  );
}
