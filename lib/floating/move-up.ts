import { z } from "zod";
import { idField, optionalText } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

const moveUpInput = z.strictObject({
  ticketId: idField,
  reason: optionalText(1000).default(null),
});

/** The highest priority that a client may ask for; those above are given by people alone. */
const highestAsked = 100;

/**
 * Moves somebody who waits to the front of the queue. The rule stays what it is, by priority, then age: the place gets a
 * priority above all that wait, and above what any client may ask for. Whoever is moved up last stands first. Under the pool's
 * lock, and the queue is served in the same transaction. Refuses `not-waiting` where the place is no longer in the queue.
 */
export const moveUp = command({
  name: "floating.move-up",
  permission: "queue:order",
  input: moveUpInput,
  async run(ctx, { ticketId, reason }) {
    const found = await ctx.tx.queueTicket.findFirst({ where: { id: ticketId }, select: { poolId: true } });
    if (!found) throw refuse("not-found", { what: "place in the queue" });
    const { poolId } = found;
    await ctx.tx.$executeRaw`SELECT lock_pool(${poolId})`;
    const ticket = await ctx.tx.queueTicket.findFirstOrThrow({
      where: { id: ticketId },
      select: { status: true, priority: true, pool: { select: { licenseId: true } } },
    });
    if (ticket.status !== "WAITING") throw refuse("not-waiting");
    const { _max: most } = await ctx.tx.queueTicket.aggregate({
      where: { poolId, status: "WAITING", id: { not: ticketId } },
      _max: { priority: true },
    });
    const priority = Math.max(most.priority ?? 0, highestAsked) + 1;
    await ctx.tx.queueTicket.updateMany({ where: { id: ticketId }, data: { priority } });
    ctx.record(
      "queue.moved",
      { kind: "ticket", id: ticketId },
      { before: { priority: ticket.priority }, after: { priority }, reason, related: [poolId, ticket.pool.licenseId] },
    );
    await ctx.tx.$executeRaw`SELECT settle_pool(${ctx.organizationId}, ${poolId}, lease_now())`;
    return { priority };
  },
});
