"use client";

import { useState } from "react";
import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent } from "@/components/ui/dialog";
import type { SigningKeyView } from "@/lib/keys/list-signing-keys";
import { downloadText } from "../../../download-text";
import { counted } from "../../licenses/license-words";
import { replaceKeysSignedByAction } from "./actions";

type Replaced = { items: { id: string; key: string; replaces: string; license: string }[]; left: number };

/** Licence keys that an earlier key signed get successors, to be handed to whoever has them. */
export function ReplaceKeys({ signingKey: { id, kid, keys } }: { signingKey: SigningKeyView }) {
  const [replaced, setReplaced] = useState<Replaced | null>(null);
  const save = ({ items }: Replaced) => {
    const lines = items.map(({ license, replaces, ...fresh }) =>
      [quoted(license), replaces, fresh.id, fresh.key].join(),
    );
    downloadText("replaced-keys.csv", ["licence,replaces,id,key", ...lines, ""].join("\r\n"), "text/csv");
  };
  return (
    <>
      <ConfirmAction
        trigger={keys > 0 ? <Button size="small">Replace keys…</Button> : null}
        title={`Replace the licence keys that ${kid.slice(0, 8)}… signed?`}
        description={`${counted(keys, "licence key")} in use ${keys === 1 ? "gets a successor" : "get successors"} signed by the current key, up to 500 at a time. Programs that show an old one are told at once that it was replaced. Keys of licences that are archived or terminated stay as they are.`}
        confirm="Replace keys"
        danger
        reason={{ label: "Reason", required: true }}
        action={(reason) => replaceKeysSignedByAction({ signingKeyId: id, reason })}
        onDone={setReplaced}
      />
      <Dialog open={replaced !== null} onOpenChange={(open) => (open ? undefined : setReplaced(null))}>
        <DialogContent
          title={`${counted(replaced?.items.length ?? 0, "key")} replaced`}
          description={
            replaced && replaced.left > 0
              ? `Save the list: it says which new key takes the place of which. ${counted(replaced.left, "key")} more to replace.`
              : "Save the list: it says which new key takes the place of which."
          }
        >
          <DialogActs>
            <Button variant="primary" onClick={() => replaced && save(replaced)}>
              Download CSV
            </Button>
          </DialogActs>
        </DialogContent>
      </Dialog>
    </>
  );
}

/** As a field of a CSV (RFC 4180); a spreadsheet takes nothing that begins like a formula for one. */
function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
