"use server";

import { deactivateOwnMachine, moveOwnMachine } from "@/lib/activations/own-machines";
import { withdrawOwnMove } from "@/lib/activations/withdraw-move";
import { toAction } from "@/lib/http/to-action";
import { exchangeOwnRequest } from "@/lib/offline/exchange-own-request";
import { ownMachineFile } from "@/lib/offline/own-machine-file";
import { previewOwnRequest } from "@/lib/offline/preview-own-request";

const shown = { revalidate: "/my/machines" };

export const deactivateOwnMachineAction = toAction(deactivateOwnMachine, shown);
export const moveOwnMachineAction = toAction(moveOwnMachine, shown);
export const withdrawOwnMoveAction = toAction(withdrawOwnMove, shown);
export const ownMachineFileAction = toAction(ownMachineFile);
export const previewOwnRequestAction = toAction(previewOwnRequest);
export const exchangeOwnRequestAction = toAction(exchangeOwnRequest, shown);
