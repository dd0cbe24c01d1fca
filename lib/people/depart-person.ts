import { command } from "@/lib/kernel/operation";
import { changedOnce, requireUnchanged } from "@/lib/kernel/row-change";
import { emitDeparted } from "./person-events";
import { personView } from "./person-view";
import { requireMayShutOut } from "./require-may-shut-out";
import { requirePerson } from "./require-person";
import { departInput } from "./schema";

/** Marks a person as departed, as of now. What they hold is released by whoever listens to `person/departed`. */
export const departPerson = command({
  name: "people.depart",
  permission: "person:write",
  input: departInput,
  async run(ctx, { personId, reason }) {
    const before = await requirePerson(ctx, personId);
    if (before.status === "DEPARTED") return personView(before);
    requireUnchanged(before, before.version, "person");
    await requireMayShutOut(ctx, personId);
    const data = { status: "DEPARTED" as const, departedAt: ctx.now, version: { increment: 1 } };
    const after = changedOnce(
      await ctx.tx.person.updateManyAndReturn({ where: { id: personId, version: before.version }, data }),
    );
    ctx.record(
      "person.departed",
      { kind: "person", id: personId },
      {
        before: personView(before),
        after: personView(after),
        reason,
        related: [before.departmentId, before.managerId],
      },
    );
    emitDeparted(ctx, personId);
    return personView(after);
  },
});
