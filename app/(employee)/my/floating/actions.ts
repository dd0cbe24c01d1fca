"use server";

import { askIdleHolders } from "@/lib/floating/ask-idle-holders";
import { leaveOwnPlace, releaseOwn } from "@/lib/floating/release-own";
import { returnOwn } from "@/lib/floating/return-lease";
import { toAction } from "@/lib/http/to-action";
import { borrowOwn } from "@/lib/offline/borrow-lease";

const shown = { revalidate: "/my/floating" };

export const borrowOwnAction = toAction(borrowOwn, shown);
export const returnOwnAction = toAction(returnOwn, shown);
export const releaseOwnAction = toAction(releaseOwn, shown);
export const leaveOwnPlaceAction = toAction(leaveOwnPlace, shown);
export const askIdleHoldersAction = toAction(askIdleHolders, shown);
