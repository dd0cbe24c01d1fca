import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { notifyPerson } from "@/lib/notifications/notify-person";
import { requestMail } from "@/lib/notifications/request-mail";
import { idleHoldersOf, noteAsk, takeTurn, type IdleHolder } from "./idle-holders.sql";
import { askAgainSeconds } from "./my-floating";
import { ownPerson } from "./own-person";
import { poolNumbers } from "./pool-view.sql";

/**
 * Asks those who hold seats of a full pool without working with them to release. They are told in the portal and by mail;
 * nobody is told who asked, the trail included. Once an hour a pool and person, and a holder is asked once an hour.
 */
export const askIdleHolders = command({
  name: "floating.ask-idle",
  permission: "own:leases",
  input: z.strictObject({ poolId: idField }),
  async run(ctx, { poolId }) {
    const personId = ownPerson(ctx);
    const pool = await ctx.tx.pool.findFirst({
      where: { id: poolId, archivedAt: null },
      select: { id: true, licenseId: true, license: { select: { name: true } } },
    });
    const now = (await poolNumbers(ctx, [poolId])).get(poolId);
    if (!pool || !now) throw refuse("not-found", { what: "pool" });
    const license = pool.license.name;
    if (now.allowance === null || now.inUse < now.allowance) throw refuse("pool-not-full", { license });
    if (!(await takeTurn(ctx, { poolId, personId, againAfter: askAgainSeconds })))
      throw refuse("asked-already", { license });
    const holders = await idleHoldersOf(ctx, { poolId, personId, askedWithin: askAgainSeconds });
    if (holders.length === 0) throw refuse("nobody-idle", { license });
    for (const holder of holders) await tell(ctx, holder, { licenseId: pool.licenseId, license });
    await noteAsk(ctx, { poolId, licenseId: pool.licenseId, leaseIds: holders.map(({ leaseId }) => leaseId) });
    return { asked: holders.length };
  },
});

async function tell(ctx: Context, holder: IdleHolder, { licenseId, license }: { licenseId: string; license: string }) {
  const { leaseId, personId, name, email, host } = holder;
  await notifyPerson(ctx, personId, "release-asked", { licenseId, leaseId });
  if (email === null) return;
  await requestMail(ctx, email, "releaseAsked", { name, license, host, url: `${ctx.runtime.publicUrl}/my/floating` });
}
