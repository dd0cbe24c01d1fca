import { toRoute } from "@/lib/http/to-route";
import { listSeats } from "@/lib/seats/list-seats";

export const GET = toRoute(listSeats);
