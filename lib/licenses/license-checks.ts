import type { Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import type { LicenseTerm, TrialStart } from "@/lib/db/generated/enums";

type Terms = {
  term: LicenseTerm;
  startsOn: Date | null;
  endsOn: Date | null;
  noticeDays: number | null;
  trialStart?: TrialStart;
};

/** Rules between the fields of a licence; each names the field to correct. */
export function checkTerms({ term, startsOn, endsOn, noticeDays, trialStart = "ISSUE" }: Terms): void {
  if (term === "PERPETUAL" && endsOn)
    throw refuseInput({ endsOn: "is empty for a perpetual licence: what may end is its maintenance" });
  if (term === "TRIAL" && !endsOn && trialStart === "ISSUE")
    throw refuseInput({ endsOn: "is needed for a trial that begins when it is issued" });
  checkPeriod(startsOn, endsOn);
  if (noticeDays !== null && !endsOn) throw refuseInput({ noticeDays: "needs an end date to count back from" });
}

export function checkPeriod(startsOn: Date | null, endsOn: Date | null): void {
  if (startsOn && endsOn && endsOn < startsOn) throw refuseInput({ endsOn: "is on or after the start" });
}

type Links = {
  productId?: string;
  ownerId?: string | null;
  departmentId?: string | null;
  legalEntityId?: string | null;
  siteId?: string | null;
  licenseTypeId?: string | null;
};

/** What a licence points at is there, ours and in use: told beside the field instead of by a foreign key. */
export async function checkLinks(ctx: Context, links: Links): Promise<void> {
  const current = (id: string) => ({ where: { id, archivedAt: null }, select: { id: true } });
  const { productId, ownerId, departmentId, legalEntityId, siteId, licenseTypeId } = links;
  if (productId && !(await ctx.tx.product.findUnique(current(productId))))
    throw refuseInput({ productId: "is not a product in the catalogue" });
  if (ownerId && !(await ctx.tx.person.findUnique(current(ownerId))))
    throw refuseInput({ ownerId: "is not a person here" });
  if (departmentId && !(await ctx.tx.department.findUnique(current(departmentId))))
    throw refuseInput({ departmentId: "is not a department here" });
  if (legalEntityId && !(await ctx.tx.legalEntity.findUnique(current(legalEntityId))))
    throw refuseInput({ legalEntityId: "is not a legal entity here" });
  if (siteId && !(await ctx.tx.site.findUnique(current(siteId)))) throw refuseInput({ siteId: "is not a site here" });
  if (licenseTypeId && !(await ctx.tx.licenseType.findUnique(current(licenseTypeId))))
    throw refuseInput({ licenseTypeId: "is not a licence type here" });
}
