import { z } from "zod";
import { query } from "@/lib/kernel/operation";

export const readOrganization = query({
  name: "organization.read",
  permission: "organization:read",
  quiet: true,
  input: z.strictObject({}),
  run: (ctx) =>
    ctx.tx.organization.findFirstOrThrow({
      select: {
        id: true,
        name: true,
        timeZone: true,
        currency: true,
        showPrices: true,
        createdAt: true,
        version: true,
      },
    }),
});
