import { toRoute } from "@/lib/http/to-route";
import { transferSeat } from "@/lib/seats/transfer-seat";

export const POST = toRoute(transferSeat, {
  params: { id: "seatId" },
  status: 201,
  location: (id) => `/api/v1/seats/${id}`,
});
