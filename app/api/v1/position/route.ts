import { toRoute } from "@/lib/http/to-route";
import { listPosition } from "@/lib/reports/list-position";

export const GET = toRoute(listPosition);
