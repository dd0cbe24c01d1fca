import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { Panel } from "@/components/ui/panel";
import type { SigningKeyView } from "@/lib/keys/list-signing-keys";
import { CopyButton } from "../../../copy-button";
import { Facts } from "../../facts";
import { EndKey } from "./end-key";
import { RotateKey } from "./rotate-key";
import { signedWords } from "./signed-words";

/** The key that signs now, with what a program needs to verify by it. */
export function CurrentKey({ signingKey, mayChange }: { signingKey: SigningKeyView; mayChange: boolean }) {
  const { kid, publicKey, fingerprint, createdAt } = signingKey;
  return (
    <Panel className="mt-5" title="Current key" note={<StatusPill status="ACTIVE" label="Signs" />}>
      <Facts
        facts={[
          ["Key id", <Copied key="kid" value={kid} what="The key id" />],
          ["Public key", <Copied key="key" value={publicKey} what="The public key" />],
          ["Fingerprint (SHA-256)", <Copied key="print" value={fingerprint} what="The fingerprint" />],
          ["Made", <DateText key="made" value={createdAt} time />],
          ["Has signed", signedWords(signingKey)],
        ]}
      />
      {mayChange ? (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <RotateKey current={signingKey} />
          <EndKey signingKey={signingKey} />
        </div>
      ) : null}
    </Panel>
  );
}

function Copied({ value, what }: { value: string; what: string }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <code className="font-mono text-sm [overflow-wrap:anywhere]">{value}</code>
      <CopyButton value={value} what={what} />
    </span>
  );
}
