import { expect, test, vi } from "vitest";
import { GET as exportVendors } from "@/app/admin/vendors/export.csv/route";
import { openDatabaseOn } from "@/lib/db/client";
import { floating, floatingClient } from "@/lib/floating/testing-floating";
import type { AccountActor } from "@/lib/kernel/actor";
import { withRuntime } from "@/lib/kernel/default-runtime";
import { ownPool } from "@/lib/testing/own-pool";
import { openWorld, type World } from "@/lib/testing/world";
import { GET as exportTrail } from "./route";

const signedIn = vi.hoisted((): { actor: AccountActor | null } => ({ actor: null }));
vi.mock("@/lib/auth/current-actor", () => ({ currentActor: () => Promise.resolve(signedIn.actor) }));

const many = 3_000;
const rowsOnPage = 200;
const numbers = Array.from({ length: many }, (_, n) => n);

const fillTrail = (world: World) =>
  world.db.auditEvent.createMany({
    data: numbers.map(() => ({
      id: world.runtime.newId("auditEvent"),
      organizationId: world.organizationId,
      type: "vendor.changed",
      operation: "vendors.change",
      actorKind: "system",
      subjectKind: "vendor",
      subjectId: "ven_none",
      related: [],
      after: { name: "N".repeat(200) },
      origin: { channel: "web" },
      requestId: "rid_test",
      at: world.clock.now,
    })),
  });

const fillVendors = (world: World) =>
  world.db.vendor.createMany({
    data: numbers.map((n) => ({
      id: world.runtime.newId("vendor"),
      organizationId: world.organizationId,
      name: `Vendor ${n} ${"N".repeat(100)}`,
      createdAt: world.clock.now,
    })),
  });

test.each([
  ["the trail", exportTrail, fillTrail],
  ["a list", exportVendors, fillVendors],
])(
  "an export of %s that its reader holds for long holds no connection, and nobody's check-out or check-in",
  async (_, answer, fill) => {
    const world = await openWorld();
    const { license, client } = await floating(world, 2);
    await fill(world);
    signedIn.actor = world.admin;
    // With one connection for everything: whoever kept it would stop all else.
    const pool = ownPool(world, { max: 1, connectionTimeoutMillis: 15_000 });
    let turns = 0;
    pool.on("acquire", () => turns++);
    const runtime = { ...world.runtime, pool, db: openDatabaseOn(pool) };
    const farm = floatingClient(runtime, client, license.id);
    const sessions = () =>
      world.runtime.pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
      );

    const response = await withRuntime(runtime, () =>
      answer(new Request("http://leasehold.test/export.csv", { headers: { accept: "text/csv" } })),
    );
    const reader = response.body?.getReader();
    const first = await reader?.read();
    let text = new TextDecoder().decode(first?.value);
    // Most of it is not read from the database before it is wanted.
    expect(turns).toBeLessThan(many / rowsOnPage / 2);
    for (const user of ["ada", "bo"]) await farm.back((await farm.started(user)).id);
    await vi.waitFor(async () => expect((await sessions()).rows).toEqual([]));
    expect([pool.totalCount, pool.idleCount, pool.waitingCount]).toEqual([1, 1, 0]);

    await farm.started("eve");
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
      text += new TextDecoder().decode(next.value);
    expect(text.split("\r\n").length).toBeGreaterThan(many);
    expect(turns).toBeGreaterThanOrEqual(many / rowsOnPage);
  },
);
