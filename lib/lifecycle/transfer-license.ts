import { command, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { checkLinks } from "@/lib/licenses/license-checks";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { lockChangeable } from "./changeable-license";
import { completeTransfer } from "./complete-transfer";
import { transferLicenseInput } from "./schema";
import { tellDeciders } from "./tell-about-transfer";

/** Where a licence goes: what is null stays as it is. */
export type Destination = {
  departmentId: string | null;
  siteId: string | null;
  legalEntityId: string | null;
  personId: string | null;
};

/**
 * Gives a licence to another department, site, legal entity or owner of the organisation: at once, or once somebody else
 * has approved it, where the licence says so. Seats and machines stay with their holders.
 */
export const transferLicense = command({
  name: "lifecycle.transfer",
  permission: "license:transfer",
  input: transferLicenseInput,
  async run(ctx, { licenseId, reason, ...to }) {
    const { license } = await lockChangeable(ctx, licenseId);
    if (!license.transferable) throw refuse("license-not-transferable", { license: license.name });
    if (isThere(license, to)) throw refuse("transfer-changes-nothing", { license: license.name });
    await checkDestination(ctx, to);
    const waits = license.transferNeedsApproval;
    const waiting = () => refuse("transfer-waiting-already", { license: license.name });
    if (await ctx.tx.licenseTransfer.findFirst({ where: { licenseId, status: "PENDING" }, select: { id: true } }))
      throw waiting();
    const { actor } = ctx;
    const transfer = await orRefuse(
      () =>
        ctx.tx.licenseTransfer.create({
          data: {
            id: ctx.newId("licenseTransfer"),
            organizationId: ctx.organizationId,
            licenseId,
            status: waits ? "PENDING" : "DONE",
            toDepartmentId: to.departmentId,
            toSiteId: to.siteId,
            toLegalEntityId: to.legalEntityId,
            toPersonId: to.personId,
            reason,
            askedByAccountId: actor.kind === "account" ? actor.accountId : null,
            askedByTokenId: actor.kind === "token" ? actor.tokenId : null,
            decidedAt: waits ? null : ctx.now,
            createdAt: ctx.now,
          },
        }),
      waiting,
      "license_transfer_pending_once",
    );
    ctx.record(
      waits ? "transfer.asked" : "transfer.made",
      { kind: "license-transfer", id: transfer.id },
      { after: transfer, reason, related: [licenseId, to.personId] },
    );
    if (waits) await tellDeciders(ctx, transfer, license);
    else await completeTransfer(ctx, license, transfer, reason);
    return { id: transfer.id, status: transfer.status, licenseId };
  },
});

function isThere(license: LockedLicense, to: Destination): boolean {
  return (
    (to.departmentId === null || to.departmentId === license.departmentId) &&
    (to.siteId === null || to.siteId === license.siteId) &&
    (to.legalEntityId === null || to.legalEntityId === license.legalEntityId) &&
    (to.personId === null || to.personId === license.ownerId)
  );
}

/** What a licence goes to is there and in use. */
export async function checkDestination(ctx: Context, { personId, ...places }: Destination): Promise<void> {
  await checkLinks(ctx, places);
  const person = personId && (await ctx.tx.person.findUnique({ where: { id: personId, archivedAt: null } }));
  if (personId && !person) throw refuseInput({ personId: "is not a person here" });
  if (person && person.status !== "ACTIVE")
    throw refuseInput({
      personId: `is ${person.displayName}, who is ${person.status.toLowerCase().replace("_", " ")}`,
    });
}
