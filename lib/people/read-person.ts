import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { pathOf } from "./department-tree";
import { personView } from "./person-view";
import { personIdInput } from "./schema";

const somebody = { select: { id: true, displayName: true, status: true } } as const;

export const readPerson = query({
  name: "people.read",
  permission: "person:read",
  input: personIdInput,
  async run(ctx, { personId }) {
    const found = await ctx.tx.person.findFirst({
      where: { id: personId },
      include: {
        site: { select: { id: true, name: true, country: true, timeZone: true } },
        manager: somebody,
        sponsor: somebody,
        reports: {
          where: { archivedAt: null, status: { not: "DEPARTED" } },
          select: { id: true, displayName: true, title: true },
          orderBy: { displayName: "asc" },
        },
        identities: { orderBy: { validFrom: "asc" } },
      },
    });
    if (!found) throw refuse("not-found", { what: "person" });
    const { site, manager, sponsor, reports, identities, ...person } = found;
    const departments = person.departmentId
      ? await ctx.tx.department.findMany({ select: { id: true, name: true, parentId: true } })
      : [];
    const departmentPath = person.departmentId
      ? pathOf(departments, person.departmentId).map(({ id, name }) => ({ id, name }))
      : [];
    return {
      ...personView(person),
      departmentPath,
      site,
      manager,
      sponsor,
      reports,
      identities: identities.map(({ source, externalId, validFrom, validUntil }) => ({
        source,
        externalId,
        validFrom,
        validUntil,
      })),
    };
  },
});

export type PersonDetail = Awaited<ReturnType<typeof readPerson.run>>;
