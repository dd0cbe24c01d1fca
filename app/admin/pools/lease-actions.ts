"use server";

import { releaseLease } from "@/lib/floating/release-lease";
import { toAction } from "@/lib/http/to-action";

export const releaseLeaseAction = toAction(releaseLease, {
  revalidate: ["/admin/pools/[id]", "/admin/pools", "/admin/licenses/[id]", "/admin/licenses"],
});
