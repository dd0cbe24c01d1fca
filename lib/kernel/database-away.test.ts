import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { openDatabaseOn } from "@/lib/db/client";
import { openPool } from "@/lib/db/pool";
import { openWorld } from "@/lib/testing/world";
import { isDatabaseAway } from "./database-away";

/** The message ErrorResponse of PostgreSQL's protocol, as a server sends it that is starting up after a crash. */
function startingUp(code: string): Buffer {
  const fields = ["SFATAL", "VFATAL", `C${code}`, "Mthe database system is starting up"].map((field) => `${field}\0`);
  const body = Buffer.from(`${fields.join("")}\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** Where no database answers: it starts up, cuts the line, or is not there. */
async function away(how: "57P03" | "cut" | "nobody") {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => (how === "cut" ? socket.destroy() : socket.end(startingUp(how))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  if (how === "nobody") await new Promise((resolve) => server.close(resolve));
  const pool = openPool(`postgresql://app:secret@127.0.0.1:${port}/leasehold`, 2);
  const db = openDatabaseOn(pool);
  onTestFinished(async () => {
    await db.$disconnect();
    if (!pool.ended) await pool.end();
    server.close();
  });
  return { pool, db };
}

const failureOf = (asked: Promise<unknown>) => asked.then(() => "no failure", isDatabaseAway);

test.each(["57P03", "cut", "nobody"] as const)(
  "a database that is away (%s) is known as such, however it is asked",
  async (how) => {
    const { pool, db } = await away(how);
    expect(await failureOf(pool.query("SELECT 1"))).toBe(true);
    expect(await failureOf(db.organization.findFirst())).toBe(true);
    expect(await failureOf(db.$transaction((tx) => tx.organization.findFirst()))).toBe(true);
  },
);

test("what a database that is there refuses is no absence", async () => {
  const world = await openWorld();
  expect(await failureOf(world.runtime.pool.query("SELECT 1/0"))).toBe(false);
  expect(await failureOf(world.runtime.db.$queryRaw`SELECT 1/0`)).toBe(false);
});
