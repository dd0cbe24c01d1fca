import { isoDay } from "@/lib/kernel/calendar";
import { openWorld, type World } from "@/lib/testing/world";

export const day = (text: string) => new Date(`${text}T00:00:00Z`);

type LicenseGiven = NonNullable<Parameters<World["license"]>[0]>;
type LotGiven = Omit<Parameters<World["purchase"]>[0], "licenseId">;

/** A yearly subscription of 2026 with ten seats for EUR 3,650.00 in the middle of its term, and what it can be asked for. */
export async function openTerm(given: LicenseGiven = {}, lot: Partial<LotGiven> = {}, now = "2026-11-24T12:00:00Z") {
  const world = await openWorld({ now });
  const [startsOn, endsOn] = [given.startsOn ?? day("2026-01-01"), given.endsOn ?? day("2026-12-31")];
  const license = await world.license({
    name: "Drafter",
    seats: 0,
    renewal: "MANUAL",
    durationMonths: 12,
    ...given,
    startsOn,
    endsOn: given.endsOn === null ? null : endsOn,
  });
  const purchase = await world.purchase({
    licenseId: license.id,
    seats: 10,
    startsOn: day(isoDay(new Date(startsOn))),
    endsOn: given.endsOn === null ? null : day(isoDay(new Date(endsOn))),
    priceAmount: 365_000n,
    currency: "EUR",
    ...lot,
  });
  return { world, licenseId: license.id, purchaseId: purchase.id, ...lookAt(world, license.id) };
}

function lookAt(world: World, licenseId: string) {
  return {
    license: () => world.db.license.findUniqueOrThrow({ where: { id: licenseId } }),
    /** Lots in use as `seats from..until price currency`, oldest first. */
    lots: async () => {
      const rows = await world.db.purchase.findMany({
        where: { licenseId, archivedAt: null },
        orderBy: [{ startsOn: "asc" }, { id: "asc" }],
      });
      return rows.map(({ seats, startsOn, endsOn, priceAmount, currency }) =>
        [seats, `${inText(startsOn)}..${inText(endsOn)}`, priceAmount?.toString() ?? "-", currency ?? "-"].join(" "),
      );
    },
    /** Entries of the ledger as `amount currency cause`, oldest first. */
    credits: async () => {
      const rows = await world.db.licenseCredit.findMany({ where: { licenseId }, orderBy: { id: "asc" } });
      return rows.map(({ amount, currency, cause }) => `${amount} ${currency} ${cause}`);
    },
    /** Gives seats to so many people. */
    hold: async (count: number) => {
      for (const person of await world.people(count)) await world.seat({ licenseId, personId: person.id });
    },
    /** Everything that a refusal must leave as it was. */
    everything: async () => ({
      licenses: await world.db.license.findMany({ orderBy: { id: "asc" } }),
      purchases: await world.db.purchase.findMany({ orderBy: { id: "asc" } }),
      credits: await world.db.licenseCredit.count(),
      events: (await world.events()).filter(({ type }) => type !== "access.denied").length,
    }),
  };
}

const inText = (date: Date | null) => (date ? isoDay(date) : "");
