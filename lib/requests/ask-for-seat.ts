import { command, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { isUsable, stateInWords, stateOn } from "@/lib/licenses/license-state";
import { lockLicense } from "@/lib/licenses/lock-license";
import { organizationDay } from "@/lib/licenses/organization-day";
import { requireInside } from "@/lib/seats/require-inside";
import { componentsHeldBy } from "@/lib/seats/suite-seats";
import { approvalChain } from "./approval-chain";
import { fulfilRequest } from "./fulfil-request";
import { tellApprovers } from "./tell-people";
import { askForSeatInput } from "./schema";

/** Asks for a seat of a licence for oneself. Without a chain it is granted, or put on the waitlist, at once. */
export const askForSeat = command({
  name: "requests.ask",
  permission: "own:request",
  input: askForSeatInput,
  async run(ctx, { licenseId, reason, neededUntil }) {
    const person = await requireOwnPerson(ctx);
    const { today } = await organizationDay(ctx);
    const license = await requireRequestableLicense(ctx, licenseId, today);
    const until = neededUntil ? new Date(neededUntil) : null;
    if (until && until < today) throw refuseInput({ neededUntil: "is in the past: choose today or a later day" });

    const held = await ctx.tx.seat.findFirst({
      where: {
        licenseId,
        personId: person.id,
        heldFrom: { lte: ctx.now },
        OR: [{ heldUntil: null }, { heldUntil: { gt: ctx.now } }],
      },
    });
    if (held) throw refuse("seat-already-held", { person: person.displayName, license: license.name });
    const throughSuite = (await componentsHeldBy(ctx, person.id)).get(license.productId);
    if (throughSuite) throw refuse("held-through-suite", { suite: throughSuite.suite, product: license.product.name });
    const open = await ctx.tx.seatRequest.findFirst({
      where: { licenseId, personId: person.id, status: { in: ["PENDING", "WAITLISTED"] } },
    });
    if (open) throw refuse("request-already-open", { license: license.name });

    await requireInside(ctx, license, person);
    const rules = license.approvalOverride ? license.approvalRules : license.product.approvalRules;
    const ownerId = license.ownerId ?? license.product.ownerId;
    const active = await ctx.tx.person.findMany({
      where: {
        id: { in: [person.managerId, ownerId].filter((id) => id !== null) },
        status: "ACTIVE",
        archivedAt: null,
      },
      select: { id: true },
    });
    const chain = approvalChain(rules, {
      requesterId: person.id,
      managerId: person.managerId,
      ownerId,
      activeIds: new Set(active.map((p) => p.id)),
    });

    // Before the request refers to the licence: two who both refer to it and then want it alone would lock each other out.
    if (chain.length === 0) await lockLicense(ctx, licenseId);
    const request = await orRefuse(
      () =>
        ctx.tx.seatRequest.create({
          data: {
            id: ctx.newId("seatRequest"),
            organizationId: ctx.organizationId,
            licenseId,
            personId: person.id,
            reason,
            neededUntil: until,
            createdAt: ctx.now,
          },
        }),
      () => refuse("request-already-open", { license: license.name }),
    );
    await ctx.tx.approvalStep.createMany({
      data: chain.map((step, position) => ({
        id: ctx.newId("approvalStep"),
        organizationId: ctx.organizationId,
        requestId: request.id,
        position,
        ...step,
        createdAt: ctx.now,
      })),
    });
    ctx.record(
      "request.made",
      { kind: "request", id: request.id },
      {
        after: { licenseId, personId: person.id, neededUntil: until, approvals: chain.map((s) => s.rule) },
        reason,
        related: [licenseId, person.id],
      },
    );
    if (chain.length > 0) {
      await tellApprovers(ctx, request.id);
      return { id: request.id, status: request.status };
    }
    const fulfilled = await fulfilRequest(ctx, request);
    return { id: fulfilled.id, status: fulfilled.status };
  },
});

/** The person behind the signed-in account, who must be active to ask for or hold anything. */
async function requireOwnPerson(ctx: Context) {
  const personId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
  const person =
    personId === null ? null : await ctx.tx.person.findFirst({ where: { id: personId, archivedAt: null } });
  if (!person) throw refuse("no-person-behind-account");
  if (person.status !== "ACTIVE")
    throw refuse("person-not-active", {
      person: person.displayName,
      state: person.status.toLowerCase().replace("_", " "),
    });
  return person;
}

async function requireRequestableLicense(ctx: Context, licenseId: string, today: Date) {
  const license = await ctx.tx.license.findFirst({
    where: { id: licenseId, archivedAt: null },
    include: { product: true },
  });
  if (!license || license.product.archivedAt !== null || !license.product.requestable)
    throw refuse("not-found", { what: "such software in the catalogue" });
  if (license.allocation !== "NAMED")
    throw refuse("license-not-named", {
      license: license.name,
      allocation: license.allocation.toLowerCase().replace("_", "-"),
    });
  const state = stateOn(license, today);
  if (!isUsable(state)) throw refuse("license-not-usable", { license: license.name, state: stateInWords[state] });
  return license;
}
