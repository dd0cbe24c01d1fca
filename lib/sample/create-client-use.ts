import { consumeMeter } from "@/lib/entitlements/consume-meter";
import type { TokenActor } from "@/lib/kernel/actor";
import { addDays } from "@/lib/kernel/calendar";
import type { Runtime } from "@/lib/kernel/runtime";
import { validate } from "@/lib/validation/validate";
import type { MadeLicense } from "./create-estate";
import type { SamplePerson } from "./create-people";
import { meterUse } from "./engineering";
import type { Maker } from "./maker";
import { seeded } from "./random";
import { runtimeAt } from "./sample-clock";

const daysOfUse = 30;

/** What client programs did: thirty days of people who use what is licensed for a site, and this month's meters. */
export async function createClientUse(
  runtime: Runtime,
  maker: Maker,
  client: TokenActor,
  licenses: readonly MadeLicense[],
  people: readonly SamplePerson[],
): Promise<void> {
  const random = seeded(815);
  const own = runtimeAt(runtime, maker.clock);
  const sites = licenses.filter(({ sample }) => sample.allocation === "SITE");
  const users = sites.map(() => random.some(people, 8 + random.below(16)));
  for (let ago = daysOfUse; ago >= 1; ago--) {
    const day = addDays(maker.today, -ago);
    if (day.getUTCDay() % 6 === 0) continue;
    maker.clock.now = new Date(day.getTime() + 9 * 3_600_000);
    for (const [index, { id: licenseId }] of sites.entries()) {
      for (const { email } of users[index] ?? []) {
        if (random.chance(0.45)) continue;
        const scope = { user: email, country: ago === 4 && random.chance(0.05) ? "US" : "NL" };
        const origin = { ...client.origin, address: `10.20.4.${random.below(250) + 1}` };
        await validate(own, { token: client, origin }, { licenseId, scope });
      }
    }
  }
  maker.clock.now = runtime.now();
  for (const { id: licenseId, sample } of licenses)
    for (const [feature, amount] of meterUse[sample.name ?? sample.product] ?? [])
      await maker.run(consumeMeter, { licenseId, feature, amount }, client);
}
