import { createUsagePeople } from "@/lib/flexnet/create-usage-people";
import { toRoute } from "@/lib/http/to-route";

export const POST = toRoute(createUsagePeople, { status: 201 });
