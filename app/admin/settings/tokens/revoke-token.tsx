"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import { revokeApiTokenAction } from "../actions";

export function RevokeToken({ id, name }: { id: string; name: string }) {
  return (
    <ConfirmAction
      trigger={<Button size="small">Revoke</Button>}
      title={`Revoke the token “${name}”?`}
      description="Programs that use it are refused from their next call on. This cannot be undone; a new token can be made."
      confirm="Revoke token"
      danger
      action={() => revokeApiTokenAction({ tokenId: id })}
      done={`The token “${name}” is revoked.`}
    />
  );
}
