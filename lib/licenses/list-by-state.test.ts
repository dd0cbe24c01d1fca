import { expect, test } from "vitest";
import type { ExpiryBehavior } from "@/lib/db/generated/enums";
import { addDays } from "@/lib/kernel/calendar";
import { openWorld } from "@/lib/testing/world";
import { licenseStates, stateOn } from "./license-state";
import { listLicenses } from "./list-licenses";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const behaviors: ExpiryBehavior[] = ["RESTRICT", "MAINTAIN", "ALLOW", "REVOKE"];

test("the list finds by state what the rule says, for every mixture of facts", async () => {
  const world = await openWorld({ now: "2026-11-24T12:00:00Z" });
  const today = day("2026-11-24");
  const offsets = [null, -20, -8, -7, -1, 0, 1];
  const { id: productId } = await world.product();
  const facts = offsets.flatMap((end) =>
    behaviors.flatMap((expiryBehavior) =>
      [0, 7].flatMap((graceDays) =>
        [null, today].flatMap((decided) => [
          { end, start: -300, expiryBehavior, graceDays, cancelledAt: decided, suspendedAt: null, terminatedAt: null },
          { end, start: 1, expiryBehavior, graceDays, cancelledAt: null, suspendedAt: decided, terminatedAt: null },
          { end, start: null, expiryBehavior, graceDays, cancelledAt: null, suspendedAt: today, terminatedAt: decided },
        ]),
      ),
    ),
  );
  const possible = facts.filter(({ end, start }) => end === null || start === null || start <= end);
  await world.db.license.createMany({
    data: possible.map(({ end, start, ...given }, n) => ({
      id: `lic_${n}`,
      organizationId: world.organizationId,
      productId,
      name: `License ${n}`,
      term: "SUBSCRIPTION" as const,
      allocation: "NAMED" as const,
      startsOn: start === null ? null : addDays(today, start),
      endsOn: end === null ? null : addDays(today, end),
      createdAt: world.clock.now,
      ...given,
    })),
  });
  const rows = await world.db.license.findMany();
  for (const state of licenseStates) {
    const wanted = rows.filter((row) => stateOn(row, today) === state).map(({ id }) => id);
    const found = await world.run(listLicenses, { state, limit: 200 });
    expect(wanted.length).toBeGreaterThan(0);
    expect(found.total).toBe(wanted.length);
    expect(found.items.map(({ id }) => id).sort()).toEqual(wanted.sort().filter((_, n) => n < 200));
    expect(new Set(found.items.map((item) => item.state))).toEqual(new Set([state]));
  }
});
