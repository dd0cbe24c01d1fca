import { z } from "zod";
import type { Context } from "@/lib/kernel/operation";
import { likelyMachines } from "./activations.sql";
import { rankMachines, type Components, type Machine, type MatchingRule } from "./match-machine";

const componentsShape = z.record(z.string(), z.string());

/** Components as they are stored: names to texts. */
export const componentsOf = (stored: unknown): Components => componentsShape.parse(stored);

/** The active machine of a licence that this one is, with how it matched; null for a machine that is new. */
export async function findMachine(ctx: Context, licenseId: string, machine: Machine, rule: MatchingRule) {
  const likely = await likelyMachines(ctx, licenseId, machine);
  if (likely.length === 0) return null;
  const rows = await ctx.tx.activation.findMany({ where: { id: { in: likely } } });
  const stored = rows.map((row) => ({ row, ...row, components: componentsOf(row.components) }));
  const [best] = rankMachines(stored, machine, rule);
  return best?.match.same ? { activation: best.stored.row, match: best.match } : null;
}
