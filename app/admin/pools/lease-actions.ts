"use server";

import { moveUp } from "@/lib/floating/move-up";
import { releaseLease } from "@/lib/floating/release-lease";
import { toAction } from "@/lib/http/to-action";

export const releaseLeaseAction = toAction(releaseLease, {
  revalidate: ["/admin/pools/[id]", "/admin/pools", "/admin/licenses/[id]", "/admin/licenses"],
});

export const moveUpAction = toAction(moveUp, { revalidate: ["/admin/pools/[id]", "/admin/pools"] });
