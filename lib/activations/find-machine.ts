import { z } from "zod";
import type { Context } from "@/lib/kernel/operation";
import type { ActivationRow } from "./activation-view";
import { likelyMachines } from "./activations.sql";
import { identityOf } from "./component-values";
import { rankMachines, type Components, type Machine, type MatchingRule } from "./match-machine";

const componentsShape = z.record(z.string(), z.string());

/** Components as they are stored: names to texts. */
export const componentsOf = (stored: unknown): Components => componentsShape.parse(stored);

/**
 * The active machine of a licence that this one is, with how it matched; null for a machine that is new. Identity and
 * fingerprint go before components, so that these are looked through only where neither is known.
 */
export async function findMachine(ctx: Context, licenseId: string, machine: Machine, rule: MatchingRule) {
  const exact = await ctx.tx.activation.findMany({ where: exactly(licenseId, machine) });
  const found = best(exact, machine, rule);
  if (found) return found;
  const likely = await likelyMachines(ctx, licenseId, machine);
  return best(await ctx.tx.activation.findMany({ where: { id: { in: likely } } }), machine, rule);
}

function best<Row extends ActivationRow>(rows: readonly Row[], machine: Machine, rule: MatchingRule) {
  const stored = rows.map((row) => ({ ...row, row, components: componentsOf(row.components) }));
  const [first] = rankMachines(stored, machine, rule);
  return first?.match.same ? { activation: first.stored.row, match: first.match } : null;
}

/** All active machines that could be this one: of its fingerprint or identity, or with a component in common. */
export async function similarMachines(ctx: Context, licenseId: string, machine: Machine): Promise<string[]> {
  const exact = await ctx.tx.activation.findMany({ where: exactly(licenseId, machine), select: { id: true } });
  return [...new Set([...exact.map(({ id }) => id), ...(await likelyMachines(ctx, licenseId, machine))])];
}

function exactly(licenseId: string, { fingerprint, components }: Machine) {
  const { identity } = identityOf(components);
  return { licenseId, endedAt: null, OR: [{ fingerprint }, ...(identity === null ? [] : [{ identity }])] };
}
