import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { claimTrial } from "@/lib/licenses/trial-use";
import { countUnits } from "./activations.sql";
import { trailOf } from "./activation-trail";
import type { ActivationRow } from "./activation-view";
import { identityOf } from "./component-values";
import { freeDeadMachines } from "./free-dead-machines";
import type { MachineInput } from "./schema";
import { unitsOf } from "./take-unit";

type Known = { activation: ActivationRow; machine: MachineInput; personId: string | null; today: Date };

/**
 * A machine that is active already describes itself again: what it sends replaces what is known of it, what it does not
 * send stays. It keeps its unit; more cores, or another person where people are counted, must fit the licence, whose dead
 * machines give way. Under a trial, another person or fingerprint is one more that tries the product.
 */
export async function refreshMachine(
  ctx: Context,
  license: LockedLicense,
  { activation: before, machine, personId, today }: Known,
) {
  const described = Object.keys(machine.components).length > 0;
  const { kind, identity } = identityOf(machine.components);
  const facts = {
    fingerprint: machine.fingerprint,
    ...(described ? { components: machine.components } : {}),
    ...(identity === null ? {} : { kind, identity }),
    name: machine.name ?? before.name,
    hostname: machine.hostname ?? before.hostname,
    platform: machine.platform ?? before.platform,
    appVersion: machine.version ?? before.appVersion,
    country: machine.country ?? before.country,
    personId: personId ?? before.personId,
    units: license.metric === "CORE" && machine.cores != null ? unitsOf(license, machine) : before.units,
  };
  await claimTrial(ctx, license, { fingerprint: facts.fingerprint });
  if (facts.personId !== null) await claimTrial(ctx, license, { personId: facts.personId });
  const counts = facts.units !== before.units || facts.personId !== before.personId;
  if (counts) await freeDeadMachines(ctx, license, { asks: before.id });
  const held = counts ? (await countUnits(ctx, license.id, today)).held : 0;
  const seen = { lastSeenAt: ctx.now, ...(license.heartbeatSeconds === null ? {} : { lastHeartbeatAt: ctx.now }) };
  const changed = differs(before, facts);
  const after = await ctx.tx.activation.update({
    where: { id: before.id },
    data: { ...facts, ...seen, ...(changed ? { version: { increment: 1 } } : {}) },
  });
  if (counts) {
    const { allowance, held: more } = await countUnits(ctx, license.id, today);
    if (allowance !== null && more > held && more > allowance)
      throw refuse("activation-limit-reached", { license: license.name, limit: allowance, active: held });
  }
  if (changed)
    ctx.record(
      "activation.changed",
      { kind: "activation", id: before.id },
      {
        before: trailOf(before),
        after: trailOf({ ...before, ...facts }),
        related: [license.id, before.personId, facts.personId],
      },
    );
  return after;
}

/** Whether anything is known differently now. The order of components is not looked at: the database keeps its own. */
function differs(before: ActivationRow, facts: object): boolean {
  const known = new Map<string, unknown>(Object.entries(before));
  const text = (value: unknown) =>
    value !== null && typeof value === "object" ? JSON.stringify(Object.entries(value).sort()) : JSON.stringify(value);
  return Object.entries(facts).some(([field, value]) => text(known.get(field) ?? null) !== text(value));
}
