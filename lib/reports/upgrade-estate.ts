import type { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { upgradeFactsOf, type UpgradeLicense } from "@/lib/licenses/upgrade-facts";

/** Licences that may have a product run: its own, and those of suites that it is part of. Terminated ones do not count. */
export function upgradeEstate(productId: string, also: Prisma.LicenseWhereInput = {}): Prisma.LicenseWhereInput {
  const covered: Prisma.LicenseWhereInput = {
    OR: [{ productId }, { product: { components: { some: { componentId: productId } } } }],
  };
  return { AND: [covered, also], archivedAt: null, terminatedAt: null };
}

const atATime = 500;

/** Every licence of an estate, some hundred at a time. */
export async function* eachUpgradeLicense(
  ctx: Context,
  where: Prisma.LicenseWhereInput,
  today: Date,
): AsyncGenerator<UpgradeLicense> {
  for (let after = ""; ;) {
    const read = { where: { AND: [where, { id: { gt: after } }] }, orderBy: [{ id: "asc" }], take: atATime };
    const licenses = await upgradeFactsOf(ctx, read, today);
    yield* licenses;
    const last = licenses.at(-1);
    if (last === undefined || licenses.length < atATime) return;
    after = last.id;
  }
}
