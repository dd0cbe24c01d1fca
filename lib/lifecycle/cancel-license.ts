import { dayInWords } from "@/lib/kernel/calendar";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockChangeable } from "./changeable-license";
import { cancelInput } from "./schema";

/** Cancels a licence at the end of its period: it runs until then, is not renewed and has no grace. */
export const cancelLicense = command({
  name: "lifecycle.cancel",
  permission: "license:write",
  input: cancelInput,
  run: (ctx, { licenseId, reason }) => setCancelled(ctx, licenseId, ctx.now, reason),
});

/** Takes a cancellation back, as long as the period runs. */
export const undoCancel = command({
  name: "lifecycle.undo-cancel",
  permission: "license:write",
  input: cancelInput,
  run: (ctx, { licenseId, reason }) => setCancelled(ctx, licenseId, null, reason),
});

async function setCancelled(ctx: Context, licenseId: string, cancelledAt: Date | null, reason: string | null) {
  const { license: before, today } = await lockChangeable(ctx, licenseId);
  const { endsOn, name } = before;
  if ((before.cancelledAt === null) === (cancelledAt === null))
    return { id: before.id, version: before.version, endsOn };
  if (!endsOn) throw refuse("term-without-end", { license: name });
  if (endsOn < today) {
    const remedy = cancelledAt ? "There is nothing left to cancel." : "Renew it instead.";
    throw refuse("term-ended", { license: name, endedOn: dayInWords(endsOn), remedy });
  }
  const after = await ctx.tx.license.update({
    where: { id: licenseId },
    data: { cancelledAt, version: { increment: 1 } },
  });
  const type = cancelledAt ? "license.cancelled" : "license.cancel-undone";
  ctx.record(type, { kind: "license", id: licenseId }, { before, after, reason, related: [before.productId] });
  return { id: after.id, version: after.version, endsOn };
}
