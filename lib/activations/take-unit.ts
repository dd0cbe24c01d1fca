import type { LockedLicense } from "@/lib/licenses/lock-license";
import { startTrial } from "@/lib/licenses/start-trial";
import { claimTrial } from "@/lib/licenses/trial-use";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { trailOf } from "./activation-trail";
import { countUnits, type Units } from "./activations.sql";
import { identityOf } from "./component-values";
import { freeDeadMachines } from "./free-dead-machines";
import { insertActivation } from "./insert-activation.sql";
import type { MachineInput } from "./schema";

type Taker = {
  machine: MachineInput;
  personId: string | null;
  today: Date;
  /** As counted under the lock, where that was done already. */
  units?: Units;
  previousId?: string;
  reason?: string | null;
};

/**
 * Gives a new machine its unit: the one place where a unit is taken. The caller has locked the licence, so that
 * activations of one licence take turns and the last unit is given once.
 */
export async function takeUnit(ctx: Context, license: LockedLicense, taker: Taker) {
  const { machine, personId, today, previousId = null, reason = null, units: counted } = taker;
  const units = unitsOf(license, machine);
  await claimTrial(ctx, license, { fingerprint: machine.fingerprint });
  if (personId !== null) await claimTrial(ctx, license, { personId });
  if (license.term === "TRIAL") await startTrial(ctx, license.id, "FIRST_ACTIVATION");
  const freed = await freeDeadMachines(ctx, license);
  const isCounted = counted !== undefined && freed === 0;
  const { capacity, allowance, held } = isCounted ? counted : await countUnits(ctx, license.id, today);
  const after = held + (await unitsAdded(ctx, license, personId, units));
  if (allowance !== null && after > allowance)
    throw refuse("activation-limit-reached", { license: license.name, limit: allowance, active: held });
  const { kind, identity } = identityOf(machine.components);
  const activation = await insertActivation(ctx, {
    id: ctx.newId("activation"),
    organizationId: ctx.organizationId,
    licenseId: license.id,
    fingerprint: machine.fingerprint,
    components: machine.components,
    kind,
    identity,
    name: machine.name,
    hostname: machine.hostname,
    platform: machine.platform,
    appVersion: machine.version,
    country: machine.country,
    personId,
    units,
    overage: after > capacity,
    activatedAt: ctx.now,
    previousId,
  });
  const related = [license.id, personId, previousId];
  ctx.record(
    "activation.started",
    { kind: "activation", id: activation.id },
    { after: trailOf(activation), reason, related },
  );
  return activation;
}

/** What a machine counts for: its cores under a licence counted by CORE, otherwise one. */
export function unitsOf(license: LockedLicense, { cores }: Pick<MachineInput, "cores">): number {
  if (license.metric !== "CORE") return 1;
  if (cores == null) throw refuseInput({ cores: "is needed: the licence is counted by cores" });
  return cores;
}

/** Under a licence counted by USER, a person's second machine takes no unit more. */
async function unitsAdded(ctx: Context, license: LockedLicense, personId: string | null, units: number) {
  if (license.metric !== "USER" || personId === null) return units;
  const other = await ctx.tx.activation.findFirst({
    where: { licenseId: license.id, personId, endedAt: null },
    select: { id: true },
  });
  return other ? 0 : units;
}
