import { connect, createServer } from "node:net";
import { createTransport } from "nodemailer";
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

test("a mail server or a directory that cannot be reached is no absence of the database", async () => {
  const { pool, db } = await away("nobody");
  const { port } = new URL(pool.options.connectionString ?? "");
  const mail = createTransport(`smtp://127.0.0.1:${port}`).sendMail({ from: "a@x.test", to: "b@x.test" });
  expect(await failureOf(mail)).toBe(false);
  const directory = new Promise((_, reject) => void connect(Number(port), "127.0.0.1").once("error", reject));
  expect(await failureOf(directory)).toBe(false);
  // Its own, with the very same code, is.
  await expect(pool.query("SELECT 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect(await failureOf(db.organization.findFirst())).toBe(true);
});

test("what a database that is there refuses is no absence", async () => {
  const world = await openWorld();
  expect(await failureOf(world.runtime.pool.query("SELECT 1/0"))).toBe(false);
  expect(await failureOf(world.runtime.db.$queryRaw`SELECT 1/0`)).toBe(false);
});

const coded = (code: string, more: object = {}) => Object.assign(new Error("as the driver says it"), { code, ...more });
const caused = (cause: unknown) => new Error("as the adapter hands it on", { cause });

test.each([
  coded("57P01"),
  coded("57P02"),
  coded("57P03"),
  coded("08006"),
  coded("53300"),
  coded("25006"),
  coded("P1001"),
  coded("P1017"),
  coded("P2024"),
  coded("P2028"),
  coded("P2037"),
  new Error("Connection terminated unexpectedly"),
  new Error("Client has encountered a connection error and is not queryable"),
  new Error("timeout exceeded when trying to connect"),
  new Error("Query read timeout"),
  new Error("Raw query failed. Code: `57P01`. Message: `terminating connection`"),
  caused({ kind: "postgres", code: "57P01", severity: "FATAL" }),
  caused({ kind: "ConnectionClosed" }),
  caused({ originalCode: "57P03", kind: "postgres" }),
  caused({ kind: "DatabaseNotReachable", host: "db", port: 5432 }),
])("an absence in other words: %o", (error) => expect(isDatabaseAway(error)).toBe(true));

test.each([
  coded("23505"),
  coded("25P02"),
  coded("42P01"),
  coded("P2002"),
  coded("ENOENT", { syscall: "open" }),
  coded("ENOENT", { syscall: "connect" }),
  coded("ECONNRESET"),
  new AggregateError([coded("EHOSTUNREACH"), coded("ECONNREFUSED")]),
  coded("ETIMEDOUT", { message: "Connection timeout", command: "CONN" }),
  caused({ kind: "postgres", code: "22P02" }),
  new Error("terminated"),
  "57P01",
  null,
])("no absence: %o", (error) => expect(isDatabaseAway(error)).toBe(false));

test("connections that break where nobody listens end no process, and what was under way is an absence", async () => {
  const { runtime } = await openWorld();
  const { pool, db } = runtime;
  const held = await pool.connect();
  try {
    // Without one the break would end this very process before anything could be told of it.
    expect(held.listenerCount("error")).toBeGreaterThan(0);
    const { rows } = await held.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const ended = new Promise((resolve) => held.once("end", resolve));
    await pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
    await ended;
  } finally {
    held.release();
  }
  const within = db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
    await tx.organization.findFirst();
  });
  expect(await failureOf(within)).toBe(true);
  expect(await failureOf(db.organization.findFirst())).toBe("no failure");
});
