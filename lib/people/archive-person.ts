import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { personView } from "./person-view";
import { requirePerson } from "./require-person";
import { personIdInput } from "./schema";

/** Hides somebody who has departed from lists. Their history stays, and they can be restored. */
export const archivePerson = command({
  name: "people.archive",
  permission: "person:write",
  input: personIdInput,
  async run(ctx, { personId }) {
    const before = await requirePerson(ctx, personId);
    if (before.archivedAt) return personView(before);
    if (before.status !== "DEPARTED")
      throw refuse("in-use", {
        what: before.displayName,
        why: "still works here",
        remedy: "Mark them as departed first.",
      });
    const seats = await ctx.tx.seat.count({
      where: { personId, OR: [{ heldUntil: null }, { heldUntil: { gt: ctx.now } }] },
    });
    if (seats > 0)
      throw refuse("in-use", {
        what: before.displayName,
        why: `still holds ${seats} ${seats === 1 ? "seat" : "seats"}`,
        remedy: "Release what they hold first.",
      });
    const data = { archivedAt: ctx.now, version: { increment: 1 } };
    const after = changedOnce(
      await ctx.tx.person.updateManyAndReturn({ where: { id: personId, version: before.version }, data }),
    );
    ctx.record(
      "person.archived",
      { kind: "person", id: personId },
      { before: personView(before), after: personView(after) },
    );
    return personView(after);
  },
});
