"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { unreachable, type Problem } from "@/components/form/action-result";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Progress } from "@/components/ui/progress";
import { sendFile } from "../../../import/new/send-file";

const kibibyte = 1024;

/** The debug log goes up and is tried at once: nothing of it is kept yet. */
export function LogForm({ sourceId }: { sourceId: string }) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function upload(event: FormEvent) {
    event.preventDefault();
    if (!file) return setProblem({ title: "No file yet", detail: "Choose the debug log that you want to read." });
    setProblem(null);
    setSent(0);
    const fields = { kind: "flexlm", source: sourceId, dryRun: "true" };
    const answer = await sendFile("/admin/import/upload", file, fields, setSent).catch(() => ({
      problem: unreachable,
    }));
    if ("id" in answer) return router.push(`/admin/import/${answer.id}`);
    setSent(null);
    setProblem(answer.problem);
  }

  return (
    <Form onSubmit={(event) => void upload(event)}>
      <Field
        label="Debug log"
        hint="Of lmgrd and its vendor daemons, up to 100 MiB. A larger one: let the collector send it with --once."
      >
        <FileDrop accept=".log,.txt,text/plain" onFile={setFile} />
      </Field>
      {sent !== null && file ? (
        <Progress
          label="Uploading"
          done={Math.round(sent / kibibyte)}
          total={Math.max(1, Math.round(file.size / kibibyte))}
          unit="KiB"
        />
      ) : null}
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={sent !== null}>
          Upload and try
        </Button>
      </FormActs>
    </Form>
  );
}
