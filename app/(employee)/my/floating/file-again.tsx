"use client";

import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { downloadText, fileNameOf } from "../../../download-text";
import { borrowOwnAction } from "./actions";

/** Saves the file of a borrowed seat under a name that says whose it is. */
export function saveBorrowedFile(license: string, file: string): void {
  downloadText(`${fileNameOf(license)}.borrowed.lic`, file, "application/octet-stream");
}

/** The file of what is borrowed already once more, good until the same time. */
export function FileAgain({ leaseId, license, until }: { leaseId: string; license: string; until: string }) {
  const { run, pending } = useAction(borrowOwnAction, {
    done: "The file is saved. Open it in the program that will be away.",
    onDone: ({ file }) => saveBorrowedFile(license, file),
  });
  return (
    <Button size="small" pending={pending} onClick={() => run({ leaseId, until })}>
      Download the file
    </Button>
  );
}
