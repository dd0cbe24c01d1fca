"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import type { SigningKeyView } from "@/lib/keys/list-signing-keys";
import { endSigningKeyAction } from "./actions";
import { signedWords } from "./signed-words";

/** For a key that somebody else may have: it ends at once, whatever it signed. */
export function EndKey({ signingKey }: { signingKey: SigningKeyView }) {
  const { id, kid, state, keys, files } = signingKey;
  const isCurrent = state === "CURRENT";
  return (
    <ConfirmAction
      trigger={<Button size="small">End at once…</Button>}
      title={`End the signing key ${kid.slice(0, 8)}…?`}
      description={
        <>
          For a key that somebody else may have. From now on nothing that it signed is accepted: it has signed{" "}
          <b className="font-semibold">{signedWords({ keys, files })}</b>.{" "}
          {keys + files > 0 ? "Those keys must be replaced, and those files given out again. " : ""}
          {isCurrent ? "A new key signs in its place. " : ""}This cannot be undone.
        </>
      }
      confirm="End key at once"
      danger
      reason={{ label: "What happened", required: true }}
      action={(reason) => endSigningKeyAction({ signingKeyId: id, reason })}
      done={(ended) => `The signing key has ended. It had signed ${signedWords(ended)}.`}
    />
  );
}
