import fc from "fast-check";
import { expect, test } from "vitest";
import { effectiveEntitlements } from "@/lib/entitlements/effective-entitlements";
import { readEntitlementFacts } from "@/lib/entitlements/entitlement-facts";
import { restrictionVerdict } from "@/lib/licenses/restrictions";
import { query } from "@/lib/kernel/operation";
import { openWorld } from "@/lib/testing/world";
import { z } from "zod";

const country = fc.constantFrom("NL", "DE", "FR");
const site = fc.constantFrom("sit_a", "sit_b", "sit_c");
const department = fc.constantFrom("dep_a", "dep_b", "dep_c");
const few = <Item>(item: fc.Arbitrary<Item>) => fc.uniqueArray(item, { maxLength: 2 });
const countryOf: Record<string, string> = { sit_a: "NL", sit_b: "DE", sit_c: "NL" };

test("the database says of a restriction what restrictionVerdict says", async () => {
  const world = await openWorld();
  const asked = fc.record({
    countries: few(country),
    siteIds: few(site),
    departmentIds: few(department),
    country: fc.option(country),
    siteId: fc.option(site),
    departmentPath: fc.option(few(department)),
  });
  const seen = new Set<string | null>();
  await fc.assert(
    fc.asyncProperty(asked, async ({ countries, siteIds, departmentIds, ...use }) => {
      const sites = siteIds.map((id) => ({ id, country: countryOf[id] ?? "" }));
      const { rows } = await world.runtime.pool.query<{ said: string | null }>(
        "SELECT restriction_verdict($1, $2, $3, $4, $5, $6, $7) AS said",
        [
          countries,
          siteIds,
          sites.map((one) => one.country),
          departmentIds,
          use.country,
          use.siteId,
          use.departmentPath,
        ],
      );
      const verdict = restrictionVerdict({ countries, sites, departmentIds }, use);
      seen.add(verdict);
      expect(rows[0]?.said).toBe(verdict);
    }),
    { numRuns: 2_000 },
  );
  expect(seen.size).toBe(4);
});

const hour = 3_600_000;
const moment = fc.option(fc.integer({ min: -3, max: 3 }), { freq: 1 });
const period = fc
  .tuple(moment, moment)
  .filter(([from, to]) => from === null || to === null || to > from)
  .map(([from, to]) => ({ from, to }));
const switched = fc.tuple(fc.boolean(), period);

test(
  "the database says whether a feature holds for somebody as effectiveEntitlements does",
  { timeout: 60_000 },
  async () => {
    const world = await openWorld();
    const now = world.clock.now;
    const at = (hours: number | null) => (hours === null ? null : new Date(now.getTime() + hours * hour));
    const product = await world.product();
    const [above, own] = [await world.department(), await world.department()];
    await world.db.department.update({ where: { id: own.id }, data: { parentId: above.id } });
    const person = await world.person({ departmentId: own.id });
    const base = () => ({ organizationId: world.organizationId, createdAt: now });
    const feature = await world.db.feature.create({
      data: {
        id: world.runtime.newId("feature"),
        productId: product.id,
        code: "x",
        name: "X",
        kind: "FLAG",
        ...base(),
      },
    });
    const addOn = await world.db.addOn.create({
      data: { id: world.runtime.newId("addOn"), productId: product.id, code: "p", name: "P", ...base() },
    });
    await world.db.addOnFeature.create({
      data: { organizationId: world.organizationId, addOnId: addOn.id, featureId: feature.id },
    });
    const subjects = [{ personId: person.id }, { departmentId: own.id }, { departmentId: above.id }];
    const facts = fc.record({
      own: fc.option(switched),
      addOn: fc.option(switched),
      overrides: fc.uniqueArray(fc.tuple(fc.nat(2), switched), { maxLength: 3, size: "max", selector: ([of]) => of }),
      who: fc.constantFrom(person.id, person.id, null),
    });
    const read = query({
      name: "test.facts",
      permission: "license:read",
      input: z.strictObject({ licenseId: z.string(), personId: z.string().nullable() }),
      run: (ctx, { licenseId, personId }) => readEntitlementFacts(ctx, licenseId, { personId }),
    });
    const seen = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(facts, async ({ own: granted, addOn: bought, overrides, who }) => {
        const license = await world.license({ productId: product.id, seats: 0 });
        const columns = ([enabled, { from, to }]: [boolean, { from: number | null; to: number | null }]) => ({
          ...{ licenseId: license.id, enabled, startsAt: at(from), endsAt: at(to) },
          ...base(),
        });
        if (granted)
          await world.db.entitlement.create({
            data: { id: world.runtime.newId("entitlement"), featureId: feature.id, ...columns(granted) },
          });
        if (bought)
          await world.db.licenseAddOn.create({
            data: { id: world.runtime.newId("licenseAddOn"), addOnId: addOn.id, ...columns(bought) },
          });
        for (const [of, one] of overrides)
          await world.db.entitlementOverride.create({
            data: {
              id: world.runtime.newId("entitlementOverride"),
              featureId: feature.id,
              ...subjects[of],
              ...columns(one),
            },
          });
        const { rows } = await world.runtime.pool.query<{ said: boolean }>(
          "SELECT feature_holds($1, $2, $3, $4, $5) AS said",
          [world.organizationId, license.id, feature.id, who, now],
        );
        const holds =
          effectiveEntitlements(await world.run(read, { licenseId: license.id, personId: who }), now).length > 0;
        seen.add(holds);
        expect(rows[0]?.said).toBe(holds);
      }),
      { numRuns: 300 },
    );
    expect(seen.size).toBe(2);
  },
);
