"use client";

import { createContext, use, useState, type ReactNode } from "react";
import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent } from "@/components/ui/dialog";
import { CopyButton } from "../../../copy-button";
import { replaceKeyAction, revokeKeyAction } from "../key-actions";

type Asked = { act: "replace" | "revoke"; keyId: string; hint: string };
type Shown = { title: string; note: string; key: string };
type KeyDialogsValue = { ask(asked: Asked): void; show(shown: Shown): void };

const KeyDialogsContext = createContext<KeyDialogsValue | null>(null);

/** What asks about a key and shows one, for the acts inside. */
export function useKeyDialogs(): KeyDialogsValue {
  const dialogs = use(KeyDialogsContext);
  if (!dialogs) throw new Error("key acts stand inside KeyDialogs");
  return dialogs;
}

/** Stands around a list of keys: its rows are made anew when one is added, and a new key must not vanish with them. */
export function KeyDialogs({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const { act, keyId = "", hint = "" } = asked ?? {};
  const onOpenChange = (open: boolean) => (open ? undefined : setAsked(null));
  return (
    <KeyDialogsContext value={{ ask: setAsked, show: setShown }}>
      {children}
      <ConfirmAction
        open={act === "replace"}
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
        open={act === "revoke"}
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
            <Button size="small" onClick={() => setShown(null)}>
              Done
            </Button>
          </DialogActs>
        </DialogContent>
      </Dialog>
    </KeyDialogsContext>
  );
}
