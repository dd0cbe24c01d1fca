import { isoDay, dayIn, dayInWords } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { organizationDay } from "@/lib/licenses/organization-day";
import type { ActivationRow } from "./activation-view";
import { movesBefore } from "./activations.sql";
import { requireAllowedPlace } from "@/lib/licenses/allowed-place";
import { requireAllowedVersion } from "@/lib/licenses/allowed-version";
import { endActivations } from "./end-activations";
import { findMachine } from "./find-machine";
import { findUser } from "./find-user";
import { activationEnded } from "./lock-activation";
import { nextMoveAt } from "./move-limit";
import type { MachineInput } from "./schema";
import { takeUnit } from "./take-unit";
import { requireUsableByMachine } from "./usable-license";

type Move = { activation: ActivationRow; license: LockedLicense; machine: MachineInput };

/** Whether the unit of a machine may go to this hardware now: asked when a move is asked for, and again when it is done. */
export async function requireMovable(ctx: Context, { activation, license, machine }: Move): Promise<void> {
  if (activation.endedAt !== null) throw activationEnded(activation);
  const { today, timeZone } = await organizationDay(ctx);
  requireUsableByMachine(license, today);
  await requireAllowedVersion(ctx, license, machine.version ?? activation.appVersion, today);
  const known = await findMachine(ctx, license.id, machine, license.machineMatching);
  if (known?.activation.id === activation.id) throw refuse("same-machine");
  if (known) throw refuse("machine-active-already", { machine: nameOf(known.activation) });
  const next = nextMoveAt(await movesBefore(ctx, activation.id), license, ctx.now);
  if (next === null) return;
  throw refuse("move-limit-reached", {
    license: license.name,
    limit: license.moveLimit,
    days: license.movePeriodDays,
    nextOn: next === "never" ? null : dayInWords(dayIn(timeZone, next)),
    nextAt: next === "never" ? null : next.toISOString(),
  });
}

/** Moves the unit: the old machine ends and the new one begins at one instant. Who uses it stays, unless the new one names somebody. */
export async function moveUnit(ctx: Context, move: Move, reason: string | null) {
  await requireMovable(ctx, move);
  const { activation, license, machine } = move;
  const { today } = await organizationDay(ctx);
  const user = (await findUser(ctx, machine.user)) ?? (await userOf(ctx, activation.personId));
  await requireAllowedPlace(ctx, license, { person: user, country: machine.country ?? activation.country });
  await endActivations(ctx, [activation], { reason: "MOVED", note: reason });
  return takeUnit(ctx, license, {
    machine: {
      ...machine,
      name: machine.name ?? activation.name,
      version: machine.version ?? activation.appVersion,
      country: machine.country ?? activation.country,
      cores: machine.cores ?? activation.units,
    },
    personId: user?.id ?? null,
    today,
    previousId: activation.id,
    reason,
  });
}

function userOf(ctx: Context, personId: string | null) {
  if (personId === null) return null;
  return ctx.tx.person.findUniqueOrThrow({ where: { id: personId }, select: { id: true, displayName: true } });
}

/** What people call a machine. */
const nameOf = ({ name, hostname, activatedAt }: Pick<ActivationRow, "name" | "hostname" | "activatedAt">) =>
  name ?? hostname ?? `the machine of ${isoDay(activatedAt)}`;
