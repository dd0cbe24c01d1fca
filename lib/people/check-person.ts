import type { Person } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { isAbove, lockTree } from "./people.sql";
import { requireColleague } from "./require-person";
import { checkDepartment } from "./require-department";
import { checkSite } from "./require-site";

export type PersonFacts = Pick<
  Person,
  "displayName" | "kind" | "departmentId" | "siteId" | "managerId" | "sponsorId" | "startsOn" | "endsOn"
>;

/**
 * What must hold of a person as a whole. `before` is null for somebody new; what a change leaves alone is not looked
 * up again, so that an archived department does not block a new e-mail address.
 */
export async function checkPerson(
  ctx: Context,
  personId: string,
  before: PersonFacts | null,
  after: PersonFacts,
): Promise<void> {
  checkTerms(after);
  if (after.departmentId && after.departmentId !== before?.departmentId)
    await checkDepartment(ctx, after.departmentId, "departmentId");
  if (after.siteId && after.siteId !== before?.siteId) await checkSite(ctx, after.siteId, "siteId");
  if (after.sponsorId === personId) throw refuseInput({ sponsorId: "is somebody else than the contractor" });
  if (after.sponsorId && after.sponsorId !== before?.sponsorId)
    await requireColleague(ctx, after.sponsorId, "sponsorId");
  if (after.managerId && after.managerId !== before?.managerId) {
    await requireColleague(ctx, after.managerId, "managerId");
    // Nobody reports to somebody new yet: only a change can close a circle.
    if (before) await checkChain(ctx, personId, after.managerId, after.displayName);
  }
}

function checkTerms(person: PersonFacts): void {
  if (person.kind === "CONTRACTOR") {
    const missing = {
      ...(person.sponsorId ? {} : { sponsorId: "is needed for a contractor" }),
      ...(person.endsOn ? {} : { endsOn: "is needed for a contractor" }),
    };
    if (Object.keys(missing).length > 0) throw refuseInput(missing);
  }
  if (person.startsOn && person.endsOn && person.endsOn < person.startsOn)
    throw refuseInput({ endsOn: "is before the start date" });
}

async function checkChain(ctx: Context, personId: string, managerId: string, name: string): Promise<void> {
  await lockTree(ctx, "managers");
  if (await isAbove(ctx, personId, managerId)) throw refuse("circular-tree", { what: name });
}
