import { leaveQueue, readTicket } from "@/lib/floating/ask-queue";
import { toClientRoute } from "@/lib/http/to-client-route";

const params = { ticket: "ticketId" };

export const GET = toClientRoute(readTicket, { params });
export const DELETE = toClientRoute(leaveQueue, { params, status: 204 });
