"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { unreachable, type Problem } from "@/components/form/action-result";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Progress } from "@/components/ui/progress";
import { Select } from "@/components/ui/select";
import { importKind } from "@/lib/imports/schema";
import { kindWords } from "../import-words";
import { sendFile } from "./send-file";

const kinds = importKind.options.map((kind) => ({ value: kind, label: kindWords[kind] }));
const kibibyte = 1024;

export function UploadForm() {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState("");
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function upload(event: FormEvent) {
    event.preventDefault();
    if (!file) return setProblem({ title: "No file yet", detail: "Choose the file that you want to import." });
    setProblem(null);
    setSent(0);
    const answer = await sendFile("/admin/import/upload", file, { kind }, setSent).catch(() => ({
      problem: unreachable,
    }));
    if ("id" in answer) return router.push(`/admin/import/${answer.id}`);
    setSent(null);
    setProblem(answer.problem);
  }

  return (
    <Form onSubmit={(event) => void upload(event)}>
      <Field label="File" hint="CSV, up to 100 MiB">
        <FileDrop accept=".csv,.tsv,.txt,text/csv" onFile={setFile} />
      </Field>
      <Field label="What it holds">
        <Select
          options={kinds}
          placeholder="Recognise it by its columns"
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        />
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
          Upload
        </Button>
      </FormActs>
    </Form>
  );
}
