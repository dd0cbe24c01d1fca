"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import { withdrawRequestAction } from "../../../actions";

export function Withdraw({ requestId, license }: { requestId: string; license: string }) {
  return (
    <ConfirmAction
      trigger={<Button>Withdraw…</Button>}
      title={`Withdraw your request for ${license}?`}
      description="Nobody decides it any more, and a place on the waitlist is lost. You can ask again later."
      confirm="Withdraw"
      danger
      action={() => withdrawRequestAction({ requestId })}
      done="The request is withdrawn."
    />
  );
}
