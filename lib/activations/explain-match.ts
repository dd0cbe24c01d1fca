import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { organizationDay } from "@/lib/licenses/organization-day";
import { countUnits } from "./activations.sql";
import { componentsOf, similarMachines } from "./find-machine";
import { rankMachines } from "./match-machine";
import { explainInput } from "./schema";

const most = 5;

/**
 * Why a machine is, or is not, one that is active under a licence: the closest machines, component by component, under
 * the licence's rule; and whether a unit is left for it as a new one. Changes nothing.
 */
export const explainMatch = query({
  name: "activations.explain-match",
  permission: "activation:read",
  input: explainInput,
  async run(ctx, { licenseId, ...machine }) {
    const license = await ctx.tx.license.findUnique({
      where: { id: licenseId },
      select: { id: true, name: true, machineMatching: true, allocation: true },
    });
    if (!license) throw refuse("not-found", { what: "licence" });
    const { today } = await organizationDay(ctx);
    const likely = await similarMachines(ctx, licenseId, machine);
    const rows = await ctx.tx.activation.findMany({
      where: likely.length > 0 ? { id: { in: likely } } : { licenseId, endedAt: null },
      orderBy: { activatedAt: "desc" },
      ...(likely.length > 0 ? {} : { take: most }),
      include: { person: { select: { id: true, displayName: true } } },
    });
    const stored = rows.map(({ components, ...row }) => ({ ...row, components: componentsOf(components) }));
    const closest = rankMachines(stored, machine, license.machineMatching).slice(0, most);
    return {
      license: { id: license.id, name: license.name },
      rule: license.machineMatching,
      units: await countUnits(ctx, licenseId, today),
      matched: closest.find(({ match }) => match.same)?.stored.id ?? null,
      closest: closest.map(({ stored: { id, name, hostname, fingerprint, person, activatedAt }, match }) => ({
        id,
        name,
        hostname,
        fingerprint,
        person,
        activatedAt,
        match,
      })),
    };
  },
});

export type MatchExplanation = Awaited<ReturnType<typeof explainMatch.run>>;
