"use client";

import { DateText } from "@/components/date";
import { Button } from "@/components/ui/button";
import { DialogActs } from "@/components/ui/dialog";
import { CopyButton } from "./copy-button";
import { downloadText, fileNameOf } from "./download-text";

export type Given = { file: string; expiresAt: Date };

/** A file that was given out just now, to be saved or copied. */
export function GivenFile({ given: { file, expiresAt }, licenseName }: { given: Given; licenseName: string }) {
  const kind = file.startsWith("-----BEGIN MACHINE") ? "machine" : "license";
  return (
    <>
      <p role="status">
        Good until <DateText value={expiresAt} time />.
      </p>
      <pre className="rounded-control bg-sunken mt-3 max-h-48 overflow-auto p-3 font-mono text-xs" tabIndex={0}>
        {file}
      </pre>
      <DialogActs>
        <CopyButton value={file} what="The file" />
        <Button
          size="small"
          variant="primary"
          onClick={() => downloadText(`${fileNameOf(licenseName)}.${kind}.lic`, file, "application/octet-stream")}
        >
          Download
        </Button>
      </DialogActs>
    </>
  );
}
