import type { Prisma } from "@/lib/db/generated/client";
import type { ScopedDatabase } from "@/lib/db/scoped";
import type { Runtime } from "@/lib/kernel/runtime";

type Given<Create> = Partial<Omit<Create, "id" | "organizationId">>;

/** Rows of the estate as tests need them, written straight into the tables: what is under test is what comes after. */
export function estateFactories(runtime: Runtime, db: ScopedDatabase, organizationId: string, now: () => Date) {
  let counter = 0;
  const base = () => ({ organizationId, createdAt: now() });

  const person = (given: Given<Prisma.PersonUncheckedCreateInput> = {}) => {
    const n = ++counter;
    return db.person.create({
      data: {
        id: runtime.newId("person"),
        displayName: `Person ${n}`,
        email: `person${n}@meridian.test`,
        ...given,
        ...base(),
      },
    });
  };
  const people = async (count: number) => {
    const rows = [];
    for (let i = 0; i < count; i++) rows.push(await person());
    return rows as [Awaited<ReturnType<typeof person>>, ...Awaited<ReturnType<typeof person>>[]];
  };
  const department = (given: Given<Prisma.DepartmentUncheckedCreateInput> = {}) =>
    db.department.create({
      data: { id: runtime.newId("department"), name: `Department ${++counter}`, ...given, ...base() },
    });
  const site = (given: Given<Prisma.SiteUncheckedCreateInput> = {}) =>
    db.site.create({
      data: {
        id: runtime.newId("site"),
        name: `Site ${++counter}`,
        country: "NL",
        timeZone: "Europe/Amsterdam",
        ...given,
        ...base(),
      },
    });
  const vendor = (given: Given<Prisma.VendorUncheckedCreateInput> = {}) =>
    db.vendor.create({ data: { id: runtime.newId("vendor"), name: `Vendor ${++counter}`, ...given, ...base() } });
  const product = async (given: Given<Prisma.ProductUncheckedCreateInput> = {}) => {
    const vendorId = given.vendorId ?? (await vendor()).id;
    return db.product.create({
      data: {
        id: runtime.newId("product"),
        name: `Product ${++counter}`,
        requestable: true,
        ...given,
        vendorId,
        ...base(),
      },
    });
  };
  const release = (given: Given<Prisma.ReleaseUncheckedCreateInput> & { productId: string; version: string }) =>
    db.release.create({
      data: { id: runtime.newId("release"), releasedOn: new Date("2026-06-01"), ...given, ...base() },
    });
  /** A named subscription with one lot of `seats` in force for ever, unless told otherwise. */
  const license = async ({
    seats = 10,
    ...given
  }: Given<Prisma.LicenseUncheckedCreateInput> & { seats?: number } = {}) => {
    const productId = given.productId ?? (await product()).id;
    const row = await db.license.create({
      data: {
        id: runtime.newId("license"),
        name: `License ${++counter}`,
        term: "SUBSCRIPTION",
        allocation: "NAMED",
        ...given,
        productId,
        ...base(),
      },
    });
    if (seats > 0) await purchase({ licenseId: row.id, seats });
    return row;
  };
  const purchase = (given: Given<Prisma.PurchaseUncheckedCreateInput> & { licenseId: string; seats: number }) =>
    db.purchase.create({ data: { id: runtime.newId("purchase"), ...given, ...base() } });
  const maintenance = (licenseId: string, startsOn: string, endsOn: string) =>
    db.maintenancePeriod.create({
      data: {
        id: runtime.newId("maintenancePeriod"),
        licenseId,
        startsOn: new Date(startsOn),
        endsOn: new Date(endsOn),
        ...base(),
      },
    });
  const seat = (given: Given<Prisma.SeatUncheckedCreateInput> & { licenseId: string; personId: string }) =>
    db.seat.create({ data: { id: runtime.newId("seat"), source: "ASSIGNED", heldFrom: now(), ...given, ...base() } });

  return { person, people, department, site, vendor, product, release, license, purchase, maintenance, seat };
}
