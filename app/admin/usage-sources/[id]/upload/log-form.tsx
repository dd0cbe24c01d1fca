"use client";

import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { UploadProgress } from "../../../import/new/upload-progress";
import { useUpload } from "../../../import/new/use-upload";

/** The debug log goes up and is tried at once: nothing of it is kept yet. */
export function LogForm({ sourceId }: { sourceId: string }) {
  const { file, setFile, sent, problem, upload } = useUpload("Choose the debug log that you want to read.");
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void upload({ kind: "flexlm", source: sourceId, dryRun: "true" });
      }}
    >
      <Field
        label="Debug log"
        hint="Of lmgrd and its vendor daemons, up to 100 MiB. A larger one: let the collector send it with --once."
      >
        <FileDrop accept=".log,.txt,text/plain" onFile={setFile} />
      </Field>
      <UploadProgress file={file} sent={sent} />
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={sent !== null}>
          Upload and try
        </Button>
      </FormActs>
    </Form>
  );
}
