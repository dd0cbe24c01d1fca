import type { SeatRequest } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";

/** Ends an open request without a seat: steps that nobody decided are skipped, and the trail says why. */
export async function closeRequest(
  ctx: Context,
  request: SeatRequest,
  status: "REJECTED" | "WITHDRAWN",
  note: string | null,
): Promise<SeatRequest> {
  await ctx.tx.approvalStep.updateMany({
    where: { requestId: request.id, status: { in: ["PENDING", "UPCOMING"] } },
    data: { status: "SKIPPED" },
  });
  const closed = await ctx.tx.seatRequest.update({
    where: { id: request.id },
    data: { status, outcomeNote: note, decidedAt: ctx.now, version: { increment: 1 } },
  });
  if (status === "WITHDRAWN") {
    ctx.record(
      "request.withdrawn",
      { kind: "request", id: request.id },
      {
        before: { status: request.status },
        after: { status },
        reason: note,
        related: [request.licenseId, request.personId],
      },
    );
  }
  return closed;
}
