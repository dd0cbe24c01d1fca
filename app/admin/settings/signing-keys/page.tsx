import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { currentActor } from "@/lib/auth/current-actor";
import { asUser } from "@/lib/http/as-user";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { can } from "@/lib/kernel/permissions";
import { listSigningKeys } from "@/lib/keys/list-signing-keys";
import { CopyButton } from "../../../copy-button";
import { CurrentKey } from "./current-key";
import { EarlierKeys } from "./earlier-keys";

export const metadata: Metadata = { title: "Signing keys" };

export default async function SigningKeysPage() {
  const keys = await asUser(listSigningKeys, {});
  const actor = await currentActor();
  const mayChange = actor !== null && can(actor, "signing-key:write");
  const [current, ...earlier] = keys;
  const published = `${currentRuntime().publicUrl}/.well-known/jwks.json`;
  return (
    <>
      <PageHeader title="Signing keys" facts={["They sign licence keys, files and the answers to client programs"]} />
      {current ? (
        <CurrentKey signingKey={current} mayChange={mayChange} />
      ) : (
        <EmptyState title="No signing key yet">The first is made with the first licence key that you issue.</EmptyState>
      )}
      <p className="text-muted mt-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="min-w-0">
          All public keys that still verify are published at{" "}
          <code className="font-mono [overflow-wrap:anywhere]">{published}</code>
        </span>
        <CopyButton value={published} what="The address" />
      </p>
      {earlier.length > 0 ? <EarlierKeys signingKeys={earlier} mayChange={mayChange} /> : null}
      {mayChange ? null : <p className="text-muted mt-4 text-sm">Only an owner replaces or ends signing keys.</p>}
    </>
  );
}
