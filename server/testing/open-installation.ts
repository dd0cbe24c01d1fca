import { randomBytes } from "node:crypto";
import { createApiToken } from "@/lib/auth/create-api-token";
import { revokeApiToken } from "@/lib/auth/revoke-api-token";
import type { AccountActor } from "@/lib/kernel/actor";
import { execute } from "@/lib/kernel/operation";
import { secretsUnder } from "@/lib/kernel/secrets";
import type { Scope } from "@/lib/kernel/permissions";
import { idMaker } from "@/lib/kernel/ids";
import type { Runtime } from "@/lib/kernel/runtime";
import { openDatabaseOn } from "@/lib/db/client";
import { openPool } from "@/lib/db/pool";
import { scopeTo } from "@/lib/db/scoped";
import { estateFactories } from "@/lib/testing/estate-factories";
import { findRunningPostgres } from "@/server/postgres/start-postgres";
import { secretFromFile } from "@/server/supervisor/secret-files";

/** An organisation in a running installation, written into its database from beside it. */
export async function openInstallation(dataFolder: string, url: string) {
  const running = await findRunningPostgres(dataFolder);
  if (!running) throw new Error("no PostgreSQL runs there");
  const pool = openPool(running.applicationUrl, 4);
  const db = openDatabaseOn(pool);
  const random = (size: number) => Uint8Array.from(randomBytes(size));
  const now = () => new Date();
  const masterKey = Buffer.from(await secretFromFile(dataFolder, "LEASEHOLD_MASTER_KEY"), "base64");
  const runtime: Runtime = {
    db,
    pool,
    now,
    newId: idMaker(now, random),
    randomBytes: random,
    secrets: secretsUnder(masterKey, random),
    publicUrl: url,
  };
  const organizationId = runtime.newId("organization");
  await db.organization.create({
    data: { id: organizationId, name: "Storm Works", timeZone: "UTC", currency: "EUR", createdAt: now() },
  });
  const scoped = scopeTo(db, organizationId);
  const accountId = runtime.newId("account");
  const name = "Owner of the storm";
  await scoped.account.create({
    data: { id: accountId, organizationId, email: "owner@storm.test", name, createdAt: now() },
  });
  const owner: AccountActor = {
    kind: "account",
    organizationId,
    accountId,
    personId: null,
    name,
    roles: ["OWNER"],
    origin: { requestId: "req_storm", channel: "web" },
  };
  return {
    runtime,
    organizationId,
    db: scoped,
    token: (...scopes: Scope[]) => execute(runtime, owner, createApiToken, { name: "Storm", scopes }),
    revoke: (tokenId: string) => execute(runtime, owner, revokeApiToken, { tokenId }),
    ...estateFactories(runtime, scoped, organizationId, now),
    async close() {
      await db.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}

export type Installation = Awaited<ReturnType<typeof openInstallation>>;
