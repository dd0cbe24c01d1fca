import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { optionsInput } from "./schema";

/** People who work here, for a field that names one. */
export const personOptions = query({
  name: "people.options",
  permission: "person:read",
  input: optionsInput,
  async run(ctx, { q }) {
    const people = await ctx.tx.person.findMany({
      where: {
        archivedAt: null,
        status: { not: "DEPARTED" },
        ...(q ? { OR: [{ displayName: containing(q) }, { email: containing(q) }, { username: containing(q) }] } : {}),
      },
      orderBy: [{ displayName: "asc" }, { id: "asc" }],
      take: 20,
      select: { id: true, displayName: true, email: true, title: true },
    });
    return {
      items: people.map(({ id, displayName, email, title }) => ({
        id,
        label: displayName,
        ...(email || title ? { detail: email ?? title ?? "" } : {}),
      })),
    };
  },
});
