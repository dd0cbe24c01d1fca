import { toRoute } from "@/lib/http/to-route";
import { recordUsage } from "@/lib/usage/record-usage";

export const POST = toRoute(recordUsage);
