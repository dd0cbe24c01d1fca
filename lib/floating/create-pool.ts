import { lockGranting, requireLicenseFeature } from "@/lib/entitlements/license-feature";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { checkPart, checkTiming } from "./pool-checks";
import { poolAfter } from "./pool-facts";
import { createPoolInput } from "./pool-schema";
import { settingsOf } from "./pool-settings";
import { lockPools } from "./pools.sql";

/**
 * Makes the pool of a feature, with its part of the licence's seats, which the pool that has what remains gives up: seats in
 * use there come over as they are returned. Without a feature it makes the product's pool again, where it was archived.
 */
export const createPool = command({
  name: "pools.create",
  permission: "pool:write",
  input: createPoolInput,
  async run(ctx, { licenseId, feature: named, name, ...settings }) {
    const license = await lockGranting(ctx, licenseId);
    if (license.allocation !== "FLOATING")
      throw refuse("license-not-floating", {
        license: license.name,
        allocation: license.allocation.toLowerCase().replace("_", "-"),
      });
    const feature = named ? await requireLicenseFeature(ctx, license, named) : null;
    await lockPools(ctx, licenseId);
    const taken = () => refuse("pool-exists", { license: license.name, feature: feature?.name ?? null });
    const featureId = feature?.id ?? null;
    if (await ctx.tx.pool.count({ where: { licenseId, featureId, archivedAt: null } })) throw taken();
    const { seats = null, leaseSeconds = null, heartbeatSeconds = null, longestSeconds = null } = settings;
    checkTiming({ leaseSeconds, heartbeatSeconds, longestSeconds }, license.leaseSeconds);
    await checkPart(ctx, licenseId, null, seats);
    const data = {
      ...settings,
      seats,
      id: ctx.newId("pool"),
      organizationId: ctx.organizationId,
      licenseId,
      featureId,
      name: name ?? (feature ? `${license.name}: ${feature.name}` : license.name),
      createdAt: ctx.now,
    };
    const pool = await orRefuse(() => ctx.tx.pool.create({ data }), taken);
    ctx.record(
      "pool.created",
      { kind: "pool", id: pool.id },
      { after: settingsOf(pool), related: [licenseId, featureId] },
    );
    return poolAfter(ctx, pool.id);
  },
});
