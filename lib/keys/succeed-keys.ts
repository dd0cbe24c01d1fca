import type { LicenseKey } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { insertKeys, type NewKey } from "./insert-keys";
import { markReplaced } from "./mark-replaced.sql";

/** Gives each of a locked licence's keys in use a new one of its kind, label and machine; in the order given. */
export async function succeedKeys(
  ctx: Context,
  license: LockedLicense,
  keys: readonly LicenseKey[],
  reason: string | null,
): Promise<(NewKey & { replaces: string })[]> {
  const made = await insertKeys(ctx, license, keys);
  const pairs = made.flatMap((fresh, at) => {
    const old = keys[at];
    return old ? [{ ...fresh, replaces: old.id }] : [];
  });
  await markReplaced(
    ctx,
    pairs.map(({ id, replaces }) => ({ old: replaces, fresh: id })),
  );
  for (const { id, replaces } of pairs)
    ctx.record(
      "license-key.replaced",
      { kind: "license-key", id: replaces },
      { before: { replacedById: null }, after: { replacedById: id }, reason, related: [license.id, id] },
    );
  return pairs;
}
