import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";

/** What a file can be given for and under: the newest machines and keys in use of a licence, at most 200 of each. */
export const fileChoices = query({
  name: "files.choices",
  permission: "key:read",
  quiet: true,
  input: z.strictObject({ licenseId: idField }),
  async run(ctx, { licenseId }) {
    const machines = await ctx.tx.activation.findMany({
      where: { licenseId, endedAt: null },
      orderBy: { id: "desc" },
      take: 200,
      select: { id: true, name: true, hostname: true, fingerprint: true },
    });
    const keys = await ctx.tx.licenseKey.findMany({
      where: { licenseId, revokedAt: null, replacedAt: null },
      orderBy: { id: "desc" },
      take: 200,
      select: { id: true, hint: true, label: true },
    });
    return {
      machines: machines.map(({ id, ...machine }) => ({
        id,
        name: machine.name ?? machine.hostname ?? machine.fingerprint,
      })),
      keys: keys.map(({ id, hint, label }) => ({ id, name: label ? `${label} (…${hint})` : `…${hint}` })),
    };
  },
});

export type FileChoices = Awaited<ReturnType<typeof fileChoices.run>>;
