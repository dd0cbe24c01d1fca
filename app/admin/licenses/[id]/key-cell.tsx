"use client";

import { useState } from "react";
import { ConfirmAction } from "@/components/confirm-action";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { archiveVendorKeyAction, revealVendorKeyAction } from "../actions";

/** A key by its last characters; opened in place, and closed again. */
export function KeyCell({ keyId, hint, archived }: { keyId: string; hint: string; archived: boolean }) {
  const [opened, setOpened] = useState<string | null>(null);
  const { run, pending } = useAction(revealVendorKeyAction, { onDone: ({ key }) => setOpened(key) });

  async function copy(key: string) {
    try {
      await navigator.clipboard.writeText(key);
      toast.done("Key copied.");
    } catch {
      toast.problem("The browser did not allow copying", "Select the key and copy it by hand.");
    }
  }
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <code className="font-mono text-sm [overflow-wrap:anywhere] whitespace-pre-wrap">{opened ?? `•••• ${hint}`}</code>
      {opened === null ? (
        <Button size="small" pending={pending} onClick={() => run({ keyId })}>
          Reveal
        </Button>
      ) : (
        <>
          <Button size="small" onClick={() => void copy(opened)}>
            Copy
          </Button>
          <Button size="small" variant="ghost" onClick={() => setOpened(null)}>
            Hide
          </Button>
        </>
      )}
      {archived ? null : (
        <ConfirmAction
          trigger={
            <Button size="small" variant="ghost">
              Archive
            </Button>
          }
          title={`Archive the key ending in ${hint}?`}
          description="It goes out of use here; it stays sealed, so that old evidence can be read. The vendor is not told."
          confirm="Archive key"
          danger
          reason={{ label: "Reason" }}
          action={(reason) => archiveVendorKeyAction({ keyId, reason })}
          done={`The key ending in ${hint} is archived.`}
        />
      )}
    </span>
  );
}
