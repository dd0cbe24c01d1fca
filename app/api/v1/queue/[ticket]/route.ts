import { leaveQueue, readTicket } from "@/lib/floating/ask-queue";
import { waitsAreOver } from "@/lib/floating/queue-watch";
import { orPlaceStream } from "@/lib/http/place-stream";
import { toClientRoute } from "@/lib/http/to-client-route";

const params = { ticket: "ticketId" };

export const GET = orPlaceStream({
  now: toClientRoute(readTicket, { params }),
  next: toClientRoute(readTicket, { params: { ...params, wait: "wait" } }),
  patience: { wait: "5" },
  isLast: (body) => !body.includes('"status":"waiting"'),
  isClosing: waitsAreOver,
});
export const DELETE = toClientRoute(leaveQueue, { params, status: 204 });
