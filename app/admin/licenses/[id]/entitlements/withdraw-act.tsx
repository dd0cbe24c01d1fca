"use client";

import { ConfirmAction } from "@/components/confirm-action";
import type { ActionResult } from "@/components/form/action-result";
import { Button } from "@/components/ui/button";
import {
  grantAddOnAction,
  grantEntitlementAction,
  grantOverrideAction,
  withdrawEntitlementAction,
  withdrawLicenseAddOnAction,
  withdrawOverrideAction,
} from "./actions";
import { addOnAgain, entitlementAgain, overrideAgain } from "./granted-again";

export type Withdrawn = "entitlement" | "add-on" | "override";
type WithdrawActProps = { of: Withdrawn; id: string; name: string };

type Taken = ActionResult<{ undo(): Promise<ActionResult<unknown>> }>;
type Act = { effect: string; withdraw(id: string, reason: string): Promise<Taken> };

/** What was withdrawn, with how it is granted again as it was. */
async function undoable<Row>(
  taking: Promise<ActionResult<Row>>,
  again: (row: Row) => Promise<ActionResult<unknown>>,
): Promise<Taken> {
  const taken = await taking;
  return taken.ok ? { ok: true, data: { undo: () => again(taken.data) } } : taken;
}

const acts: Record<Withdrawn, Act> = {
  entitlement: {
    effect: "Client programs lose it with their next validation. It stays in the trail, and can be granted again.",
    withdraw: (entitlementId, reason) =>
      undoable(withdrawEntitlementAction({ entitlementId, reason }), (row) =>
        grantEntitlementAction(entitlementAgain(row)),
      ),
  },
  "add-on": {
    effect: "Client programs lose what it gave with their next validation. It stays in the trail.",
    withdraw: (licenseAddOnId, reason) =>
      undoable(withdrawLicenseAddOnAction({ licenseAddOnId, reason }), (row) => grantAddOnAction(addOnAgain(row))),
  },
  override: {
    effect: "What the licence grants holds again with the next validation. It stays in the trail.",
    withdraw: (overrideId, reason) =>
      undoable(withdrawOverrideAction({ overrideId, reason }), (row) => grantOverrideAction(overrideAgain(row))),
  },
};

export function WithdrawAct({ of, id, name }: WithdrawActProps) {
  const { effect, withdraw } = acts[of];
  return (
    <ConfirmAction
      trigger={
        <Button size="small" variant="ghost" aria-label={`Withdraw ${name}`}>
          Withdraw
        </Button>
      }
      title={`Withdraw ${name}?`}
      description={effect}
      confirm="Withdraw"
      danger
      reason={{ label: "Reason" }}
      action={(reason) => withdraw(id, reason)}
      done={`${sentence(name)} is withdrawn.`}
      undo={({ undo }) => undo()}
      undone={`${sentence(name)} holds again as it was.`}
    />
  );
}

/** "the override of …" begins a sentence. */
const sentence = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
