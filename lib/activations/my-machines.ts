import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { movesBefore } from "./activations.sql";
import { componentsOf } from "./find-machine";
import { machineRow, readMachineRows } from "./machine-row";
import { nextMoveAt } from "./move-limit";

const mostActive = 200;
const mostEnded = 20;
const unknownRule = { moveLimit: null, movePeriodDays: 1, moveNeedsApproval: false, deployment: "CLOUD" };

/** One's own machines: those that hold a unit, with when each may move, and the last that ended. */
export const myMachines = query({
  name: "activations.mine",
  permission: "own:machines",
  input: z.strictObject({}),
  async run(ctx) {
    const personId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
    if (personId === null) return { active: [], ended: [] };
    const orderBy = [{ activatedAt: "desc" }, { id: "desc" }];
    const held = await readMachineRows(ctx, { where: { personId, endedAt: null }, orderBy, take: mostActive });
    const rules = await ctx.tx.license.findMany({
      where: { id: { in: held.map(({ licenseId }) => licenseId) } },
      select: { id: true, moveLimit: true, movePeriodDays: true, moveNeedsApproval: true, deployment: true },
    });
    const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
    const active = [];
    for (const row of held) {
      const rule = ruleOf.get(row.licenseId) ?? unknownRule;
      const moves = rule.moveLimit === null ? [] : await movesBefore(ctx, row.id);
      active.push({
        ...machineRow(row, ctx.now),
        components: componentsOf(row.components),
        nextMove: nextMoveAt(moves, rule, ctx.now),
        moveNeedsApproval: rule.moveNeedsApproval,
        /** It may run on a file, away from the network. */
        runsOnFiles: rule.deployment !== "CLOUD",
      });
    }
    const past = { personId, endedAt: { not: null } };
    const ended = await readMachineRows(ctx, { where: past, orderBy: [{ endedAt: "desc" }], take: mostEnded });
    return { active, ended: ended.map((row) => machineRow(row, ctx.now)) };
  },
});

export type OwnMachine = Awaited<ReturnType<typeof myMachines.run>>["active"][number];
