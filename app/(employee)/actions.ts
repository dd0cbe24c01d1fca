"use server";

import { toAction } from "@/lib/http/to-action";
import { revealOwnVendorKey } from "@/lib/requests/reveal-own-key";
import { askForSeat } from "@/lib/requests/ask-for-seat";
import { withdrawRequest } from "@/lib/requests/withdraw-request";
import { giveBackSeat } from "@/lib/seats/give-back-seat";

const pages = ["/my", "/my/requests", "/catalog"];

export const askForSeatAction = toAction(askForSeat, { revalidate: pages });
export const withdrawRequestAction = toAction(withdrawRequest, { revalidate: pages });
export const giveBackSeatAction = toAction(giveBackSeat, { revalidate: pages });
export const revealOwnVendorKeyAction = toAction(revealOwnVendorKey);
