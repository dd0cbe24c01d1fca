import { toRoute } from "@/lib/http/to-route";
import { assignSeat } from "@/lib/seats/assign-seat";
import { listSeats } from "@/lib/seats/list-seats";

const params = { id: "licenseId" };

export const GET = toRoute(listSeats, { params });
export const POST = toRoute(assignSeat, { params, status: 201, location: (id) => `/api/v1/seats/${id}` });
