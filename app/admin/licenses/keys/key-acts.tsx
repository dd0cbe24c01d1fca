"use client";

import { useState } from "react";
import { ConfirmAction } from "@/components/confirm-action";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent } from "@/components/ui/dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { CopyButton } from "../../../copy-button";
import { replaceKeyAction, revealKeyAction, revokeKeyAction } from "../key-actions";

type Shown = { title: string; note: string; key: string };

type KeyActsProps = { keyId: string; hint: string; inUse: boolean; size?: "small" };

/** What is done to a licence key: shown again (recorded), replaced, revoked. */
export function KeyActs({ keyId, hint, inUse, size }: KeyActsProps) {
  const [asked, setAsked] = useState<"replace" | "revoke" | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const reveal = useAction(revealKeyAction, {
    onDone: ({ key }) =>
      setShown({ title: `The key ending in ${hint}`, note: "That you looked is in the trail.", key }),
  });
  const onOpenChange = (open: boolean) => (open ? undefined : setAsked(null));
  return (
    <>
      {inUse ? (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size={size} pending={reveal.pending} aria-label={`Acts for the key ending in ${hint}`}>
              More
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            <DropdownMenuItem onSelect={() => reveal.run({ keyId })}>Show key</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => setAsked("replace")}>Replace…</DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem danger onSelect={() => setAsked("revoke")}>
              Revoke…
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      ) : (
        <Button size={size} pending={reveal.pending} onClick={() => reveal.run({ keyId })}>
          Show key
        </Button>
      )}
      <ConfirmAction
        open={asked === "replace"}
        onOpenChange={onOpenChange}
        title={`Replace the key ending in ${hint}?`}
        description="A new key of the same kind, for the same machine where it is bound to one, is issued now. Programs that show the old one are told that it was replaced."
        confirm="Replace key"
        reason={{ label: "Reason" }}
        action={(reason) => replaceKeyAction({ keyId, reason })}
        onDone={({ key }) =>
          setShown({ title: "The new key", note: `It takes the place of the one ending in ${hint}.`, key })
        }
      />
      <ConfirmAction
        open={asked === "revoke"}
        onOpenChange={onOpenChange}
        title={`Revoke the key ending in ${hint}?`}
        description="Programs that show it are refused from their next call on, and its files come onto the revocation list. This cannot be undone; a new key can be issued."
        confirm="Revoke key"
        danger
        reason={{ label: "Reason", required: true }}
        action={(reason) => revokeKeyAction({ keyId, reason })}
        done={`The key ending in ${hint} is revoked.`}
      />
      <Dialog open={shown !== null} onOpenChange={(open) => (open ? undefined : setShown(null))}>
        <DialogContent title={shown?.title ?? ""} description={shown?.note ?? ""}>
          <code className="rounded-control bg-sunken block p-3 font-mono text-sm break-all">{shown?.key}</code>
          <DialogActs>
            <CopyButton value={shown?.key ?? ""} what="The key" />
          </DialogActs>
        </DialogContent>
      </Dialog>
    </>
  );
}
