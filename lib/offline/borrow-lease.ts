import { effectiveEntitlements } from "@/lib/entitlements/effective-entitlements";
import { readEntitlementFacts } from "@/lib/entitlements/entitlement-facts";
import { onePerCode } from "@/lib/entitlements/one-per-code";
import { ownPerson } from "@/lib/floating/own-person";
import { borrowInput, borrowOwnInput } from "@/lib/floating/schema";
import { takeOffline } from "@/lib/floating/take-offline.sql";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { fileEnd } from "./file-end";
import { fileKey } from "./file-key";
import { giveOut } from "./give-out";
import { entitlementResources, leaseResource, licenseResource } from "./license-document";
import { offlineLicense } from "./offline-license";

/**
 * Takes a lease away from the network until an instant: its seats stay taken until then, and a licence file that names its
 * holder, seats and features ends with them. Borrowed again, it runs longer, or its file is given once more.
 */
export const borrowLease = command({
  name: "floating.borrow",
  permission: "client:use",
  input: borrowInput,
  run: (ctx, { leaseId, ...wanted }) => borrow(ctx, leaseId, wanted, null),
});

/** The same for oneself, before a journey; anybody else's lease is not there. */
export const borrowOwn = command({
  name: "floating.borrow-own",
  permission: "own:leases",
  input: borrowOwnInput,
  run: (ctx, { leaseId, until }) => borrow(ctx, leaseId, { until, encrypt: false }, ownPerson(ctx)),
});

type Wanted = { until: Date; encrypt: boolean; keyId?: string | undefined };

async function borrow(ctx: Context, leaseId: string, { until, encrypt, keyId }: Wanted, personId: string | null) {
  const lease = await ctx.tx.lease.findUnique({ where: { id: leaseId } });
  const isHidden = ctx.actor.kind === "license" && lease?.licenseId !== ctx.actor.licenseId;
  if (!lease || isHidden || (personId !== null && lease.personId !== personId))
    throw refuse("not-found", { what: "lease" });
  const { licenseId } = lease;
  const license = await offlineLicense(ctx, licenseId);
  const key = await fileKey(ctx, licenseId, { keyId, encrypt });
  requireInTerm(ctx, until, license);
  const facts = await readEntitlementFacts(ctx, licenseId, { personId: lease.personId });
  const entitlements = onePerCode(effectiveEntitlements(facts, ctx.now), [license.productId]);
  // From here on the pool is held alone: what can be read before was.
  const borrowed = await takeOffline(ctx, { leaseId, until, personId, license });
  const given = await giveOut(ctx, {
    kind: "LICENSE",
    licenseId,
    activationId: null,
    keyId: key?.id ?? null,
    leaseId,
    secret: encrypt && key ? key.text : null,
    data: licenseResource(license, { key, encrypted: encrypt, leaseId }),
    included: [leaseResource(borrowed), ...entitlementResources(entitlements)],
    expiresAt: until,
  });
  const { poolId, seats } = borrowed;
  ctx.record(
    "lease.borrowed",
    { kind: "lease", id: leaseId },
    {
      before: { borrowedUntil: lease.borrowedUntil },
      after: { borrowedUntil: until, seats },
      related: [licenseId, poolId, lease.personId, given.id],
    },
  );
  return given;
}

type License = Awaited<ReturnType<typeof offlineLicense>>;

/** A borrow ends with the licence at the latest, its grace included. */
function requireInTerm({ now }: Context, until: Date, license: License): void {
  const ttl = Math.ceil((until.getTime() - now.getTime()) / 1000);
  const last = fileEnd({ now, ttl }, license, license.instants);
  if (last < until)
    throw refuseInput({ until: `is after the end of the licence: ${last.toISOString()} at the latest` });
}
