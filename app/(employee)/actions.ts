"use server";

import { toAction } from "@/lib/http/to-action";
import { markNoticesRead } from "@/lib/notifications/mark-notices-read";
import { revealOwnVendorKey } from "@/lib/requests/reveal-own-key";
import { askForSeat } from "@/lib/requests/ask-for-seat";
import { withdrawRequest } from "@/lib/requests/withdraw-request";
import { giveBackSeat } from "@/lib/seats/give-back-seat";

const pages = ["/my", "/my/requests", "/catalog"];

export const askForSeatAction = toAction(askForSeat, { revalidate: pages });
export const withdrawRequestAction = toAction(withdrawRequest, { revalidate: pages });
export const giveBackSeatAction = toAction(giveBackSeat, { revalidate: pages });
export const markNoticesReadAction = toAction(markNoticesRead, { revalidate: "/my/notices" });
export const revealOwnVendorKeyAction = toAction(revealOwnVendorKey);
