import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import { query, type Context } from "@/lib/kernel/operation";
import { transferInclude, transferViews } from "./transfer-view";

/** Owners and admins decide every transfer; who is an approver alone, those of licences that they own. */
export const isTransferAdmin = (ctx: Context) =>
  ctx.actor.kind !== "account" || ctx.actor.roles.includes("ADMIN") || ctx.actor.roles.includes("OWNER");

function waitingForMe(ctx: Context): Prisma.LicenseTransferWhereInput {
  const { actor } = ctx;
  const [accountId, personId] = actor.kind === "account" ? [actor.accountId, actor.personId] : [null, null];
  return {
    status: "PENDING",
    ...(accountId ? { OR: [{ askedByAccountId: null }, { askedByAccountId: { not: accountId } }] } : {}),
    ...(isTransferAdmin(ctx) ? {} : { license: { ownerId: personId ?? "" } }),
  };
}

/** The transfers that wait for this account's decision, oldest first. */
export const transfersToDecide = query({
  name: "lifecycle.transfers-to-decide",
  permission: "license:decide-transfer",
  input: z.strictObject({}),
  async run(ctx) {
    const rows = await ctx.tx.licenseTransfer.findMany({
      where: waitingForMe(ctx),
      orderBy: { createdAt: "asc" },
      take: 200,
      include: transferInclude,
    });
    return { items: await transferViews(ctx, rows) };
  },
});

export const countTransfersToDecide = query({
  name: "lifecycle.count-transfers-to-decide",
  permission: "license:decide-transfer",
  input: z.strictObject({}),
  quiet: true,
  run: (ctx) => ctx.tx.licenseTransfer.count({ where: waitingForMe(ctx) }),
});
