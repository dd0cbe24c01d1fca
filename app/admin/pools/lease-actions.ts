"use server";

import { moveUp } from "@/lib/floating/move-up";
import { releaseLease } from "@/lib/floating/release-lease";
import { returnForHolder } from "@/lib/floating/return-lease";
import { toAction } from "@/lib/http/to-action";

const whereSeatsShow = {
  revalidate: ["/admin/pools/[id]", "/admin/pools", "/admin/licenses/[id]", "/admin/licenses"],
};

export const releaseLeaseAction = toAction(releaseLease, whereSeatsShow);
export const returnForHolderAction = toAction(returnForHolder, whereSeatsShow);

export const moveUpAction = toAction(moveUp, { revalidate: ["/admin/pools/[id]", "/admin/pools"] });
