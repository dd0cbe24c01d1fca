import { command } from "@/lib/kernel/operation";
import { changedOnce, requireUnchanged } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { emitReturned } from "./person-events";
import { personView } from "./person-view";
import { requireMayShutOut } from "./require-may-shut-out";
import { emailTaken, holderOfEmail, requirePerson } from "./require-person";
import { changeStatusInput } from "./schema";

/** Active, on leave or suspended; also brings back somebody who had departed, unless their address has a new owner. */
export const changePersonStatus = command({
  name: "people.change-status",
  permission: "person:write",
  input: changeStatusInput,
  async run(ctx, { personId, status, reason }) {
    const before = await requirePerson(ctx, personId);
    requireUnchanged(before, before.version, "person");
    if (before.status === status) return personView(before);
    if (status === "SUSPENDED") await requireMayShutOut(ctx, personId);
    const returns = before.status === "DEPARTED";
    const holder = returns && before.email ? await holderOfEmail(ctx, before.email) : null;
    if (holder) throw emailTaken(before.email, holder.displayName);
    const data = { status, ...(returns ? { departedAt: null } : {}), version: { increment: 1 } };
    const update = ctx.tx.person.updateManyAndReturn({ where: { id: personId, version: before.version }, data });
    const after = changedOnce(
      await orRefuse(
        () => update,
        () => emailTaken(before.email),
      ),
    );
    ctx.record(
      returns ? "person.returned" : "person.status-changed",
      { kind: "person", id: personId },
      { before: personView(before), after: personView(after), reason },
    );
    if (returns) emitReturned(ctx, personId);
    return personView(after);
  },
});
