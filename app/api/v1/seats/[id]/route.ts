import { toRoute } from "@/lib/http/to-route";
import { changeSeat } from "@/lib/seats/change-seat";
import { readSeat } from "@/lib/seats/read-seat";
import { releaseSeat } from "@/lib/seats/release-seat";

const params = { id: "seatId" };

export const GET = toRoute(readSeat, { params });
export const PATCH = toRoute(changeSeat, { params, ifMatch: true });
export const DELETE = toRoute(releaseSeat, { params, status: 204 });
