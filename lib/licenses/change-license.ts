import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { saidIn } from "@/lib/kernel/row-change";
import { checkPlaces } from "./check-places";
import { checkLinks, checkTerms } from "./license-checks";
import { checkRules } from "./license-rule-checks";
import { rulesOf } from "./license-rules-schema";
import { lockLicense, type LockedLicense } from "./lock-license";
import { maintenancePriceColumns } from "./maintenance-price";
import { conflictOf } from "./rule-conflicts";
import { changeLicenseInput } from "./schema";

/** Changes the facts of a licence; the row is locked, so that a change and an assignment take turns. */
export const changeLicense = command({
  name: "licenses.change",
  permission: "license:write",
  input: changeLicenseInput,
  async run(ctx, { licenseId, version, reason, maintenancePrice, ...input }) {
    const changes = saidIn(input);
    const before = await lockLicense(ctx, licenseId);
    if (before.archivedAt) throw refuse("already-archived", { what: "licence" });
    if (before.version !== version) throw refuse("changed-meanwhile");
    const facts = { ...before, ...changes };
    const rules = rulesOf(facts);
    checkTerms(facts);
    checkRules(rules, rulesOf(before));
    await checkLinks(ctx, newLinks(before, changes));
    await checkPlaces(ctx, rules, before);
    const conflict = await conflictOf(ctx, before, rules);
    if (conflict) throw refuse("in-use", { what: before.name, ...conflict });

    const after = await ctx.tx.license.update({
      where: { id: licenseId },
      data: { ...changes, ...maintenancePriceColumns(maintenancePrice), version: { increment: 1 } },
    });
    ctx.record(
      "license.changed",
      { kind: "license", id: licenseId },
      { before, after, reason, related: [after.productId] },
    );
    return { id: after.id, name: after.name, version: after.version };
  },
});

type Links = Pick<
  LockedLicense,
  "productId" | "ownerId" | "departmentId" | "legalEntityId" | "siteId" | "licenseTypeId"
>;

/** Only what is newly chosen must be in use: an owner who has left since may stay until someone is named. */
function newLinks(before: LockedLicense, changes: Partial<Links>) {
  const changed = <Key extends keyof Links>(key: Key) => (changes[key] === before[key] ? undefined : changes[key]);
  return {
    productId: changed("productId"),
    ownerId: changed("ownerId"),
    departmentId: changed("departmentId"),
    legalEntityId: changed("legalEntityId"),
    siteId: changed("siteId"),
    licenseTypeId: changed("licenseTypeId"),
  };
}
