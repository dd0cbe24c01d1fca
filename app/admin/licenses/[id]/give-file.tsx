"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { FileChoices } from "@/lib/offline/file-choices";
import { GiveFileForm } from "./give-file-form";
import { GivenFile, type Given } from "../../../given-file";

type GiveFileProps = { licenseId: string; licenseName: string; choices: FileChoices };

export function GiveFile({ licenseId, licenseName, choices }: GiveFileProps) {
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<Given | null>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setGiven(null);
      }}
    >
      <DialogTrigger asChild>
        <Button variant="primary">Give out a file</Button>
      </DialogTrigger>
      <DialogContent
        title={given ? "The file is ready" : "Give out a file"}
        description={
          given
            ? "Its text is kept nowhere: save it now, or give out another later."
            : `Signed proof of ${licenseName} that programs read without asking.`
        }
      >
        {given ? (
          <GivenFile given={given} licenseName={licenseName} />
        ) : (
          <GiveFileForm licenseId={licenseId} choices={choices} onGiven={setGiven} />
        )}
      </DialogContent>
    </Dialog>
  );
}
