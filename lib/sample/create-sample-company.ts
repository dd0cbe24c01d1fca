import { createOrganization } from "@/lib/auth/create-organization";
import { systemActor, type AccountActor } from "@/lib/kernel/actor";
import { addDays, dayIn } from "@/lib/kernel/calendar";
import { listPools } from "@/lib/floating/list-pools";
import { releaseSeats } from "@/lib/seats/release-seats";
import { departPerson } from "@/lib/people/depart-person";
import type { Runtime } from "@/lib/kernel/runtime";
import { company } from "./company";
import { createAccounts, createClient, createTokens, ownerOf, randomPassword, type Login } from "./create-accounts";
import { createClientUse } from "./create-client-use";
import { createEstate, type MadeLicense } from "./create-estate";
import { createFlexNetUse } from "./create-flexnet-use";
import { createGrants, createKeys } from "./create-grants";
import { createMachines } from "./create-machines";
import { createPeople, type SamplePerson } from "./create-people";
import { createPoolDay } from "./create-pool-day";
import { createPoolHistory, historyDays } from "./create-pool-history";
import { createPools } from "./create-pools";
import { createRequests } from "./create-requests";
import { createSeats, type Holdings } from "./create-seats";
import { createUsage } from "./create-usage";
import { makerFor, type Maker } from "./maker";
import { seeded } from "./random";
import { monthsFrom } from "./sample-clock";

export type SampleCompany = {
  accounts: Record<"owner" | "admin" | "approver" | "employee" | "auditor", Login>;
  apiToken: string;
  scimToken: string;
  licenses: Partial<
    Record<
      NonNullable<MadeLicense["sample"]["tag"]>,
      { id: string; seats: number; key: string | null; poolId?: string | undefined }
    >
  >;
  people: { id: string; email: string }[];
};

type Progress = (step: string) => void;

/**
 * Makes the sample company with the commands that people use, on the days on which it happened: 300 people, 60 licences
 * and 14 months of history. The same each time, apart from ids, passwords and tokens.
 */
export async function createSampleCompany(runtime: Runtime, progress: Progress = () => {}): Promise<SampleCompany> {
  const random = seeded(20_260);
  const now = runtime.now();
  const today = dayIn(company.timeZone, now);
  const clock = { now: monthsFrom(today, -14) };
  const system = systemActor(runtime.newId("organization"), "sample company", "rid_sample");
  const maker = makerFor(runtime, clock, today, system);

  progress("organisation");
  const ownerPassword = randomPassword(runtime.randomBytes);
  const { domain: _domain, ...facts } = company;
  const { owner: session } = await maker.run(createOrganization, {
    ...facts,
    owner: { ...ownerOf, password: ownerPassword },
  });
  const owner: AccountActor = {
    kind: "account",
    organizationId: system.organizationId,
    accountId: session.accountId,
    personId: null,
    name: ownerOf.name,
    roles: ["OWNER"],
    origin: { ...system.origin, channel: "web" },
  };
  progress("300 people");
  const people = await createPeople(makerFor(runtime, clock, today, owner), random);
  const accounts = await createAccounts(maker, system, people, runtime.randomBytes);
  const admin = makerFor(runtime, clock, today, accounts.admin);
  progress("40 products and 60 licences");
  const { licenses, addOns } = await createEstate(admin, random, people);
  progress("14 months of seats");
  const holdings = await createSeats(admin, random, licenses, people);
  await sendAway(admin, people, holdings);
  progress("requests and usage");
  await createRequests(admin, licenses, holdings, people, accounts);
  progress("machines, features and keys");
  clock.now = monthsFrom(today, -13);
  const client = await createClient(admin, owner);
  await createMachines(admin, client, licenses, people);
  await createGrants(admin, licenses, addOns, people);
  await createClientUse(runtime, admin, client, licenses, people);
  progress(`${historyDays / 7} weeks of the licence server`);
  clock.now = addDays(today, -historyDays - 1);
  const solverPools = await createPools(admin, licenses);
  await createPoolHistory(runtime, admin, client, licenses, people);
  clock.now = now;
  await createPoolDay(runtime, admin, client, licenses, people, solverPools);
  await createUsage(admin, random, licenses, holdings);
  await createFlexNetUse(admin, licenses, people);
  const keys = await createKeys(admin, licenses);
  const tokens = await createTokens(admin, owner);

  const floating = licenses.find(({ sample }) => sample.tag === "floating");
  const pools = floating ? (await admin.run(listPools, { licenseId: floating.id })).items : [];
  const tagged = licenses.flatMap(({ id, sample }) =>
    sample.tag
      ? [
          [
            sample.tag,
            {
              id,
              seats: sample.seats,
              key: keys.get(id) ?? null,
              ...(id === floating?.id ? { poolId: pools[0]?.id } : {}),
            },
          ] as const,
        ]
      : [],
  );
  return {
    accounts: { owner: { email: ownerOf.email, password: ownerPassword }, ...accounts.logins },
    ...tokens,
    licenses: Object.fromEntries(tagged),
    people: people.map(({ id, email }) => ({ id, email })),
  };
}

/** Three people left lately; what they held was taken back on their last day. */
async function sendAway(maker: Maker, people: readonly SamplePerson[], holdings: Holdings): Promise<void> {
  const leaving = people.filter((person) => person.department === "mechanical" && !person.isHead).slice(-3);
  for (const [index, person] of leaving.entries()) {
    maker.clock.now = addDays(maker.today, -(6 + index * 9));
    const held = [...holdings.values()].filter((holders) => holders.has(person.id));
    const seatIds = held.flatMap((holders) => holders.get(person.id) ?? []);
    if (seatIds.length > 0) await maker.run(releaseSeats, { seatIds, reason: "Left the company" });
    for (const holders of held) holders.delete(person.id);
    await maker.run(departPerson, { personId: person.id, reason: "Left the company" });
  }
}
