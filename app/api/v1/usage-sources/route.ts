import { createUsageSource } from "@/lib/flexnet/create-usage-source";
import { listUsageSources } from "@/lib/flexnet/list-usage-sources";
import { toRoute } from "@/lib/http/to-route";

export const GET = toRoute(listUsageSources);
export const POST = toRoute(createUsageSource, { status: 201, location: (id) => `/api/v1/usage-sources/${id}` });
