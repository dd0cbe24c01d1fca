import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { stateOn } from "@/lib/licenses/license-state";
import { lockLicense } from "@/lib/licenses/lock-license";
import { organizationDay } from "@/lib/licenses/organization-day";
import { countKeysToReplace, keysToReplace } from "./keys-to-replace.sql";
import { replaceKeysSignedByInput } from "./signing-key-schema";
import { succeedKeys } from "./succeed-keys";

/** Keys replaced in one transaction at most: more are replaced by asking again. */
const mostAtOnce = 500;

/**
 * Replaces the licence keys in use that a retired signing key has signed, the oldest first, by keys of the current one. Those
 * of a licence that is archived or terminated, also by its expiry, stay: nobody can use them. `left` says how many there are still to replace.
 */
export const replaceKeysSignedBy = command({
  name: "signing-keys.replace-keys",
  permission: "key:write",
  input: replaceKeysSignedByInput,
  async run(ctx, { signingKeyId, reason }) {
    const signingKey = await ctx.tx.signingKey.findUnique({ where: { id: signingKeyId } });
    if (!signingKey) throw refuse("not-found", { what: "signing key" });
    if (!signingKey.retiredAt) throw refuse("signing-key-current");
    const { today } = await organizationDay(ctx);
    const signed = { kid: signingKey.kid, today };
    const found = await keysToReplace(ctx, signed, mostAtOnce);
    const items = [];
    // Licences are locked in one order, so that two who do this at once wait for each other instead of dead-locking.
    for (const licenseId of [...new Set(found.map((key) => key.licenseId))].sort()) {
      const license = await lockLicense(ctx, licenseId);
      if (license.archivedAt || stateOn(license, today) === "TERMINATED") continue;
      const ids = found.filter((key) => key.licenseId === licenseId).map(({ id }) => id);
      const keys = await ctx.tx.licenseKey.findMany({ where: { id: { in: ids }, ...inUse }, orderBy: { id: "asc" } });
      const replaced = await succeedKeys(ctx, license, keys, reason);
      items.push(...replaced.map((key) => ({ ...key, license: license.name })));
    }
    return { items, left: await countKeysToReplace(ctx, signed) };
  },
});

const inUse = { revokedAt: null, replacedAt: null };
