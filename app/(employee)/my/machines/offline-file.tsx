"use client";

import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { downloadText, fileNameOf } from "../../../download-text";
import { ownMachineFileAction } from "./actions";

/** For a machine that will be away from the network: its file, saved at once. */
export function OfflineFile({ activationId, license }: { activationId: string; license: string }) {
  const { run, pending } = useAction(ownMachineFileAction, {
    done: "The offline file is good for 30 days at most. Open it in the program on that machine.",
    onDone: ({ file }) => downloadText(`${fileNameOf(license)}.machine.lic`, file, "application/octet-stream"),
  });
  return (
    <Button size="small" pending={pending} onClick={() => run({ activationId })}>
      Download offline file
    </Button>
  );
}
