import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { noteTermEnds } from "./note-term-ends";
import { renewDueLicenses } from "./renew-due-licenses";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const smtp = { url: "smtp://127.0.0.1:1", from: "Leasehold <licences@meridian.test>" };

type Given = NonNullable<Parameters<World["license"]>[0]>;

/** A monthly subscription that ends on 27 February 2027, and what its owner has been told. */
async function openOwned(given: Given, owned = true) {
  const world = await openWorld({ now: "2027-02-20T12:00:00Z" });
  Object.assign(world.runtime, { smtp });
  const { id: ownerId } = await world.person();
  const term = { startsOn: day("2027-01-31"), endsOn: day("2027-02-27") };
  const license = await world.license({
    seats: 0,
    durationMonths: 1,
    ...term,
    ownerId: owned ? ownerId : null,
    ...given,
  });
  await world.purchase({ licenseId: license.id, seats: 1, ...term });
  const told = async () => {
    const notices = await world.db.notification.findMany({ orderBy: { id: "asc" } });
    expect(notices.every(({ personId }) => personId === ownerId)).toBe(true);
    expect(await world.db.mail.count({ where: { template: "licenseTermNews" } })).toBe(notices.length);
    return notices.map(({ kind }) => kind);
  };
  const actAt = async (instant: string) => {
    world.clock.now = new Date(instant);
    for (let attempt = 0; attempt < 2; attempt++) {
      await world.run(renewDueLicenses, { after: null }, { as: world.system });
      await world.run(noteTermEnds, {}, { as: world.system });
    }
    return told();
  };
  return { world, ownerId, actAt };
}

const manual: Given = { renewal: "MANUAL" };
const weekLater = "2027-03-07T05:11:00Z";

test.each<[string, Given, string[]]>([
  ["ends", manual, ["license-ended"]],
  ["enters grace, which runs", { ...manual, graceDays: 30 }, ["license-in-grace"]],
  ["enters grace, which ends while nothing runs", { ...manual, graceDays: 3 }, ["license-ended"]],
  ["is a trial", { term: "TRIAL", renewal: "NONE" }, ["trial-ended"]],
  ["renews by itself", { renewal: "AUTOMATIC" }, ["license-renewed"]],
])(
  "a term that %s: its owner is told once, in a notice and a mail, also after a week of downtime",
  async (_, given, kinds) => {
    const { actAt } = await openOwned(given);
    expect(await actAt("2027-02-26T05:11:00Z")).toEqual([]);
    expect(await actAt(weekLater)).toEqual(kinds);
    expect(await actAt("2027-03-08T05:11:00Z")).toEqual(kinds);
  },
);

test("a licence without an owner, or of an owner who left, tells nobody", async () => {
  const nobodys = await openOwned(manual, false);
  expect(await nobodys.actAt(weekLater)).toEqual([]);
  const left = await openOwned({ renewal: "AUTOMATIC" });
  await left.world.db.person.update({ where: { id: left.ownerId }, data: { status: "DEPARTED" } });
  expect(await left.actAt(weekLater)).toEqual([]);
});
