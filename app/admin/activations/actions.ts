"use server";

import { decideMove } from "@/lib/activations/decide-move";
import { explainMatch } from "@/lib/activations/explain-match";
import { moveActivation } from "@/lib/activations/move-activation";
import { releaseMachines } from "@/lib/activations/release-machines";
import { withdrawMove } from "@/lib/activations/withdraw-move";
import { toAction } from "@/lib/http/to-action";

const shown = {
  revalidate: ["/admin/activations", "/admin/activations/[activationId]", "/admin/licenses/[id]", "/admin/licenses"],
};

export const releaseMachinesAction = toAction(releaseMachines, shown);
export const moveActivationAction = toAction(moveActivation, shown);
export const decideMoveAction = toAction(decideMove, shown);
export const withdrawMoveAction = toAction(withdrawMove, shown);
export const explainMatchAction = toAction(explainMatch);
