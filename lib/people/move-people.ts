import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { updatePerson } from "./change-person";
import { movePeopleInput } from "./schema";

/** Moves people to a department (or to none): one act, one event for each who was elsewhere. */
export const movePeople = command({
  name: "people.move",
  permission: "person:write",
  input: movePeopleInput,
  async run(ctx, { personIds, departmentId }) {
    const wanted = [...new Set(personIds)];
    const people = await ctx.tx.person.findMany({
      where: { id: { in: wanted }, archivedAt: null },
      orderBy: { id: "asc" },
    });
    if (people.length < wanted.length) throw refuse("not-found", { what: "such person" });
    const moved: { id: string; departmentId: string | null }[] = [];
    for (const person of people) {
      if (person.departmentId === departmentId) continue;
      await updatePerson(ctx, person, { departmentId });
      moved.push({ id: person.id, departmentId: person.departmentId });
    }
    return { moved };
  },
});
