"use server";

import { toAction } from "@/lib/http/to-action";
import { decideRequest } from "@/lib/requests/decide-request";

export const decideRequestAction = toAction(decideRequest, {
  revalidate: ["/approvals", "/approvals/decided", "/admin/requests"],
});
