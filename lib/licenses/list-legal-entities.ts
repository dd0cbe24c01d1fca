import { z } from "zod";
import { query } from "@/lib/kernel/operation";

/** The legal entities of the organisation, by name: there are few. */
export const listLegalEntities = query({
  name: "legal-entities.list",
  permission: "license:read",
  input: z.strictObject({}),
  quiet: true,
  run: async (ctx) => ({
    items: await ctx.tx.legalEntity.findMany({
      where: { archivedAt: null },
      orderBy: { name: "asc" },
      take: 500,
      select: { id: true, name: true },
    }),
  }),
});
