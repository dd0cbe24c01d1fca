"use client";

import { ConfirmAction } from "@/components/confirm-action";
import type { ActionResult } from "@/components/form/action-result";
import { Button } from "@/components/ui/button";
import { withdrawEntitlementAction, withdrawLicenseAddOnAction, withdrawOverrideAction } from "./actions";

export type Withdrawn = "entitlement" | "add-on" | "override";
type WithdrawActProps = { of: Withdrawn; id: string; name: string };

const effects = {
  entitlement: "Client programs lose it with their next validation. It stays in the trail, and can be granted again.",
  "add-on": "Client programs lose what it gave with their next validation. It stays in the trail.",
  override: "What the licence grants holds again with the next validation. It stays in the trail.",
};

function withdraw(of: WithdrawActProps["of"], id: string, reason: string): Promise<ActionResult<unknown>> {
  if (of === "entitlement") return withdrawEntitlementAction({ entitlementId: id, reason });
  return of === "add-on"
    ? withdrawLicenseAddOnAction({ licenseAddOnId: id, reason })
    : withdrawOverrideAction({ overrideId: id, reason });
}

export function WithdrawAct({ of, id, name }: WithdrawActProps) {
  return (
    <ConfirmAction
      trigger={
        <Button size="small" variant="ghost" aria-label={`Withdraw ${name}`}>
          Withdraw
        </Button>
      }
      title={`Withdraw ${name}?`}
      description={effects[of]}
      confirm="Withdraw"
      danger
      reason={{ label: "Reason" }}
      action={(reason) => withdraw(of, id, reason)}
      done={`${name} is withdrawn.`}
    />
  );
}
