import { command } from "@/lib/kernel/operation";
import { changedOnce } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { personView } from "./person-view";
import { emailTaken, requirePerson } from "./require-person";
import { personIdInput } from "./schema";

/** Shows an archived person again, as departed as before. */
export const restorePerson = command({
  name: "people.restore",
  permission: "person:write",
  input: personIdInput,
  async run(ctx, { personId }) {
    const before = await requirePerson(ctx, personId);
    if (!before.archivedAt) return personView(before);
    const update = ctx.tx.person.updateManyAndReturn({
      where: { id: personId, version: before.version },
      data: { archivedAt: null, version: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () => update,
        () => emailTaken(before.email),
      ),
    );
    ctx.record(
      "person.restored",
      { kind: "person", id: personId },
      { before: personView(before), after: personView(after) },
    );
    return personView(after);
  },
});
