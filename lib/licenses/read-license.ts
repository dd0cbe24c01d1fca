import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { fieldsThatDiffer } from "./license-against-type";
import { namesOfPlaces } from "./names-of-places";
import { firstShortfall, overSince } from "./capacity-steps";
import { licenseViews, lotsOf, readRows } from "./license-view";
import { lotsGoingOn } from "./lots-going-on";
import { organizationDay } from "./organization-day";
import { licenseIdInput } from "./schema";

/** A licence with its counts, its costs and the first day on which it has fewer seats than are held now. */
export const readLicense = query({
  name: "licenses.read",
  permission: "license:read",
  input: licenseIdInput,
  async run(ctx, { licenseId }) {
    const { today, timeZone } = await organizationDay(ctx);
    const [row] = await readRows(ctx, { where: { id: licenseId }, take: 1 });
    if (!row) throw refuse("not-found", { what: "licence" });
    const [license] = await licenseViews(ctx, [row], today);
    if (!license) throw refuse("not-found", { what: "licence" });
    const lots = await lotsOf(ctx, [licenseId]);
    const vendorKeys = await ctx.tx.vendorKey.count({ where: { licenseId, archivedAt: null } });
    const ownKeys = await ctx.tx.licenseKey.count({ where: { licenseId, revokedAt: null, replacedAt: null } });
    const entity = row.legalEntityId
      ? await ctx.tx.legalEntity.findUnique({ where: { id: row.legalEntityId }, select: { id: true, name: true } })
      : null;
    const restrictedTo = await namesOfPlaces(ctx, row);
    const own = lots.get(licenseId) ?? [];
    const counted = lotsGoingOn(own, row);
    const { held, over } = license.seats;
    const isStrict = license.allocation === "NODE_LOCKED" && license.overage === "NONE";
    const shortfall = license.allocation === "NAMED" || isStrict ? firstShortfall(counted, held, today) : null;
    return {
      ...license,
      legalEntity: entity,
      restrictedTo,
      differsIn: await fieldsThatDiffer(ctx, row),
      keys: vendorKeys + ownKeys,
      purchases: own.length,
      shortfall,
      overSince: over > 0 ? overSince(counted, held, today) : null,
      today,
      timeZone,
    };
  },
});

export type LicenseDetail = Awaited<ReturnType<typeof readLicense.run>>;
