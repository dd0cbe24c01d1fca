import { randomBytes } from "node:crypto";
import { onTestFinished } from "vitest";
import type { z } from "zod";
import { openDatabaseOn } from "@/lib/db/client";
import type { Role } from "@/lib/db/generated/enums";
import { openPool } from "@/lib/db/pool";
import { scopeTo } from "@/lib/db/scoped";
import type { Actor, AccountActor, TokenActor } from "@/lib/kernel/actor";
import { systemActor } from "@/lib/kernel/actor";
import { idMaker } from "@/lib/kernel/ids";
import { execute, type Operation } from "@/lib/kernel/operation";
import type { Scope } from "@/lib/kernel/permissions";
import type { Runtime } from "@/lib/kernel/runtime";
import { secretsUnder } from "@/lib/kernel/secrets";
import { openDatabase } from "./database";
import { estateFactories } from "./estate-factories";

export type Clock = { now: Date };

/** A runtime over a migrated database copy, with a clock that stands still until it is moved. */
export async function openRuntime(
  clock: Clock,
): Promise<{ runtime: Runtime; migrationUrl: string; applicationUrl: string; close(): Promise<void> }> {
  const database = await openDatabase();
  const pool = openPool(database.applicationUrl, 12);
  const db = openDatabaseOn(pool);
  const random = (size: number) => Uint8Array.from(randomBytes(size));
  const runtime: Runtime = {
    db,
    pool,
    now: () => clock.now,
    newId: idMaker(() => clock.now, random),
    randomBytes: random,
    secrets: secretsUnder(random(32), random),
    publicUrl: "http://leasehold.test",
  };
  const close = async () => {
    await db.$disconnect();
    if (!pool.ended) await pool.end();
    await database.close();
  };
  return { runtime, migrationUrl: database.migrationUrl, applicationUrl: database.applicationUrl, close };
}

/** An organisation to test in. Closed by itself when the test that opened it ends. */
export async function openWorld(options: { now?: string } = {}) {
  const clock: Clock = { now: new Date(options.now ?? "2026-11-02T09:00:00Z") };
  const opened = await openRuntime(clock);
  onTestFinished(opened.close);
  return worldIn(opened.runtime, clock, { applicationUrl: opened.applicationUrl, migrationUrl: opened.migrationUrl });
}

export type World = Awaited<ReturnType<typeof openWorld>>;

async function worldIn(
  runtime: Runtime,
  clock: Clock,
  urls: { applicationUrl: string; migrationUrl: string },
  name = "Meridian Works",
) {
  const organizationId = runtime.newId("organization");
  await runtime.db.organization.create({
    data: { id: organizationId, name, timeZone: "Europe/Amsterdam", currency: "EUR", createdAt: clock.now },
  });
  const db = scopeTo(runtime.db, organizationId);
  const origin = { requestId: "rid_test", channel: "web" } as const;

  /** An actor with roles, with an account behind it; without `personId` it is nobody in the organisation. */
  const actor = async (roles: Role[], personId: string | null = null): Promise<AccountActor> => {
    const accountId = runtime.newId("account");
    const email = `${accountId}@meridian.test`;
    await db.account.create({
      data: {
        id: accountId,
        organizationId,
        personId,
        email,
        name: `Account ${accountId.slice(-6)}`,
        createdAt: clock.now,
      },
    });
    for (const role of roles)
      await db.roleGrant.create({
        data: { id: runtime.newId("roleGrant"), organizationId, accountId, role, createdAt: clock.now },
      });
    return { kind: "account", organizationId, accountId, personId, name: email, roles, origin };
  };
  const tokenActor = (scopes: Scope[]): TokenActor => ({
    kind: "token",
    organizationId,
    tokenId: runtime.newId("apiToken"),
    name: "test",
    scopes,
    origin: { ...origin, channel: "api" },
  });
  const admin = await actor(["ADMIN"]);

  return {
    ...urls,
    runtime,
    clock,
    organizationId,
    /** The scoped client, for looking at what is there. */
    db,
    admin,
    system: systemActor(organizationId, "test", "rid_test"),
    actor,
    tokenActor,
    /** Runs an operation, as an admin unless told otherwise. */
    run: <Input extends z.ZodType, Output>(
      operation: Operation<Input, Output>,
      raw: z.input<Input>,
      options: { as?: Actor; once?: string } = {},
    ) =>
      execute(runtime, options.as ?? admin, operation, raw, options.once === undefined ? {} : { once: options.once }),
    events: (type?: string) =>
      db.auditEvent.findMany({ where: type === undefined ? {} : { type }, orderBy: [{ at: "asc" }, { id: "asc" }] }),
    /** A second organisation in the same database, for trying to reach across. */
    neighbour: () => worldIn(runtime, clock, urls, "Foreign Works"),
    ...estateFactories(runtime, db, organizationId, () => clock.now),
  };
}
