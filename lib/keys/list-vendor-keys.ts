import { query } from "@/lib/kernel/operation";
import { listVendorKeysInput } from "./vendor-key-schema";

/** The keys of a licence by their hints, without opening any; those out of use last. */
export const listVendorKeys = query({
  name: "vendor-keys.list",
  permission: "vendor-key:read",
  input: listVendorKeysInput,
  async run(ctx, { licenseId }) {
    const rows = await ctx.tx.vendorKey.findMany({
      where: { licenseId },
      orderBy: [{ archivedAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }, { id: "asc" }],
      take: 1_000,
      select: {
        id: true,
        label: true,
        hint: true,
        archivedAt: true,
        createdAt: true,
        seat: { select: { id: true, person: { select: { id: true, displayName: true } } } },
      },
    });
    return rows.map(({ seat, ...row }) => ({ ...row, holder: seat?.person ?? null }));
  },
});
