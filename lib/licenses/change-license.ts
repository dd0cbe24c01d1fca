import type { Context } from "@/lib/kernel/operation";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { seatsHeldNow } from "./capacity.sql";
import { checkLinks, checkTerms } from "./license-checks";
import { lockLicense, type LockedLicense } from "./lock-license";
import { changeLicenseInput } from "./schema";

/** Changes the facts of a licence; the row is locked, so that a change and an assignment take turns. */
export const changeLicense = command({
  name: "licenses.change",
  permission: "license:write",
  input: changeLicenseInput,
  async run(ctx, { licenseId, version, reason, ...changes }) {
    const before = await lockLicense(ctx, licenseId);
    if (before.archivedAt) throw refuse("already-archived", { what: "licence" });
    if (before.version !== version) throw refuse("changed-meanwhile");
    checkTerms({ ...before, ...changes });
    await checkLinks(ctx, newLinks(before, changes));
    if (changes.allocation !== undefined && changes.allocation !== before.allocation)
      await refuseWhileHeld(ctx, before);

    const after = await ctx.tx.license.update({
      where: { id: licenseId },
      data: { ...changes, version: { increment: 1 } },
    });
    ctx.record(
      "license.changed",
      { kind: "license", id: licenseId },
      { before, after, reason, related: [after.productId] },
    );
    return { id: after.id, name: after.name, version: after.version };
  },
});

/** Only what is newly chosen must be in use: an owner who has left since may stay until someone is named. */
function newLinks(before: LockedLicense, changes: Partial<LockedLicense>) {
  const changed = <Key extends "productId" | "ownerId" | "departmentId" | "legalEntityId">(key: Key) =>
    changes[key] === before[key] ? undefined : changes[key];
  return {
    productId: changed("productId"),
    ownerId: changed("ownerId"),
    departmentId: changed("departmentId"),
    legalEntityId: changed("legalEntityId"),
  };
}

async function refuseWhileHeld(ctx: Context, license: LockedLicense): Promise<void> {
  const held = await seatsHeldNow(ctx, license.id);
  if (held === 0) return;
  const why = held === 1 ? "has 1 seat that is held" : `has ${held} seats that are held`;
  throw refuse("in-use", { what: license.name, why, remedy: "Release them before you change how it is allocated." });
}
