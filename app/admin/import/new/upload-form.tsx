"use client";

import { useState } from "react";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Select } from "@/components/ui/select";
import { importKind } from "@/lib/imports/schema";
import { kindWords } from "../import-words";
import { UploadProgress } from "./upload-progress";
import { useUpload } from "./use-upload";

const kinds = importKind.options.map((kind) => ({ value: kind, label: kindWords[kind] }));

export function UploadForm() {
  const [kind, setKind] = useState("");
  const { file, setFile, sent, problem, upload } = useUpload("Choose the file that you want to import.");
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void upload({ kind });
      }}
    >
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
      <UploadProgress file={file} sent={sent} />
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={sent !== null}>
          Upload
        </Button>
      </FormActs>
    </Form>
  );
}
