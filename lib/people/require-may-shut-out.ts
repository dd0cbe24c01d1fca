import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

const owning = { disabledAt: null, roleGrants: { some: { role: "OWNER", revokedAt: null } } } as const;

/**
 * Whoever is suspended or has departed cannot sign in, whatever their roles. So only an owner does that to an owner, and
 * never to the last one who can sign in: not an admin, an API token or an imported file.
 */
export async function requireMayShutOut(ctx: Context, personId: string): Promise<void> {
  const account = await ctx.tx.account.findFirst({ where: { personId, ...owning } });
  if (!account) return;
  if (ctx.actor.kind !== "account" || !ctx.actor.roles.includes("OWNER")) throw refuse("owner-only");
  // Changes of who owns an organisation take turns under this lock, so that two owners cannot shut each other out.
  await ctx.tx.$queryRaw`SELECT id FROM organization WHERE id = ${ctx.organizationId} FOR NO KEY UPDATE`;
  const others = await ctx.tx.account.count({
    where: {
      ...owning,
      passwordHash: { not: null },
      OR: [
        { personId: null },
        { personId: { not: personId }, person: { is: { status: { in: ["ACTIVE", "ON_LEAVE"] } } } },
      ],
    },
  });
  if (others === 0) throw refuse("last-owner", { account: account.name });
}
