import { archiveUsageSource } from "@/lib/flexnet/archive-usage-source";
import { changeUsageSource } from "@/lib/flexnet/change-usage-source";
import { readUsageSource } from "@/lib/flexnet/read-usage-source";
import { toRoute } from "@/lib/http/to-route";

const params = { id: "sourceId" };

export const GET = toRoute(readUsageSource, { params });
export const PATCH = toRoute(changeUsageSource, { params, ifMatch: true });
export const DELETE = toRoute(archiveUsageSource, { params, status: 204 });
